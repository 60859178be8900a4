// Shows how far a file has gone. Without it the same form is sent by the browser: nothing else depends on it.

const TYPE = "multipart/form-data";

document.addEventListener("submit", (event) => {
  const form = event.target;
  const box = document.querySelector("[data-upload-progress]");
  if (!box || form.enctype !== TYPE || !holdsFile(form)) return;
  event.preventDefault();
  if (form.hasAttribute("aria-busy")) return;
  form.setAttribute("aria-busy", "true");
  send(form, box);
});

function holdsFile(form) {
  return [...form.querySelectorAll('input[type="file"]')].some((input) => input.files.length > 0);
}

function send(form, box) {
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.setRequestHeader("accept", "text/html");
  request.responseType = "document";
  box.hidden = false;
  request.upload.addEventListener("progress", ({ loaded, total }) => {
    const percent = Math.floor((100 * loaded) / total);
    tell(box, box.dataset.sent.replace("-1", String(percent)), percent);
  });
  request.upload.addEventListener("load", () => tell(box, box.dataset.checking, 100));
  request.addEventListener("error", () => {
    form.removeAttribute("aria-busy");
    tell(box, box.dataset.failed, 0);
  });
  request.addEventListener("load", () => follow(request));
  request.send(new FormData(form));
}

function tell(box, words, percent) {
  box.querySelector("progress").value = percent;
  box.querySelector(".ar-numbers").textContent = words;
}

/** A refusal comes back in place, with what is to be corrected; anything else is the next page. */
function follow(request) {
  const main = request.response?.querySelector("#content");
  if (request.status < 400 || !main) return window.location.assign(request.responseURL);
  document.title = request.response.title;
  document.querySelector("#content").replaceWith(main);
  (main.querySelector(".ar-error-summary") ?? main).focus();
  window.scrollTo(0, 0);
}
