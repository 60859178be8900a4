// Hears of a card laid on the reader of this PC, and has the platform open it through the reader program: a page that takes a code sends its form as if a
// code had been scanned; a page where something was asked for has it written on the card. Without a reader, a pairing or this script, pages work as they are.

const KEEPS = "ardeco-lecteur";
const TRY_AGAIN_MS = 5_000;

/** Hidden when there is nothing to say and nothing to do. */
function show(place, text) {
  place.querySelector("[role=status]").textContent = text;
  const progress = place.querySelector("progress");
  if (progress) progress.hidden = text !== place.dataset.writing;
  place.hidden = text === "" && !place.querySelector("button");
}

const sentence = (place, problem) =>
  (place.dataset.language === "en" ? problem.title_en : problem.title) ?? place.dataset.silent;

async function pair(place, button) {
  const { reader, service, silent } = place.dataset;
  button.disabled = true;
  try {
    const code = place.querySelector("input").value;
    const response = await fetch(`${reader}/v1/pairings`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ code, service }),
    });
    const answer = await response.json();
    if (response.ok) {
      localStorage.setItem(KEEPS, answer.token);
      place.querySelector("details").open = false;
      listen(place, takes);
    } else show(place, sentence(place, answer));
  } catch {
    show(place, silent);
  }
  button.disabled = false;
}

function kept() {
  try {
    return localStorage.getItem(KEEPS);
  } catch {
    return null;
  }
}

function listen(place, does) {
  const token = kept();
  if (token === null) return;
  const { reader, silent } = place.dataset;
  const socket = new WebSocket(`${reader.replace(/^http/, "ws")}/v1/events`, [
    "ardeco-reader.1",
    `bearer.${token}`,
  ]);
  const ask = (verb, named) => socket.send(JSON.stringify({ id: verb, ask: verb, with: named }));
  socket.addEventListener("open", () => does.open(place, ask));
  socket.addEventListener("message", async ({ data }) => {
    const heard = await new Response(data).json();
    if (heard.type === "card_presented") does.came(place, ask, { reader: heard.reader });
    if (heard.problem) does.refused(place, heard.problem);
    if (heard.id && !heard.problem) does.done(place, heard);
  });
  socket.addEventListener("close", () => {
    // Of a machine that nobody sees to, the rest of the page is what there is to say.
    show(place, place.querySelector("button") || does === writes ? silent : "");
    if (kept() === token) setTimeout(() => listen(place, does), TRY_AGAIN_MS);
  });
}

/** A card that was there before this page is not taken: whoever left it may be gone. */
const takes = {
  open: (place) => show(place, place.dataset.ready),
  came(place, ask, named) {
    show(place, place.dataset.reading);
    ask("present", named);
  },
  refused: (place, problem) => show(place, sentence(place, problem)),
  done(place, { code }) {
    const form = document.getElementById(place.dataset.cardReader);
    form.elements.code.value = code;
    form.requestSubmit();
  },
};

/** What was asked for on the page before, on the card that this one names: the same request, sent again, finishes what was torn. */
const writes = {
  open: (place, ask) => writes.came(place, ask, {}),
  came(place, ask, named) {
    place.dataset.color = "info";
    show(place, place.dataset.writing);
    ask("update", { ...named, order: place.dataset.cardUpdate });
  },
  refused(place, problem) {
    const isAwaited = problem.code === "no_card";
    place.dataset.color = isAwaited ? "info" : "warning";
    show(place, isAwaited ? place.dataset.lay : sentence(place, problem));
  },
  done(place, { written, credited }) {
    place.dataset.color = "success";
    show(place, told(place, written, credited));
    // What was going to be done is.
    for (const asked of document.querySelectorAll("[data-asked]")) asked.hidden = true;
  },
};

/** Nothing is asked of a card that lies there: what needs a reader is shown, since there is one. */
const awaits = {
  open() {
    for (const hidden of document.querySelectorAll("[data-needs-reader]")) hidden.hidden = false;
  },
  came() {},
  refused() {},
  done() {},
};

function told({ dataset }, written, credited) {
  if (written.length > 0) return dataset.written.replace("{}", written.join(", "));
  const [one] = credited;
  return one
    ? dataset.credited.replace("{}", `${amountOf(one.amount, one.unit, dataset.language)} (${one.name})`)
    : dataset.nothing;
}

const amountOf = (amount, unit, language) =>
  unit === "euro_cent"
    ? new Intl.NumberFormat(language, { style: "currency", currency: "EUR" }).format(amount / 100)
    : new Intl.NumberFormat(language).format(amount);

for (const place of document.querySelectorAll("[data-card-reader]")) {
  const button = place.querySelector("button");
  button?.addEventListener("click", () => pair(place, button));
  place.querySelector("input")?.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    button.click();
  });
  show(place, "");
  listen(place, takes);
}
for (const place of document.querySelectorAll("[data-card-update]")) listen(place, writes);
for (const place of document.querySelectorAll("[data-reader-awaited]")) listen(place, awaits);
