// A kiosk that nobody looks at any more closes the visit. Before that, it says so, and whoever is there goes on by any gesture.
// Between two visitors, it calls now and then: an administrator reads that it works.

for (const place of document.querySelectorAll("[data-close-after]")) {
  const close = document.getElementById(place.dataset.closes);
  const seconds = Number(place.dataset.closeAfter);
  const warning = Number(place.dataset.warning);
  let left = seconds;
  const stay = () => {
    left = seconds;
    place.hidden = true;
  };
  for (const gesture of ["pointerdown", "keydown", "scroll", "touchstart"])
    addEventListener(gesture, stay, { passive: true });
  setInterval(() => {
    left -= 1;
    if (left <= warning) place.hidden = false;
    if (left === 0) close.requestSubmit();
  }, 1000);
}

for (const { dataset } of document.querySelectorAll("[data-calls]"))
  setInterval(() => fetch(dataset.calls, { cache: "no-store" }).catch(() => undefined), dataset.every * 1000);
