import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ClientFacts } from "../../support/platform.ts";
import { newKey, signed, unsigned } from "./jwt.ts";
import {
  anApplication,
  authorize,
  CALLBACK,
  issuer,
  newTokens,
  type Parameters,
  requestOf,
  withdrawEverything,
} from "./provider.ts";

// Each line is a refusal that a standard asks of the authorization endpoint, sent back to the application or
// not.

let client: ClientFacts;
let other: ClientFacts;
let hint = "";
let hintOfOther = "";
let sub = "";
afterAll(withdrawEverything);
beforeAll(async () => {
  [client, other] = await Promise.all([anApplication(), anApplication()]);
  hint = (await newTokens(client)).id;
  hintOfOther = (await newTokens(other)).id;
  sub = JSON.parse(Buffer.from(hint.split(".")[1] ?? "", "base64url").toString()).sub;
});

const claims = (asked: object) => ({ claims: JSON.stringify(asked) });
const idToken = (asked: object) => claims({ id_token: asked });
/** Of somebody who has nothing to do with Karim. */
const SOMEBODY_ELSE = "thomas";

type Line = [name: string, more: () => Parameters, error: string, person?: string];

const sentBack: Line[] = [
  [
    "RFC 7636 4.4.1: no challenge",
    () => ({ code_challenge: undefined, code_challenge_method: undefined }),
    "invalid_request",
  ],
  ["RFC 7636 4.4.1: a method without a challenge", () => ({ code_challenge: undefined }), "invalid_request"],
  [
    "RFC 7636 4.3: no method, which would be plain",
    () => ({ code_challenge_method: undefined }),
    "invalid_request",
  ],
  ["RFC 9700 2.1.1: a challenge in clear", () => ({ code_challenge_method: "plain" }), "invalid_request"],
  ["RFC 7636 4.2: a challenge that is too short", () => ({ code_challenge: "court" }), "invalid_request"],
  ["RFC 6749 3.1.1: no type of answer", () => ({ response_type: undefined }), "invalid_request"],
  [
    "RFC 6749 4.1.2.1: an unknown type of answer",
    () => ({ response_type: "troc" }),
    "unsupported_response_type",
  ],
  ["RFC 9700 2.1.2: a token in the address", () => ({ response_type: "token" }), "unsupported_response_type"],
  [
    "OpenID Core 3.2: an ID token in the address",
    () => ({ response_type: "id_token", nonce: "n" }),
    "unsupported_response_type",
  ],
  [
    "OAuth 2.0 Multiple Response Types 2.1: an unknown mode",
    () => ({ response_mode: "pigeon" }),
    "unsupported_response_mode",
  ],
  ["OpenID Core 3.1.2.1: prompt=none and another", () => ({ prompt: "none login" }), "invalid_request"],
  ["OpenID Core 3.1.2.1: an unknown prompt", () => ({ prompt: "chanter" }), "invalid_request"],
  ["OpenID Core 3.1.2.1: an age that is none", () => ({ max_age: "-1" }), "invalid_request"],
  ["OpenID Core 3.1.2.1: a hint that is no token", () => ({ id_token_hint: "devinette" }), "invalid_request"],
  [
    "OpenID Core 3.1.2.1: a hint that nobody signed",
    () => ({ id_token_hint: unsigned({ iss: issuer, sub, aud: client.clientId }) }),
    "invalid_request",
  ],
  [
    "OpenID Core 3.1.2.1: a hint that a thief signed",
    () => ({
      id_token_hint: signed(
        { alg: "ES256" },
        { iss: issuer, sub, aud: client.clientId, iat: 1, exp: 2 },
        newKey(),
      ),
    }),
    "invalid_request",
  ],
  [
    "OpenID Core 3.1.2.1: a hint given to another client",
    () => ({ id_token_hint: hintOfOther }),
    "invalid_request",
  ],
  [
    "OpenID Core 3.1.2.1: a hint of another person, in silence",
    () => ({ id_token_hint: hint, prompt: "none" }),
    "login_required",
    SOMEBODY_ELSE,
  ],
  [
    "OpenID Core 5.5.1: the sub of another person, in silence",
    () => ({ ...idToken({ sub: { value: sub } }), prompt: "none" }),
    "login_required",
    SOMEBODY_ELSE,
  ],
  ["OpenID Core 3.1.2.6: in silence, nobody is there", () => ({ prompt: "none" }), "login_required", ""],
  [
    "OpenID Core 3.1.2.6: in silence, nothing is agreed",
    () => ({ prompt: "none" }),
    "consent_required",
    SOMEBODY_ELSE,
  ],
  [
    "OpenID Core 3.1.2.1: in silence, a sign-in that is too old",
    () => ({ prompt: "none", max_age: "0" }),
    "login_required",
  ],
  [
    "OpenID Core 5.5.1.1: an essential acr that nobody reaches",
    () => idToken({ acr: { essential: true, value: "eidas3" } }),
    "unmet_authentication_requirements",
  ],
  [
    "OpenID Core 5.5.1.1: essential acrs that nobody reaches",
    () => idToken({ acr: { essential: true, values: ["eidas2", "eidas3"] } }),
    "unmet_authentication_requirements",
  ],
  [
    "OpenID Core 5.5.1.1: in silence, an essential acr above this sign-in",
    () => ({ ...idToken({ acr: { essential: true, value: "phr" } }), prompt: "none" }),
    "login_required",
  ],
  ["OpenID Core 5.5: claims that are no JSON", () => ({ claims: "{" }), "invalid_request"],
  ["OpenID Core 5.5: claims in a list", () => claims([]), "invalid_request"],
  ["OpenID Core 5.5: claims for nowhere", () => claims({ elsewhere: {} }), "invalid_request"],
  [
    "OpenID Core 5.5.1: a claim that is asked by a word",
    () => claims({ userinfo: { email: "oui" } }),
    "invalid_request",
  ],
  [
    "OIDC4IDA 6: verified claims without a verification",
    () => claims({ userinfo: { verified_claims: { claims: null } } }),
    "invalid_request",
  ],
  [
    "OpenID Core 6.1: a request object, which is not offered",
    () => ({ request: unsigned({ client_id: client.clientId }) }),
    "request_not_supported",
  ],
  [
    "OpenID Core 6.2: a request elsewhere, which is not offered",
    () => ({ request_uri: "https://ailleurs.example/demande" }),
    "request_uri_not_supported",
  ],
  [
    "OpenID Core 3.1.2.1: a registration in the request",
    () => ({ registration: "{}" }),
    "registration_not_supported",
  ],
];

