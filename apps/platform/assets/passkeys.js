// Speaks to the authenticator (WebAuthn); everything else is the form's. Without it the form stays hidden, and the other
// ways of the page remain.

const { browserSupportsWebAuthn, startAuthentication, startRegistration } = globalThis.SimpleWebAuthnBrowser;

if (browserSupportsWebAuthn()) {
  for (const place of document.querySelectorAll("[data-passkey]")) open(place);
  for (const missing of document.querySelectorAll("[data-passkey-missing]")) missing.hidden = true;
}

function open(place) {
  const form = place.querySelector("form");
  place.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (form.hasAttribute("aria-busy")) return;
    form.setAttribute("aria-busy", "true");
    answer(place, form).catch((error) => tell(place, form, error));
  });
}

async function answer(place, form) {
  const response = await fetch(place.dataset.question, { headers: { accept: "application/json" } });
  if (!response.ok) throw new Error("no question");
  const optionsJSON = await response.json();
  const start = place.dataset.passkey === "create" ? startRegistration : startAuthentication;
  form.elements.answer.value = JSON.stringify(await start({ optionsJSON }));
  form.submit();
}

function tell(place, form, error) {
  form.removeAttribute("aria-busy");
  const status = place.querySelector("[role=status]");
  status.textContent = error.name === "InvalidStateError" ? place.dataset.known : place.dataset.stopped;
}
