// Single keys of a file at the desk: nothing works by them alone, and they are switched off, or changed, at the foot of the
// page (WCAG 2.2, 2.1.4), which says which act each key does.

const TYPED = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";
const [next, previous, , validate, refuse, ask, send, nextFile] =
  document.querySelector(".ar-file-keys").dataset.keys;
const acts = {
  [next]: () => move(1),
  [previous]: () => move(-1),
  [validate]: () => mark("valider"),
  [refuse]: () => mark("refuser"),
  [ask]: () => mark("demander"),
  [send]: sendAll,
  [nextFile]: openNext,
};

addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest?.(TYPED)) return;
  const act = Object.hasOwn(acts, event.key) ? acts[event.key] : undefined;
  if (act?.()) event.preventDefault();
});

const findForm = () => document.querySelector(".ar-decide form");
const listRows = () => [...document.querySelectorAll(".ar-decide__row")];
const findRow = () => document.activeElement?.closest(".ar-decide__row");

function move(by) {
  const rows = listRows();
  const at = rows.indexOf(findRow());
  const row = rows[at < 0 ? 0 : at + by];
  (row ?? (by > 0 ? findForm()?.querySelector("button") : undefined)?.parentElement)
    ?.querySelector("input:checked, button")
    ?.focus();
  return rows.length > 0;
}

function mark(act) {
  const row = findRow() ?? listRows()[0];
  const choice = row?.querySelector(`input[value=${act}]`);
  if (!choice) return false;
  choice.checked = true;
  choice.focus();
  if (act === "valider") return move(1);
  const first = act === "demander" ? ".ar-decide__kind select" : "select[name^=motif]";
  row.querySelector(first)?.focus();
  return true;
}

function sendAll() {
  findForm()?.requestSubmit();
  return findForm() !== null;
}

function openNext() {
  const link = document.querySelector("a[href$='/suivant']");
  link?.click();
  return link !== null;
}
