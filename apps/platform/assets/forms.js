// Sends the forms of a page without leaving it, so that Back leads to the page before and nothing is ever sent twice
// by it. Without it, and whenever anything fails before an answer came, the same form is sent by the browser.

const HTML = /^text\/html\b/;

addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !form.matches("form[data-scripted]")) return;
  event.preventDefault();
  if (form.hasAttribute("aria-busy")) return;
  form.setAttribute("aria-busy", "true");
  const button = event.submitter;
  const action = button?.hasAttribute("formaction") ? button.formAction : form.action;
  send(form, button, action).catch(() => sendByBrowser(form, button, action));
});

const SHOWN = "shown in place";
let isShown = false;

// What was shown in place has no address: Back reads again the page that was there. A link to a field is none of it.
addEventListener("popstate", () => {
  if (isShown && history.state !== SHOWN && location.hash === "") location.reload();
});

async function send(form, button, action) {
  const body = new URLSearchParams(new FormData(form, button));
  const headers = { accept: "text/html", "x-ardeco-scripted": "1" };
  const answer = await fetch(action, { method: "POST", body, headers, redirect: "error" });
  const next = answer.headers.get("location");
  if (next !== null) return location.assign(next);
  if (!HTML.test(answer.headers.get("content-type") ?? "")) throw new TypeError("no page");
  show(await answer.text(), answer.ok);
}

function show(html, isDone) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const main = page.querySelector("main");
  if (!main) throw new TypeError("no page");
  if (isDone) history.pushState(SHOWN, "", location.href);
  isShown ||= isDone;
  document.title = page.title;
  document.querySelector("main").replaceWith(main);
  scrollTo(0, 0);
  (main.querySelector("[autofocus]") ?? main).focus();
}

function sendByBrowser(form, button, action) {
  if (button?.name) {
    const pressed = document.createElement("input");
    Object.assign(pressed, { type: "hidden", name: button.name, value: button.value });
    form.append(pressed);
  }
  form.action = action;
  form.submit();
}
