// The pools' ticket office, with @ardeco/sdk: npm run piscine. Beside it, mediatheque.ts does without a package of ours.

import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { parseArgs } from "node:util";
import { type ArdecoEvent, connect, EventRefused, type Kept, LogoutRefused, type Person } from "@ardeco/sdk";
import { readDemonstration } from "./demonstration.ts";

const ORIGIN = "http://localhost:3200";
const { values } = parseArgs({ options: { demo: { type: "string", default: "data/demo.json" } } });
const { clients } = await readDemonstration(values.demo);
const { issuer, clientId, clientSecret } = clients.find(
  ({ service }: { service: string }) => service === "piscine",
);
const ardeco = await connect({ issuer, clientId, clientSecret, redirectUri: `${ORIGIN}/retour` });

// In memory: yours has a database. Of a browser's session: the member, or what is kept until they are back.
const members = new Map<string, Person>();
const sessions = new Map<string, { sub?: string; kept?: Kept }>();

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, search } = new URL(request.url ?? "/", ORIGIN);
  const session = sessions.get(sessionOf(request));
  switch (`${request.method} ${pathname}`) {
    case "GET /":
      return home(response, members.get(session?.sub ?? ""));
    case "POST /abonnement": {
      const claims = ["given_name", "family_name", "age_under_25", "lives_in_14118"];
      const { url, kept } = await ardeco.signInUrl({ claims });
      return redirect(response, url, { kept });
    }
    case "GET /retour": {
      sessions.delete(sessionOf(request));
      if (!session?.kept) return page(response, 400, "Demande expirée", '<p><a href="/">Recommencez</a></p>');
      const person = await ardeco.callback(pathname + search, session.kept);
      if (!person) return page(response, 200, "Vous n’avez rien transmis", "<p>Venez à l’accueil.</p>");
      members.set(person.sub, person);
      return redirect(response, "/", { sub: person.sub });
    }
    case "POST /evenements":
      return takeEvent(request, response);
    case "POST /deconnexion":
      return takeLogout(request, response);
    default:
      return page(response, 404, "Page introuvable", '<p><a href="/">Accueil</a></p>');
  }
}

function home(response: ServerResponse, member: Person | undefined): void {
  if (!member) {
    const form = '<form method="post" action="/abonnement"><button>S’abonner avec mon compte</button></form>';
    page(response, 200, "Piscines", form);
    return;
  }
  const { given_name, family_name, age_under_25, lives_in_14118 } = member.claims;
  const { by, how, when } = member.checked.family_name ?? {};
  // Absent: refused, or not validated. The full price, then.
  const price = age_under_25 === true || lives_in_14118 === true ? "12,50 € par mois" : "29 € par mois";
  const seen = how === "vpip" ? "original vu" : "copie examinée";
  const checked = by && when ? `par ${by}, ${seen}, le ${when.slice(0, 10)}` : "non";
  const list = `<dl><dt>Tarif</dt><dd>${price}</dd><dt>Nom vérifié</dt><dd>${safe(checked)}</dd></dl>`;
  page(response, 200, `Bonjour ${safe(`${given_name ?? ""} ${family_name ?? ""}`)}`, list);
}

async function takeEvent(request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const { event } = await ardeco.readEvents(await bodyOf(request), apply);
    response.writeHead(202).end();
    await ardeco.acknowledge(event, "Fait à la billetterie des piscines.");
  } catch (error) {
    if (!(error instanceof EventRefused)) throw error;
    response.writeHead(error.status, { "content-type": "application/json" }).end(error.body);
  }
}

/** The platform signs somebody out of here: their sessions end, whatever browser they are in. */
async function takeLogout(request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    await ardeco.readLogout(await bodyOf(request), ({ sub }) => {
      for (const [id, session] of sessions) if (session.sub === sub) sessions.delete(id);
    });
    response.writeHead(200, { "cache-control": "no-store" }).end();
  } catch (error) {
    if (!(error instanceof LogoutRefused)) throw error;
    response.writeHead(error.status, { "content-type": "application/json" }).end(error.body);
  }
}

async function apply(event: ArdecoEvent): Promise<void> {
  const member = members.get(event.sub);
  if (event.kind === "grant-withdrawn") members.delete(event.sub);
  if (event.kind === "release-changed" && member?.refreshToken) {
    members.set(event.sub, await ardeco.read({ sub: event.sub, refreshToken: member.refreshToken }));
  }
}

// What follows is plain HTTP: your framework has it.

function page(response: ServerResponse, status: number, title: string, content: string): void {
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
    "cache-control": "no-store",
  });
  response.end(`<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${title} – Piscines</title>
    <meta name="viewport" content="width=device-width"></head><body><main><h1>${title}</h1>${content}</main></body></html>`);
}

function redirect(response: ServerResponse, location: string, session: { sub?: string; kept?: Kept }): void {
  const id = randomBytes(32).toString("base64url");
  sessions.set(id, session);
  response.writeHead(303, { location, "set-cookie": `piscine=${id}; HttpOnly; SameSite=Lax; Path=/` }).end();
}

const sessionOf = ({ headers }: IncomingMessage) =>
  /\bpiscine=([\w-]+)/.exec(headers.cookie ?? "")?.[1] ?? "";
const safe = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) {
    body += chunk;
    if (body.length > 100_000) throw new Error("body too large");
  }
  return body;
}

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    console.error(error);
    if (!response.headersSent)
      page(response, 500, "Une erreur est survenue", "<p>Réessayez dans un instant.</p>");
  });
});
server.listen(3200, "localhost", () => console.log(`Piscines : ${ORIGIN}`));
