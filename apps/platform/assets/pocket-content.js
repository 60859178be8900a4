// What the pocket shows under its code: the counters, passes and services of whoever holds this phone, as they were the last time that
// there was a connection. In words made by the platform: nothing is worked out here but their age.

const DAY = 86_400_000;
/** Younger, it is not asked for again when the screen wakes up. */
const FRESH = 5 * 60_000;
const STALE_DAYS = 2;
/** A phone is answered once in so long. */
const STEP = 15_000;
const JUST_READ = "supports.pocket_just_read";

/** `code` is what the platform refused with, when it answered. */
class Refused extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

async function ask(address, proof) {
  const answer = await fetch(address, {
    // The phone proves itself: whoever is signed in on it is not asked.
    credentials: "omit",
    cache: "no-store",
    headers: { accept: "application/json", authorization: `Pocket ${proof}` },
  });
  const told = await answer.json();
  if (!answer.ok) throw new Refused(told.code);
  return told;
}

function cardOf(place, { name, value, notes, href, ways = [] }) {
  const made = place.querySelector("template").content.cloneNode(true);
  const at = (slot) => made.querySelector(`[data-slot="${slot}"]`);
  const title = at("name");
  if (href) {
    const link = document.createElement("a");
    link.href = href;
    link.textContent = name;
    title.replaceChildren(link);
  } else title.textContent = name;
  at("value").textContent = value;
  for (const note of notes) {
    const line = document.createElement("li");
    line.textContent = note;
    at("notes").append(line);
  }
  if (notes.length === 0) at("notes").remove();
  const model = at("ways")?.querySelector("a");
  const links = ways.map(({ label, href: to }) => {
    const link = model.cloneNode();
    link.href = to;
    link.textContent = label;
    return link;
  });
  at("ways")?.replaceChildren(...links);
  if (links.length === 0) at("ways")?.remove();
  return made;
}

function render(place, content) {
  place.querySelector("[data-given-name]").textContent = content.givenName;
  place.querySelector("[data-as-of]").textContent = content.asOf;
  place.querySelector("[data-dated]").hidden = false;
  let count = 0;
  for (const group of place.querySelectorAll("[data-group]")) {
    const lines = content[group.dataset.group];
    group.querySelector("ul").replaceChildren(...lines.map((line) => cardOf(group, line)));
    group.hidden = lines.length === 0;
    count += lines.length;
  }
  place.querySelector("[data-nothing]").hidden = count > 0;
  const days = Math.floor((Date.now() - content.at) / DAY);
  const stale = place.querySelector("[data-stale]");
  stale.hidden = days < STALE_DAYS;
  const words = stale.querySelector("[data-days]");
  words.textContent = words.dataset.days.replace("{n}", days);
}

/**
 * Shows what is kept, then what the platform answers. `refused` is told the code of a refusal that concerns the phone itself.
 * @param place of the page
 * @param phone {prove, read, write, refused}: `write` keeps nothing once the phone was emptied
 */
export async function showContent(place, { prove, read, write, refused }) {
  const { address, offline, failed, later } = place.dataset;
  const status = place.querySelector("[role=status]");
  // Asked for a moment ago by another window: it is up to date, or the next time will be.
  const reasons = { offline, [JUST_READ]: "" };
  let shown = await read();
  let isAsking = false;
  const say = (text) => {
    status.textContent = shown ? text : later;
  };
  const refresh = async () => {
    if (!navigator.onLine) return say(offline);
    if (isAsking) return;
    isAsking = true;
    try {
      const told = await ask(`${address}?lang=${document.documentElement.lang}`, await prove());
      if (!(await write(told))) return;
      shown = told;
      render(place, shown);
      status.textContent = "";
    } catch (error) {
      if (await refused(error.code)) shown = undefined;
      else say(reasons[error.code] ?? failed);
      // Who has just said yes waits for it, and does not have to ask again.
      if (error.code === JUST_READ && !shown) setTimeout(refresh, STEP);
    } finally {
      isAsking = false;
    }
  };
  place.hidden = false;
  if (shown) render(place, shown);
  addEventListener("online", refresh);
  addEventListener("offline", refresh);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return;
    if (shown) render(place, shown);
    if (!shown || Date.now() - shown.at > FRESH) refresh();
  });
  await refresh();
}
