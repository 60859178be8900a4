import { readFile } from "node:fs/promises";
import { inject } from "vitest";
import { type ClientFacts, clientOf, type Facts } from "../../support/platform.ts";
import { type Answer, send } from "../../support/send.ts";
import { Visitor } from "../../support/visitor.ts";
import { registerApplication } from "../clients/register.ts";
import { newVerifier, sha256 } from "./jwt.ts";

// One request at a time, as a vendor's mistake or an attacker would send it, and what the provider answers.

const { url, sessions, factsPath } = inject("platform");
const facts: Facts = JSON.parse(await readFile(factsPath, "utf8"));

export const CALLBACK = "https://logiciel.example/retour";
export const library = clientOf(facts, "mediatheque");
export const { issuer } = library;
export { factsPath };
export type Parameters = Readonly<Record<string, string | undefined>>;
type Method = globalThis.Parameters<typeof registerApplication>[1]["authMethod"];

let registered = 0;
/** Another application of the library of the demonstration. */
export const anApplication = (authMethod: Method = "client_secret_basic", more: object = {}) => {
  registered += 1;
  const name = `Essai ${registered} ${authMethod}`;
  return registerApplication({ url, facts }, { name, authMethod, redirectUri: CALLBACK, more: { ...more } });
};

export const visitorOf = (person?: string): Visitor =>
  new Visitor(url, person === undefined ? [] : sessions[person]);

export function query(fields: Parameters): URLSearchParams {
  return new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

export const VERIFIER = newVerifier();

/** An honest request, but for what is said of it; undefined leaves a parameter out. */
export function requestOf(client: ClientFacts, more: Parameters = {}): Parameters {
  return {
    client_id: client.clientId,
    response_type: "code",
    scope: "openid ardeco",
    redirect_uri: client.redirectUris[0] ?? CALLBACK,
    state: "etat",
    code_challenge: sha256(VERIFIER),
    code_challenge_method: "S256",
    ...more,
  };
}

export interface Outcome {
  readonly status: number;
  /** Code of the protocol, sent back to the application or told in the page. */
  readonly error: string | undefined;
  /** Where the browser was sent, outside the platform. */
  readonly sentTo: URL | undefined;
}

/** Follows the browser to a page, or out of the platform. */
async function follow(visitor: Visitor, first: Promise<Answer>): Promise<Answer> {
  let answer = await first;
  while (answer.location && new URL(answer.location, url).origin === url)
    answer = await visitor.get(new URL(answer.location, url).href);
  return answer;
}

/** Who is signed in asks; `extra` is added to the address as it is written. */
export async function authorize(asked: Parameters, person?: string, extra = ""): Promise<Outcome> {
  const visitor = visitorOf(person);
  const answer = await follow(visitor, visitor.get(`${issuer}/auth?${query(asked)}${extra}`));
  const sentTo = answer.location === "" ? undefined : new URL(answer.location);
  const told = sentTo && new URLSearchParams(sentTo.search || sentTo.hash.slice(1));
  const shown = /invalid_[a-z_]+|unauthorized_client/.exec(answer.body)?.[0];
  return { status: answer.status, error: told?.get("error") ?? shown, sentTo };
}

/** Karim signs in to the application, agreeing to all when asked. */
export async function newCode(client: ClientFacts, more: Parameters = {}): Promise<string> {
  const visitor = visitorOf("karim");
  const asked = `${issuer}/auth?${query(requestOf(client, more))}`;
  let answer = await follow(visitor, visitor.get(asked));
  if (!answer.location)
    answer = await follow(visitor, visitor.submit(answer, "/autoriser/", { geste: "accepter" }));
  const code = new URL(answer.location).searchParams.get("code");
  if (code === null) throw new Error(`no code: ${answer.status} ${answer.location}`);
  return code;
}

/** Leaves Karim as the files that follow expect him: with no agreement. */
export async function withdrawEverything(): Promise<void> {
  const visitor = visitorOf("karim");
  const agreements = async () => {
    const { body } = await visitor.get(`${url}/caen/espace/accords`);
    return body.match(/\/caen\/espace\/accords\/[0-9a-f-]{36}\/retrait/g) ?? [];
  };
  for (const address of await agreements())
    await visitor.submit(await visitor.get(`${url}${address}`), "/retrait");
  if ((await agreements()).length > 0) throw new Error("an agreement is left");
}

export const basic = ({ clientId, clientSecret }: ClientFacts): Readonly<Record<string, string>> => ({
  authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`,
});

export interface Told extends Outcome {
  readonly body: Readonly<Record<string, unknown>>;
}

/** From server to server. */
export async function ask(
  endpoint: string,
  form: Parameters | string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Told> {
  const answer = await fetch(`${issuer}/${endpoint}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    body: typeof form === "string" ? form : query(form).toString(),
  });
  const body: Told["body"] = await answer.json().catch(() => ({}));
  const error = typeof body.error === "string" ? body.error : undefined;
  return { status: answer.status, error, sentTo: undefined, body };
}

/** As a program that follows no page: the method alone is wrong. */
export async function byGet(endpoint: string): Promise<Outcome> {
  const { status } = await send(new URL(`${issuer}/${endpoint}`), {});
  return { status, error: undefined, sentTo: undefined };
}

export const exchangeOf = (code: string, more: Parameters = {}): Parameters => ({
  grant_type: "authorization_code",
  code,
  redirect_uri: CALLBACK,
  code_verifier: VERIFIER,
  ...more,
});

/** Tokens of an honest exchange. */
export async function newTokens(client: ClientFacts, headers: Readonly<Record<string, string>> = {}) {
  const code = await newCode(client);
  const redirect_uri = client.redirectUris[0] ?? CALLBACK;
  const { body } = await ask("token", exchangeOf(code, { redirect_uri }), { ...basic(client), ...headers });
  const text = (name: string) => String(body[name] ?? "");
  return { access: text("access_token"), refresh: text("refresh_token"), id: text("id_token") };
}

export async function userinfo(headers: Readonly<Record<string, string>>, after = ""): Promise<Outcome> {
  const answer = await fetch(`${issuer}/me${after}`, { headers });
  const told = answer.headers.get("www-authenticate") ?? "";
  const body: unknown = await answer.json().catch(() => ({}));
  const inBody =
    typeof body === "object" && body !== null && "error" in body ? String(body.error) : undefined;
  return {
    status: answer.status,
    error: inBody ?? /error="([^"]+)"/.exec(told)?.[1],
    sentTo: undefined,
  };
}
