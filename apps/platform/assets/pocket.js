// The pocket: shows the code of this phone, with or without a connection. Its key is in this browser alone, and cannot be read again.
// `rotatingCode`, `pocketProof` and `toBase45` say the same as packages/signed-qr, which a test compares.

import { showContent } from "./pocket-content.js";
import encodeQR from "./qr.js";

const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const STEP_SECONDS = 15;
const PROOF_LABEL = new TextEncoder().encode("ardeco pocket 1");
/** A question of the browser that nobody answers is not waited for. */
const ASKING_MS = 5_000;

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

/** The phone, and the step under way. */
function saidAt({ generation, holder }, at) {
  const said = new Uint8Array(21);
  said.set([generation]);
  said.set(holder, 1);
  new DataView(said.buffer).setUint32(17, Math.floor(at / 1000 / STEP_SECONDS));
  return said;
}

const sign = async (key, said) => new Uint8Array(await crypto.subtle.sign("HMAC", key, said));

export async function rotatingCode(held, at) {
  const said = saidAt(held, at);
  return `AR1:${toBase45(Uint8Array.from([...said, ...(await sign(held.key, said)).slice(0, 10)]))}`;
}

/** For the platform alone: no code that was scanned is a proof. */
export async function pocketProof(held, at) {
  const said = saidAt(held, at);
  const proof = await sign(held.key, Uint8Array.from([...PROOF_LABEL, ...said]));
  const text = btoa(String.fromCharCode(...said, ...proof.slice(0, 16)));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

const bytesOf = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));

/** What the platform gave, once: the secret becomes a key that signs and is not read again. */
export async function keep({ generation, holder, secret, number, until }) {
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", bytesOf(secret), hmac, false, ["sign"]);
  return { generation, holder: bytesOf(holder), key, number, until };
}

/** One place for each authority, in this browser: the key under its name, what is shown beside it. Resolves once it is written. */
function store(mode, act) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("pocket", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("held");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const work = opening.result.transaction("held", mode);
      const asked = act(work.objectStore("held"));
      work.oncomplete = () => {
        opening.result.close();
        resolve(asked?.result);
      };
      work.onabort = () => reject(work.error);
    };
  });
}

const beside = (slug) => [slug, "content"];
const read = (slug) => store("readonly", (held) => held.get(slug));
const readContent = (slug) => store("readonly", (held) => held.get(beside(slug)));
const forgetContent = (slug) => store("readwrite", (held) => void held.delete(beside(slug)));
const forget = (slug) =>
  store("readwrite", (held) => {
    held.delete(slug);
    held.delete(beside(slug));
  });

/** What was kept of a phone of before, somebody else's perhaps, goes. */
const write = (slug, value) =>
  store("readwrite", (held) => {
    held.delete(beside(slug));
    held.put(value, slug);
  });

/** Of a phone that was bound before: whose key it is read what will be kept. Nothing is written on one that was emptied, or bound again, meanwhile. */
const noteTold = (slug, { number }) =>
  store("readwrite", (held) => {
    const asked = held.get(slug);
    asked.onsuccess = () => {
      if (asked.result?.number === number) held.put({ ...asked.result, told: true }, slug);
    };
  });

/** False when this phone was emptied, or bound again, while the platform answered: nothing is kept then. */
async function writeContent(slug, { number }, content) {
  let isKept = false;
  await store("readwrite", (held) => {
    const asked = held.get(slug);
    asked.onsuccess = () => {
      isKept = asked.result?.number === number;
      if (isKept) held.put(content, beside(slug));
    };
  });
  return isKept;
}

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
  document.querySelector("[data-number]").textContent = held.number;
  document.querySelector("[data-until]").textContent = held.until;
  place.hidden = false;
  await tick();
  const ticking = setInterval(tick, 500);
  document.addEventListener("visibilitychange", tick);
  return () => {
    clearInterval(ticking);
    document.removeEventListener("visibilitychange", tick);
    place.hidden = true;
    place.querySelector("svg path").removeAttribute("d");
  };
}

const alerts = {
  "supports.pocket_ended": "[data-pocket-ended]",
  "supports.pocket_unknown": "[data-pocket-ended]",
  "supports.pocket_suspended": "[data-pocket-suspended]",
  "supports.pocket_clock": "[data-pocket-clock]",
};

/** A phone that serves no more forgets all; one that is suspended, what it showed; a wrong clock, nothing. True when something was forgotten. */
async function hear(code, { slug, stop, contents }) {
  const alert = document.querySelector(alerts[code] ?? "[data-none]");
  if (!alert) return false;
  alert.hidden = false;
  if (code === "supports.pocket_clock") return false;
  stop();
  contents.hidden = true;
  if (code !== "supports.pocket_ended") {
    await forgetContent(slug);
    return true;
  }
  await forget(slug);
  for (const part of document.querySelectorAll("[data-pocket-held]")) part.hidden = true;
  return true;
}

/** Whether this browser may throw the key away by itself. */
async function tellWhetherKept() {
  const isKept = await navigator.storage?.persisted?.();
  document.querySelector("[data-pocket-unkept]").hidden = isKept === true;
}

async function openPocket(place) {
  const { slug, worker } = place.dataset;
  const empty = document.querySelector("[data-pocket-empty]");
  const held = await read(slug);
  for (const part of document.querySelectorAll("[data-pocket-held]")) part.hidden = !held;
  document.querySelector("[data-pocket-forget]").addEventListener("click", async () => {
    await forget(slug);
    location.reload();
  });
  if ("serviceWorker" in navigator) navigator.serviceWorker.register(worker, { scope: place.dataset.scope });
  if (!held) {
    empty.hidden = false;
    return;
  }
  const stop = await show(place, held);
  await tellWhetherKept();
  const contents = document.querySelector("[data-pocket-content]");
  const showKept = () =>
    showContent(contents, {
      prove: () => pocketProof(held, Date.now()),
      read: () => readContent(slug),
      write: (content) => writeContent(slug, held, content),
      refused: (code) => hear(code, { slug, stop, contents }),
    });
  if (held.told) await showKept();
  else await tell(slug, held, { contents, showKept });
}

/** Bound before a pocket kept more than a code: nothing is asked for, nor stays, until they have read what will be kept. */
async function tell(slug, held, { contents, showKept }) {
  await forgetContent(slug);
  const telling = document.querySelector("[data-pocket-tell]");
  telling.hidden = false;
  const agree = async () => {
    await noteTold(slug, held);
    telling.hidden = true;
    contents.tabIndex = -1;
    const shown = showKept();
    contents.focus();
    await shown;
  };
  telling.querySelector("[data-pocket-keep]").addEventListener("click", agree, { once: true });
}

/** The key is worth more than what a browser clears when it needs room: it is asked to keep it, and may refuse. */
async function askToKeep() {
  const asked = navigator.storage?.persist?.().catch(() => false);
  await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, ASKING_MS))]);
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
      // The page of this form says what will be kept.
      await write(place.dataset.slug, { ...(await keep(await answer.json())), told: true });
      await askToKeep();
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
