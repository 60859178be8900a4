// Single keys of the queue of the desk: nothing works by them alone, and they are switched off, or changed, at the foot of
// the page (WCAG 2.2, 2.1.4), which says which act each key does.

const TYPED = "input:not([type=checkbox]), textarea, select, [contenteditable]";
const [next, previous, take] = document.querySelector(".ar-queue__keys").dataset.keys;
const acts = { [next]: () => move(1), [previous]: () => move(-1), [take]: takeRow, "/": search };

addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest?.(TYPED)) return;
  const act = Object.hasOwn(acts, event.key) ? acts[event.key] : undefined;
  if (act?.()) event.preventDefault();
});

const listRows = () => [...document.querySelectorAll(".ar-queue tbody tr")];
const findRow = () => document.activeElement?.closest(".ar-queue tbody tr");

function move(by) {
  const rows = listRows();
  const at = rows.indexOf(findRow());
  const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
  next?.querySelector("a")?.focus();
  return next !== undefined;
}

function takeRow() {
  const form = findRow()?.querySelector("form");
  form?.requestSubmit();
  return form != null;
}

function search() {
  const field = document.getElementById("chercher");
  field?.focus();
  return field !== null;
}
