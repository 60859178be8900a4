// A till that debits cards, from a page: npm run caisse, beside script/reader --emulated-card data/carte.json. Nothing of ours is imported:
// a page asks the card reader program of the PC directly. The lines that matter are those of `reader.js`; this server only gives the page.

import { createServer } from "node:http";

const PORT = 3700;

/** Pair once, then debit. A request sent again with the same key is done once: keep the key until there is an answer. */
const READER = `
const reader = "http://127.0.0.1:4180";
const ask = (what, body) => fetch(reader + "/v1/" + what, {
  method: "POST",
  headers: { "content-type": "application/json", authorization: "Bearer " + localStorage.token },
  body: JSON.stringify(body),
}).then((response) => response.json());
const pair = async (code) => {
  const said = await ask("pairings", { code, service: "caisse" });
  if (said.token) localStorage.token = said.token;
  return said;
};
const debit = (key, amount) => ask("debit", { key, amount });
const listen = (hear) => new WebSocket(reader.replace("http", "ws") + "/v1/events", ["ardeco-reader.1", "bearer." + localStorage.token])
  .addEventListener("message", ({ data }) => hear(JSON.parse(data)));
`;

/** What your page does with it. */
const PAGE = `
const say = (text) => { document.querySelector("[role=status]").textContent = text; };
const euros = (cents) => (cents / 100).toLocaleString("fr-FR", { style: "currency", currency: "EUR" });
const answered = ({ title, balance }) => say(title ?? "Débité. Il reste " + euros(balance) + ".");
const hear = ({ type, support }) => say(type === "card_removed" ? "Carte retirée." : support ? "Carte présente." : "Carte inconnue.");
const begin = () => { document.forms.pay.hidden = !localStorage.token; if (localStorage.token) listen(hear); };
document.forms.pair.addEventListener("submit", async (event) => {
  event.preventDefault();
  const { title } = await pair(event.target.code.value);
  say(title ?? "Appairée.");
  begin();
});
// The key of a sale: kept until it is answered, so that a torn card or a lost answer is the same sale.
let sale = crypto.randomUUID();
document.forms.pay.addEventListener("submit", async (event) => {
  event.preventDefault();
  const answer = await debit(sale, Math.round(event.target.amount.value * 100));
  answered(answer);
  if (answer.outcome === "debited") sale = crypto.randomUUID();
});
begin();
`;

const HTML = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Caisse</title>
<meta name="viewport" content="width=device-width"></head><body><main><h1>Caisse</h1>
<form name="pair"><label>Code affiché par le lecteur <input name="code" autocomplete="off" required></label> <button>Appairer</button></form>
<form name="pay" hidden><label>Montant en euros <input name="amount" type="number" min="0.01" step="0.01" value="3.50" required></label>
<button>Débiter</button></form><p role="status"></p></main>
<script src="/reader.js"></script><script src="/page.js"></script></body></html>`;

const files: Readonly<Record<string, readonly [type: string, content: string]>> = {
  "/": ["text/html", HTML],
  "/reader.js": ["text/javascript", READER],
  "/page.js": ["text/javascript", PAGE],
};

createServer(({ url = "" }, response) => {
  const [type, content] = files[url] ?? ["text/plain", ""];
  response.writeHead(files[url] ? 200 : 404, {
    "content-type": `${type}; charset=utf-8`,
    "content-security-policy":
      "default-src 'none'; script-src 'self'; connect-src http://127.0.0.1:4180 ws://127.0.0.1:4180; frame-ancestors 'none'",
  });
  response.end(content);
}).listen(PORT, "localhost", () => console.log(`Caisse : http://localhost:${PORT}`));
