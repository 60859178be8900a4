// A library's business application, as an outside vendor would write it: one file, one library for OpenID Connect
// (openid-client), one for signatures (jose). Read it from top to bottom; docs/protocol/connecting.md is the page beside it.
//
//   node examples/mediatheque.ts --issuer http://localhost:3000/caen/oidc --client-id … --client-secret …
//   node examples/mediatheque.ts --demo data/demo.json   (the demonstration: demonstration.ts reads that file)
//
// It keeps its readers in memory: yours has a database.

import { randomBytes, randomInt } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { parseArgs } from "node:util";
import { createRemoteJWKSet, type JWTPayload, jwtVerify } from "jose";
import * as openid from "openid-client";
import { readDemonstration } from "./demonstration.ts";

export interface Options {
  /** Given by the authority, with the two below, when it registers your application. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where people reach this application. The addresses registered begin with it. */
  readonly origin: string;
}

/** A person registered at the library. `sub` is their name here: no other service knows it, and it never changes. */
interface Reader {
  readonly sub: string;
  readonly card: string;
  name: string;
  livesHere: boolean;
  adult: boolean | undefined;
  email: string | undefined;
  /** Who checked the name, as told by `verified_claims`. */
  checkedBy: string | undefined;
  /** Reads what changed later, without the person: keep it as you keep a password. */
  refreshToken: string | undefined;
}

const CALLBACK = "/retour";

/** What we ask. The person sees each element with its reason, and may refuse the optional ones. */
const CLAIMS = {
  userinfo: {
    verified_claims: {
      verification: {
        trust_framework: null,
        assurance_level: null,
        time: null,
        evidence: [
          { type: { value: "document" }, check_details: [{ check_method: null, organization: null }] },
        ],
      },
      claims: { given_name: null, family_name: null },
    },
  },
};

export async function createMediatheque(options: Options): Promise<Server> {
  // Everything is discovered from the issuer: endpoints, keys, algorithms. Nothing else to configure.
  const issuer = new URL(options.issuer);
  const execute = issuer.protocol === "http:" ? [openid.allowInsecureRequests] : [];
  const authentication = openid.ClientSecretBasic(options.clientSecret);
  const config = await openid.discovery(issuer, options.clientId, undefined, authentication, { execute });
  const app = new Mediatheque(options, config);
  return createServer((request, response) => {
    app.answer(request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent)
        page(response, 500, "Une erreur est survenue", "<p>Réessayez dans un instant.</p>");
    });
  });
}

class Mediatheque {
  private readonly readers = new Map<string, Reader>();
  /** Browser session → reader. */
  private readonly sessions = new Map<string, string>();
  /** Requests sent to the authority and not back yet: one per browser that started, ten minutes at most in real life. */
  private readonly started = new Map<string, { verifier: string; nonce: string; target: string }>();
  /** Events already taken: the authority sends again until it has our answer. */
  private readonly seen = new Set<string>();
  private readonly keys: ReturnType<typeof createRemoteJWKSet>;
  private readonly options: Options;
  private readonly config: openid.Configuration;

  constructor(options: Options, config: openid.Configuration) {
    this.options = options;
    this.config = config;
    this.keys = createRemoteJWKSet(new URL(config.serverMetadata().jwks_uri ?? ""));
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", this.options.origin);
    switch (`${request.method} ${url.pathname}`) {
      case "GET /":
        return this.home(request, response);
      case "POST /inscription":
        return this.start(response, "/");
      case "GET /connexion":
        return this.enter(response, url.searchParams);
      case "POST /connexion":
        return this.enter(response, new URLSearchParams(await bodyOf(request)));
      case `GET ${CALLBACK}`:
        return this.comeBack(request, response, url);
      case "POST /deconnexion":
        return this.leave(request, response);
      case "POST /deconnexion-serveur":
        return this.backChannelLogout(request, response);
      case "POST /evenements":
        return this.takeEvent(request, response);
      default:
        return page(response, 404, "Page introuvable", '<p><a href="/">Retour à l’accueil</a></p>');
    }
  }

