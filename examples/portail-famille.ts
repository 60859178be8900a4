// A family portal with accounts of its own from before, with @ardeco/sdk: npm run portail. Those who have an account tie it
// once to their town account, then come in with one sign-in; leaving here may close the library and the pools too.

import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { parseArgs } from "node:util";
import { connect, type Kept, type LinkKept, LogoutRefused, type Person } from "@ardeco/sdk";
import { readDemonstration } from "./demonstration.ts";

const ORIGIN = "http://localhost:3500";
const { values } = parseArgs({ options: { demo: { type: "string", default: "data/demo.json" } } });
const { clients } = await readDemonstration(values.demo);
const { issuer, clientId, clientSecret } = clients.find(
  ({ service }: { service: string }) => service === "portail-famille",
);
const ardeco = await connect({ issuer, clientId, clientSecret, redirectUri: `${ORIGIN}/retour` });

// Families known for years, by a number and a password. Yours are in a database, and the passwords hashed.
const families = new Map([
  ["4521", { name: "Famille Lemoine", password: "marelle", meals: 12 }],
  ["7310", { name: "Famille Benali", password: "toboggan", meals: 3 }],
]);
/** What the ties say: `sub`, the person's name in this service → number of the family. */
const tied = new Map<string, string>();

interface Session {
  readonly family?: string;
  readonly person?: Person;
  readonly kept?: Kept;
  readonly link?: LinkKept;
}
const sessions = new Map<string, Session>();

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, search } = new URL(request.url ?? "/", ORIGIN);
  const session = sessions.get(sessionOf(request)) ?? {};
  switch (`${request.method} ${pathname}`) {
    case "GET /":
      return home(response, session);
    case "POST /connexion":
      return byPassword(response, new URLSearchParams(await bodyOf(request)));
    case "POST /ville":
    case "POST /cle": {
      const claims = ["given_name"];
      // What shows more than meals may ask for a passkey (docs/protocol/sign-in-levels.md).
      const wish = pathname === "/cle" ? { claims, level: "phr" } : { claims };
      const { url, kept } = await ardeco.signInUrl(wish);
      return redirect(response, url, { kept });
    }
    case "POST /relier": {
      const family = session.family;
      if (!family) return redirect(response, "/");
      const { url, kept } = await ardeco.linkUrl({
        reference: family,
        label: families.get(family)?.name ?? "",
      });
      return redirect(response, url, { family, link: kept });
    }
    case "GET /retour":
      // Each browser comes back to what it started: a tie, or a sign-in.
      sessions.delete(sessionOf(request));
      return session.link
        ? backFromTie(response, session, pathname + search)
        : backFromTown(response, session, pathname + search);
    case "POST /deconnexion": {
      sessions.delete(sessionOf(request));
      const idToken = session.person?.idToken;
      return redirect(response, ardeco.signOutUrl({ idToken, to: `${ORIGIN}/` }));
    }
    case "POST /deconnexion-serveur":
      return closeAll(response, await bodyOf(request));
    default:
      return page(response, 404, "Page introuvable", '<p><a href="/">Accueil</a></p>');
  }
}

function home(response: ServerResponse, { family = "", person }: Session): void {
  const known = families.get(family);
  const town =
    '<form method="post" action="/ville"><button>Entrer avec mon compte de la ville</button></form>';
  const strict = '<form method="post" action="/cle"><button>Entrer avec ma clé d’accès</button></form>';
  const leave = '<form method="post" action="/deconnexion"><button>Me déconnecter</button></form>';
  const own = `<form method="post" action="/connexion"><p><label>Numéro de famille <input name="numero"></label></p>
    <p><label>Mot de passe <input name="mot" type="password"></label></p><button>Entrer</button></form>`;
  if (!known && !person) {
    page(response, 200, "Portail famille", town + strict + own);
    return;
  }
  if (!known) {
    const text =
      "<p>Aucune famille n’est reliée à votre compte. Entrez une fois avec votre numéro, puis reliez-le.</p>";
    page(response, 200, `Bonjour ${safe(String(person?.claims.given_name ?? ""))}`, text + own + leave);
    return;
  }
  const how = person ? `<p>Entré avec le compte de la ville (${safe(person.signedIn.level ?? "")}).</p>` : "";
  const tie = [...tied.values()].includes(family)
    ? "<p>Relié au compte de la ville.</p>"
    : '<form method="post" action="/relier"><button>Relier à mon compte de la ville</button></form>';
  const meals = `<p>Repas réservés ce mois-ci : ${known.meals}</p>`;
  page(response, 200, `Compte ${family} – ${safe(known.name)}`, meals + how + tie + leave);
}

function byPassword(response: ServerResponse, form: URLSearchParams): void {
  const family = form.get("numero") ?? "";
  const isKnown = families.get(family)?.password === form.get("mot");
  if (isKnown) redirect(response, "/", { family });
  else page(response, 422, "Numéro ou mot de passe inconnu", '<p><a href="/">Recommencer</a></p>');
}

async function backFromTie(response: ServerResponse, { family, link }: Session, url: string): Promise<void> {
  if (!family || !link) return page(response, 400, "Demande expirée", '<p><a href="/">Accueil</a></p>');
  const done = await ardeco.linked(url, link);
  if (done) tied.set(done.sub, family);
  return redirect(response, "/", { family });
}

async function backFromTown(response: ServerResponse, { kept }: Session, url: string): Promise<void> {
  if (!kept) return page(response, 400, "Demande expirée", '<p><a href="/">Accueil</a></p>');
  const person = await ardeco.callback(url, kept);
  if (!person) return redirect(response, "/");
  // Asked each time: the person may have untied it since.
  const family = await ardeco.linkedAccount(person);
  if (family === undefined) tied.delete(person.sub);
  return redirect(response, "/", { person, ...(family === undefined ? {} : { family }) });
}

/** The town says that somebody left: every session of theirs here ends, in whatever browser. */
async function closeAll(response: ServerResponse, body: string): Promise<void> {
  try {
    await ardeco.readLogout(body, ({ sub }) => {
      for (const [id, { person }] of sessions) if (person?.sub === sub) sessions.delete(id);
    });
    response.writeHead(200, { "cache-control": "no-store" }).end();
  } catch (error) {
    if (!(error instanceof LogoutRefused)) throw error;
    response.writeHead(error.status, { "content-type": "application/json" }).end(error.body);
  }
}

// What follows is plain HTTP: your framework has it.

function page(response: ServerResponse, status: number, title: string, content: string): void {
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
    "cache-control": "no-store",
  });
  response.end(`<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${title} – Portail famille</title>
    <meta name="viewport" content="width=device-width"></head><body><main><h1>${title}</h1>${content}</main></body></html>`);
}

function redirect(response: ServerResponse, location: string, session: Session = {}): void {
  const id = randomBytes(32).toString("base64url");
  sessions.set(id, session);
  response.writeHead(303, { location, "set-cookie": `portail=${id}; HttpOnly; SameSite=Lax; Path=/` }).end();
}

const sessionOf = ({ headers }: IncomingMessage) =>
  /\bportail=([\w-]+)/.exec(headers.cookie ?? "")?.[1] ?? "";
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
server.listen(3500, "localhost", () => console.log(`Portail famille : ${ORIGIN}`));
