// The pocket: shows the code of this phone, with or without a connection. Its key is in this browser alone, and cannot be read again.
// `rotatingCode` and `toBase45` say the same as packages/signed-qr, which a test compares.

import encodeQR from "./qr.js";

const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const STEP_SECONDS = 15;

export function toBase45(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 2) {
    const isPair = at + 1 < bytes.length;
    let value = isPair ? bytes[at] * 256 + bytes[at + 1] : bytes[at];
    for (let sign = 0; sign < (isPair ? 3 : 2); sign += 1) {
      text += SIGNS[value % 45];
      value = Math.floor(value / 45);
    }
  }
  return text;
}

export async function rotatingCode({ generation, holder, key }, at) {
  const said = new Uint8Array(21);
  said.set([generation]);
  said.set(holder, 1);
  new DataView(said.buffer).setUint32(17, Math.floor(at / 1000 / STEP_SECONDS));
  const proof = new Uint8Array(await crypto.subtle.sign("HMAC", key, said)).slice(0, 10);
  return `AR1:${toBase45(Uint8Array.from([...said, ...proof]))}`;
}

const bytesOf = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));

/** What the platform gave, once: the secret becomes a key that signs and is not read again. */
export async function keep({ generation, holder, secret, number, until }) {
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", bytesOf(secret), hmac, false, ["sign"]);
  return { generation, holder: bytesOf(holder), key, number, until };
}

/** One place for each authority, in this browser. */
function store(slug, mode, act) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("pocket", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("held");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const asked = act(opening.result.transaction("held", mode).objectStore("held"), slug);
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    };
  });
}

const read = (slug) => store(slug, "readonly", (held, name) => held.get(name));
const write = (slug, value) => store(slug, "readwrite", (held, name) => held.put(value, name));
const forget = (slug) => store(slug, "readwrite", (held, name) => held.delete(name));

function draw(place, text) {
  const cells = encodeQR(text, "raw", { ecc: "medium", border: 4 });
  const path = cells
    .flatMap((line, row) => line.map((dark, column) => (dark ? `M${column} ${row}h1v1h-1z` : "")))
    .join("");
  const svg = place.querySelector("svg");
  svg.setAttribute("viewBox", `0 0 ${cells.length} ${cells.length}`);
  svg.querySelector("rect").setAttribute("width", cells.length);
  svg.querySelector("rect").setAttribute("height", cells.length);
  svg.querySelector("path").setAttribute("d", path);
}

/** Redrawn when the step changes; a screen that wakes up is drawn at once. */
async function show(place, held) {
  const left = place.querySelector("[data-left]");
  let drawn = -1;
  const tick = async () => {
    const now = Date.now();
    const step = Math.floor(now / 1000 / STEP_SECONDS);
    left.value = STEP_SECONDS - (now / 1000 - step * STEP_SECONDS);
    if (step === drawn) return;
    drawn = step;
    draw(place, await rotatingCode(held, now));
  };
  place.querySelector("[data-number]").textContent = held.number;
  place.querySelector("[data-until]").textContent = held.until;
  place.hidden = false;
  await tick();
  setInterval(tick, 500);
  document.addEventListener("visibilitychange", tick);
}

async function openPocket(place) {
  const { slug, worker } = place.dataset;
  const empty = document.querySelector("[data-pocket-empty]");
  const held = await read(slug);
  if (held) await show(place, held);
  else if (empty) empty.hidden = false;
  for (const forgetting of document.querySelectorAll("[data-pocket-forget]")) {
    forgetting.hidden = !held;
    forgetting.querySelector("button").addEventListener("click", async () => {
      await forget(slug);
      location.reload();
    });
  }
  if ("serviceWorker" in navigator)
    await navigator.serviceWorker.register(worker, { scope: place.dataset.scope });
}

function openBinding(place) {
  const form = place.querySelector("form");
  place.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (form.hasAttribute("aria-busy")) return;
    form.setAttribute("aria-busy", "true");
    const status = form.querySelector("[role=status]");
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        headers: { accept: "application/json" },
        body: new URLSearchParams(new FormData(form)),
      });
      if (!answer.ok) throw new Error((await answer.json()).detail ?? "");
      await write(place.dataset.slug, await keep(await answer.json()));
      location.assign(place.dataset.next);
    } catch (error) {
      form.removeAttribute("aria-busy");
      status.textContent = error.message || place.dataset.stopped;
    }
  });
}

if (globalThis.document) {
  for (const place of document.querySelectorAll("[data-pocket]")) openPocket(place);
  for (const place of document.querySelectorAll("[data-pocket-bind]")) openBinding(place);
  for (const missing of document.querySelectorAll("[data-pocket-missing]")) missing.hidden = true;
}
