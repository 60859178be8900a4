// Hears of a card laid on the reader of this PC, has the platform open it through the reader program, and sends the form as if a code had been
// scanned. Without a reader, a pairing or this script, the page works by its form.

const KEEPS = "ardeco-lecteur";
const TRY_AGAIN_MS = 5_000;

for (const place of document.querySelectorAll("[data-card-reader]")) begin(place);

function begin(place) {
  const button = place.querySelector("button");
  button?.addEventListener("click", () => pair(place, button));
  place.querySelector("input")?.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    button.click();
  });
  show(place, "");
  listen(place);
}

/** Hidden when there is nothing to say and nothing to do. */
function show(place, text) {
  place.querySelector("[role=status]").textContent = text;
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
      listen(place);
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

function listen(place) {
  const token = kept();
  if (token === null) return;
  const { reader, ready, reading, silent } = place.dataset;
  const socket = new WebSocket(`${reader.replace(/^http/, "ws")}/v1/events`, [
    "ardeco-reader.1",
    `bearer.${token}`,
  ]);
  socket.addEventListener("open", () => show(place, ready));
  // A card that was there before this page is not taken: whoever left it may be gone.
  socket.addEventListener("message", async ({ data }) => {
    const heard = await new Response(data).json();
    if (heard.type === "card_presented") {
      show(place, reading);
      socket.send(JSON.stringify({ id: "card", ask: "present", with: { reader: heard.reader } }));
    }
    if (heard.problem) show(place, sentence(place, heard.problem));
    if (typeof heard.code === "string") give(place, heard.code);
  });
  socket.addEventListener("close", () => {
    // Of a machine that nobody sees to, the rest of the page is what there is to say.
    show(place, place.querySelector("button") ? silent : "");
    if (kept() === token) setTimeout(() => listen(place), TRY_AGAIN_MS);
  });
}

function give(place, code) {
  const form = document.getElementById(place.dataset.cardReader);
  form.elements.code.value = code;
  form.requestSubmit();
}