  private home(request: IncomingMessage, response: ServerResponse): void {
    const reader = this.readers.get(this.sessions.get(sessionOf(request)) ?? "");
    if (!reader) {
      const form = `<p>Empruntez des livres, des films et de la musique.</p>
        <form method="post" action="/inscription"><button>S’inscrire avec mon compte de la ville</button></form>`;
      page(response, 200, "Médiathèque", form);
      return;
    }
    const lines = [
      ["Numéro de carte", reader.card],
      ["Nom", reader.name],
      ["Carte", reader.livesHere ? "habitant, gratuite" : "hors commune, gratuite"],
      ["Films pour adultes", reader.adult === true ? "oui" : "non"],
      ["Prévenir par courriel", reader.email ?? "non : vous n’avez pas donné d’adresse"],
      ["Nom vérifié", reader.checkedBy ?? "non"],
    ];
    const list = lines.map(([term, text]) => `<dt>${safe(term)}</dt><dd>${safe(text)}</dd>`).join("");
    const form = '<form method="post" action="/deconnexion"><button>Se déconnecter</button></form>';
    page(response, 200, `Bonjour ${safe(reader.name)}`, `<dl>${list}</dl>${form}`);
  }

  /**
   * Somebody comes from their space at the authority (OpenID Connect Core 1.0, section 4): they agreed there, and are
   * signed in there, so that they go straight through. Anybody can write such a link: check both values.
   */
  private async enter(response: ServerResponse, asked: URLSearchParams): Promise<void> {
    if (asked.get("iss") !== this.options.issuer)
      return page(response, 400, "Lien inconnu", '<p><a href="/">Aller à l’accueil</a></p>');
    // Never lead elsewhere: only to a page of ours.
    const target = URL.parse(asked.get("target_link_uri") || "/", this.options.origin);
    const ours = target?.origin === new URL(this.options.origin).origin;
    return this.start(response, ours ? target.pathname + target.search : "/");
  }

  /** 1. Send the person to the authority. */
  private async start(response: ServerResponse, target: string): Promise<void> {
    const verifier = openid.randomPKCECodeVerifier();
    const state = openid.randomState();
    const nonce = openid.randomNonce();
    this.started.set(state, { verifier, nonce, target });
    const address = openid.buildAuthorizationUrl(this.config, {
      redirect_uri: this.options.origin + CALLBACK,
      // "ardeco": all that your service declared. Use "openid profile email" instead if your software only knows those.
      scope: "openid ardeco",
      claims: JSON.stringify(CLAIMS),
      state,
      nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: "S256",
    });
    // The cookie ties the answer to the browser that asked: otherwise somebody could be signed in to another's account.
    redirect(response, address.href, cookie("demande", state));
  }

  /** 2. The person comes back with a code, or with a refusal. */
  private async comeBack(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const state = cookieOf(request, "demande") ?? "";
    const started = this.started.get(state);
    this.started.delete(state);
    if (!started) return page(response, 400, "Demande expirée", '<p><a href="/">Recommencez</a></p>');
    if (url.searchParams.get("error") === "access_denied") {
      // Refusing is a right: say so, and offer the other way in.
      const other =
        "<p>Vous pouvez vous inscrire à l’accueil de la médiathèque, avec une pièce d’identité.</p>";
      return page(response, 200, "Vous n’avez rien transmis", other);
    }
    // Checks the signature, issuer, audience, nonce, state and PKCE.
    const tokens = await openid.authorizationCodeGrant(this.config, url, {
      pkceCodeVerifier: started.verifier,
      expectedState: state,
      expectedNonce: started.nonce,
    });
    const sub = tokens.claims()?.sub ?? "";
    await this.remember(sub, tokens.access_token, tokens.refresh_token);
    const session = randomBytes(32).toString("base64url");
    this.sessions.set(session, sub);
    redirect(response, started.target, cookie("session", session));
  }