describe("the authorization endpoint refuses, at the application's own address", () => {
  test.each<Line>(sentBack)("%s", async (_, more, error, person = "karim") => {
    const told = await authorize(requestOf(client, more()), person || undefined);
    expect(told.error).toBe(error);
    expect(told.sentTo && told.sentTo.origin + told.sentTo.pathname).toBe(CALLBACK);
    const answer = new URLSearchParams(told.sentTo?.search || told.sentTo?.hash.slice(1));
    expect(answer.get("code")).toBeNull();
    // RFC 6749 4.1.2.1 and RFC 9207 2: of which request, and by whom.
    expect([answer.get("state"), answer.get("iss")]).toEqual(["etat", issuer]);
  });
});

type Page = [name: string, more: () => Parameters, extra?: string];
const shown: Page[] = [
  ["RFC 6749 4.1.2.1: a client that nobody knows", () => ({ client_id: "inconnu" })],
  ["RFC 6749 4.1.2.1: no client", () => ({ client_id: undefined })],
  [
    "RFC 6749 3.1.2.4: an address that was not registered",
    () => ({ redirect_uri: "https://ailleurs.example/" }),
  ],
  [
    "RFC 6749 3.1.2.2: an address of another client",
    () => ({ redirect_uri: "http://localhost:3200/retour" }),
  ],
  ["RFC 6749 3.1.2: an address with a fragment", () => ({ redirect_uri: `${CALLBACK}#x` })],
  ["RFC 9700 4.1.3: an address that begins alike", () => ({ redirect_uri: `${CALLBACK}/plus` })],
  ["RFC 9700 4.1.3: an address with a query more", () => ({ redirect_uri: `${CALLBACK}?x=1` })],
  [
    "RFC 9700 4.1.3: an address in other letters",
    () => ({ redirect_uri: CALLBACK.replace("logiciel", "LOGICIEL") }),
  ],
  ["OpenID Core 3.1.2.1: no address", () => ({ redirect_uri: undefined })],
  ["RFC 6749 3.1: an address said twice", () => ({}), "&redirect_uri=https%3A%2F%2Failleurs.example%2F"],
];

describe("the authorization endpoint refuses, and sends nobody anywhere", () => {
  test.each<Page>(shown)("%s", async (_, more, extra = "") => {
    const told = await authorize(requestOf(client, more()), "karim", extra);
    expect([told.status, told.sentTo]).toEqual([400, undefined]);
    expect(told.error).toMatch(/^(invalid_client|invalid_request|invalid_redirect_uri)$/);
  });
});

test("RFC 9207 2: a code comes back with the name of who gave it", async () => {
  const { sentTo } = await authorize(requestOf(client, { prompt: "none" }), "karim");
  expect(sentTo?.searchParams.get("iss")).toBe(issuer);
  expect(sentTo?.searchParams.get("code")).toBeTruthy();
});

test("OpenID Core 3.1.2.1: a hint of another person, with a page, gives no code", async () => {
  const told = await authorize(requestOf(client, { id_token_hint: hint }), SOMEBODY_ELSE);
  expect([told.status, told.sentTo]).toEqual([200, undefined]);
});

test("OpenID Core 8.1: of two applications of one service, the person has one name, which is not theirs", () => {
  const told = (token: string) => JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
  expect(told(hint)).toMatchObject({ iss: issuer, aud: client.clientId, sub: told(hintOfOther).sub });
  expect(told(hintOfOther).aud).toBe(other.clientId);
});
