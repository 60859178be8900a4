// What changed in the queue of the desk since the page was shown: figures, and a line that offers to show the list
// again. Rows stay where they are. A window that nobody looks at asks nothing.

const line = document.querySelector(".ar-queue__live");
let source;

function listen() {
  source = new EventSource(line.dataset.stream);
  source.addEventListener("message", async ({ data }) => show(await new Response(data).json()));
  // The session or the right ended: to ask again would change nothing.
  source.addEventListener("fin", stop);
}

function stop() {
  source?.close();
  source = undefined;
}

function show({ said, counters, kinds }) {
  line.dataset.heard = "";
  for (const figure of document.querySelectorAll("[data-counter]"))
    write(figure, counters[figure.dataset.counter]);
  for (const figure of document.querySelectorAll("[data-kind]")) write(figure, kinds[figure.dataset.kind]);
  if (said === "") return;
  write(line.querySelector("[data-said]"), said);
  line.firstElementChild.hidden = false;
}

function write(element, text) {
  if (text !== undefined && element.textContent !== text) element.textContent = text;
}

if (line && "EventSource" in window) {
  if (!document.hidden) listen();
  document.addEventListener("visibilitychange", () => (document.hidden ? stop() : source || listen()));
  addEventListener("pagehide", stop);
}