  /** 3. Read what the person agreed to, and open the subscription or bring it up to date. Nothing is typed again. */
  private async remember(sub: string, accessToken: string, refreshToken: string | undefined): Promise<void> {
    const told = await openid.fetchUserInfo(this.config, accessToken, sub);
    const known = this.readers.get(sub);
    this.readers.set(sub, {
      sub,
      card: known?.card ?? `MED-${randomInt(10_000_000, 99_999_999)}`,
      name: [told.given_name, told.family_name].filter(Boolean).join(" "),
      livesHere: told.lives_in_14118 === true,
      // Absent: refused, or not validated. That is no, not "unknown, ask by post".
      adult: typeof told.age_over_18 === "boolean" ? told.age_over_18 : undefined,
      email: typeof told.email === "string" ? told.email : undefined,
      checkedBy: checkerOf(told.verified_claims),
      refreshToken: refreshToken ?? known?.refreshToken,
    });
  }

  /** The person leaves: end your own session, then let the authority ask whether to leave theirs too. */
  private leave(request: IncomingMessage, response: ServerResponse): void {
    this.sessions.delete(sessionOf(request));
    const address = openid.buildEndSessionUrl(this.config, {
      post_logout_redirect_uri: `${this.options.origin}/`,
    });
    redirect(response, address.href, cookie("session", ""));
  }

  /** The authority signs the person out (OpenID Connect Back-Channel Logout 1.0): end all their sessions. */
  private async backChannelLogout(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const token = new URLSearchParams(await bodyOf(request)).get("logout_token") ?? "";
    const claims = await this.verified(token, "logout+jwt");
    if (!claims?.sub || "nonce" in claims) return end(response, 400);
    for (const [session, sub] of this.sessions) if (sub === claims.sub) this.sessions.delete(session);
    end(response, 200);
  }

  /** Something changed (RFC 8935, Security Event Token pushed): the consent was withdrawn, or a value is new. */
  private async takeEvent(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const claims = await this.verified(await bodyOf(request), "secevent+jwt");
    if (!claims?.jti)
      return end(response, 400, { err: "invalid_request", description: "not a token of this issuer" });
    if (!this.seen.has(claims.jti)) {
      await this.applyEvent(claims);
      // After the work: if we fail before, the authority sends it again.
      this.seen.add(claims.jti);
    }
    // 202, and nothing else, tells the authority that you have it.
    end(response, 202);
    await this.acknowledge(claims.jti);
  }

  /** Says that it is done: the person reads it in their space. Twice changes nothing: try again later when it fails. */
  private async acknowledge(jti: string): Promise<void> {
    const { origin, pathname } = new URL(this.options.issuer);
    const [, town] = pathname.split("/");
    const { clientId, clientSecret } = this.options;
    const credentials = Buffer.from(`${clientId}:${clientSecret}`).toString("base64");
    const answer = await fetch(`${origin}/api/v1/authorities/${town}/acknowledgements`, {
      method: "POST",
      headers: { authorization: `Basic ${credentials}`, "content-type": "application/json" },
      body: JSON.stringify({ jti, detail: "Fait dans le logiciel de la médiathèque." }),
    });
    if (!answer.ok) throw new Error(`acknowledgement of ${jti}: ${answer.status}`);
  }

  private async applyEvent(claims: JWTPayload): Promise<void> {
    const sub = subjectOf(claims);
    const reader = this.readers.get(sub);
    if (!reader) return;
    const kinds = Object.keys(Object(claims.events));
    if (kinds.includes("https://ardeco.eu/events/grant-withdrawn")) {
      // Close the subscription and erase. What a law makes you keep is listed in the event, with its last day.
      this.readers.delete(sub);
      console.log(`Inscription close à la demande de la personne (carte ${reader.card}).`);
    }
    if (kinds.includes("https://ardeco.eu/events/release-changed") && reader.refreshToken) {
      // The event holds names, never values: read them with the person's grant.
      const tokens = await openid.refreshTokenGrant(this.config, reader.refreshToken);
      await this.remember(sub, tokens.access_token, tokens.refresh_token);
    }
  }

  /** The claims of a token that this issuer signed for us, of this type; undefined otherwise. */
  private async verified(token: string, typ: string): Promise<JWTPayload | undefined> {
    try {
      const { issuer, clientId: audience } = this.options;
      return (await jwtVerify(token, this.keys, { issuer, audience, typ, algorithms: ["ES256"] })).payload;
    } catch {
      return undefined;
    }
  }
}

/** The organisation that checked the name (OpenID Connect for Identity Assurance): `verified_claims` is one or several. */
function checkerOf(verified: unknown): string | undefined {
  const [first] = [verified].flat();
  const evidence = Object(Object(Object(first).verification).evidence)[0];
  const organisation: unknown = Object(Object(Object(evidence).check_details)[0]).organization;
  return typeof organisation === "string" ? `par ${organisation}, sur pièce d’identité` : undefined;
}

/** RFC 9493: the same `sub` as in the ID token. */
function subjectOf({ sub_id }: JWTPayload): string {
  return String(Object(sub_id).sub ?? "");
}

// What follows is plain HTTP: your framework has it.

function page(response: ServerResponse, status: number, title: string, content: string): void {
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
    "cache-control": "no-store",
  });
  response.end(`<!doctype html><html lang="fr"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} – Médiathèque</title></head>
    <body><main><h1>${title}</h1>${content}</main></body></html>`);
}

function safe(text = ""): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? "");
}

function redirect(response: ServerResponse, location: string, setCookie: string): void {
  response.writeHead(303, { location, "set-cookie": setCookie, "cache-control": "no-store" }).end();
}

function end(response: ServerResponse, status: number, body?: object): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(body ? JSON.stringify(body) : undefined);
}

/** Add `Secure` once you serve https. */
function cookie(name: string, value: string): string {
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax${value === "" ? "; Max-Age=0" : ""}`;
}

function cookieOf(request: IncomingMessage, name: string): string | undefined {
  const pairs = (request.headers.cookie ?? "").split(/;\s*/).map((pair) => pair.split("="));
  return pairs.find(([key]) => key === name)?.[1];
}

const sessionOf = (request: IncomingMessage): string => cookieOf(request, "session") ?? "";

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) {
    body += chunk;
    if (body.length > 100_000) throw new Error("body too large");
  }
  return body;
}

async function readOptions(): Promise<Options> {
  const text = { type: "string" } as const;
  const { values } = parseArgs({
    options: { demo: text, issuer: text, "client-id": text, "client-secret": text, origin: text },
  });
  const demo = values.demo ? await readDemonstration(values.demo) : { clients: [] };
  const known = demo.clients.find(({ service }: { service: string }) => service === "mediatheque");
  const options = {
    issuer: values.issuer ?? known?.issuer,
    clientId: values["client-id"] ?? known?.clientId,
    clientSecret: values["client-secret"] ?? known?.clientSecret,
    origin: values.origin ?? "http://localhost:3100",
  };
  if (!options.issuer || !options.clientId || !options.clientSecret) {
    throw new Error("Give --demo data/demo.json, or --issuer, --client-id and --client-secret.");
  }
  return options;
}

if (import.meta.main) {
  const options = await readOptions();
  const server = await createMediatheque(options);
  server.on("error", (error: NodeJS.ErrnoException) => {
    const taken = error.code === "EADDRINUSE";
    console.error(
      taken ? `Le port de ${options.origin} est pris : la médiathèque tourne déjà ?` : String(error),
    );
    process.exitCode = 1;
  });
  server.listen(Number(new URL(options.origin).port), "localhost", () => {
    console.log(`Médiathèque : ${options.origin}`);
  });
}
