import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ClientFacts } from "../../support/platform.ts";
import { type Key, newKey, proof, seconds, signed, unsigned } from "./jwt.ts";
import {
  anApplication,
  ask,
  authorize,
  basic,
  byGet,
  exchangeOf,
  issuer,
  newCode,
  newTokens,
  type Outcome,
  type Parameters,
  requestOf,
  userinfo,
  withdrawEverything,
} from "./provider.ts";

// Requests that are pushed, tokens that are bound to a key, applications that sign: what each standard has
// refused.

let client: ClientFacts;
let other: ClientFacts;
let pushing: ClientFacts;
let bound: ClientFacts;
let signing: ClientFacts;
const key = newKey();
const clientKey = newKey();
afterAll(withdrawEverything);
beforeAll(async () => {
  [client, other, pushing, bound, signing] = await Promise.all([
    anApplication(),
    anApplication(),
    anApplication("client_secret_basic", { require_pushed_authorization_requests: true }),
    anApplication("client_secret_basic", { dpop_bound_access_tokens: true }),
    anApplication("private_key_jwt", { jwks: { keys: [clientKey.jwk] } }),
  ]);
});

const push = (more: Parameters = {}, headers = basic(client)) =>
  ask("request", requestOf(client, more), headers);
const pushed = async () => String((await push()).body.request_uri);
const naming = (request_uri: string, { clientId } = client): Parameters => ({
  client_id: clientId,
  request_uri,
});

type Line = readonly [name: string, ask: () => Promise<Outcome>, error: string];

const pushes: readonly Line[] = [
  ["RFC 9126 2.1: nobody pushes without a proof", () => push({}, {}), "invalid_client"],
  [
    "RFC 9126 2.1: nor with a wrong secret",
    () => push({}, basic({ ...client, clientSecret: "x" })),
    "invalid_client",
  ],
  ["RFC 9126 2.1: nor in the name of another", () => push({}, basic(other)), "invalid_request"],
  [
    "RFC 9126 2.1: a request names no other",
    () => push({ request_uri: "urn:x" }),
    "request_uri_not_supported",
  ],
  [
    "RFC 9126 2.3: an address that was not registered",
    () => push({ redirect_uri: "https://ailleurs.example/" }),
    "invalid_request",
  ],
  [
    "RFC 9126 2.3: an unknown type of answer",
    () => push({ response_type: "troc" }),
    "unsupported_response_type",
  ],
  [
    "RFC 9126 2.3: no challenge",
    () => push({ code_challenge: undefined, code_challenge_method: undefined }),
    "invalid_request",
  ],
  [
    "RFC 9126 4: a reference that nobody gave",
    () => authorize(naming("urn:ietf:params:oauth:request_uri:x"), "karim"),
    "invalid_request_uri",
  ],
  [
    "RFC 9126 4: a reference of another client",
    async () => authorize(naming(await pushed(), other), "karim"),
    "invalid_request_object",
  ],
  [
    "RFC 9126 5: a request by address, of who pushes",
    () => authorize(requestOf(pushing), "karim"),
    "invalid_request",
  ],
];

const tokenRequest = { htm: "POST", htu: `${issuer}/token` };
const withProof = async (dpop: string | undefined) =>
  ask("token", exchangeOf(await newCode(bound)), {
    ...basic(bound),
    ...(dpop === undefined ? {} : { dpop }),
  });
const proofWith =
  (payload: object, header: object = {}, by: Key = key) =>
  () =>
    withProof(proof(by, tokenRequest, { payload, header }));

const proofs: readonly Line[] = [
  ["RFC 9449 5.2: a client that binds its tokens sends a proof", () => withProof(undefined), "invalid_grant"],
  ["RFC 9449 4.3: a proof that is none", () => withProof("devinette"), "invalid_dpop_proof"],
  ["RFC 9449 4.3: of another method", proofWith({ htm: "GET" }), "invalid_dpop_proof"],
  ["RFC 9449 4.3: for another address", proofWith({ htu: `${issuer}/me` }), "invalid_dpop_proof"],
  ["RFC 9449 4.3: of yesterday", proofWith({ iat: seconds() - 86_400 }), "use_dpop_nonce"],
  ["RFC 9449 4.3: without a name of its own", proofWith({ jti: undefined }), "invalid_dpop_proof"],
  ["RFC 9449 4.3: of another type", proofWith({}, { typ: "JWT" }), "invalid_dpop_proof"],
  [
    "RFC 9449 4.3: unsigned",
    () => withProof(unsigned({ ...tokenRequest, iat: seconds(), jti: randomUUID() })),
    "invalid_dpop_proof",
  ],
  ["RFC 9449 4.3: with its private key", proofWith({}, { jwk: key.privateJwk }), "invalid_dpop_proof"],
  [
    "RFC 9449 4.3: signed by another key than it tells",
    proofWith({}, { jwk: newKey().jwk }),
    "invalid_dpop_proof",
  ],
  [
    "RFC 9449 11.1: a proof is used once",
    async () => {
      const once = proof(key, tokenRequest);
      await withProof(once);
      return withProof(once);
    },
    "invalid_grant",
  ],
];

const assertion = (more: object = {}, by: Key = clientKey) => {
  const who = { iss: signing.clientId, sub: signing.clientId, aud: issuer };
  return signed(
    { alg: "ES256" },
    { ...who, jti: randomUUID(), iat: seconds(), exp: seconds() + 60, ...more },
    by,
  );
};
const present = (client_assertion: string, more: Parameters = {}) =>
  ask("token/introspection", {
    token: "x",
    client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    client_assertion,
    ...more,
  });

const assertions: readonly Line[] = [
  [
    "RFC 7523 3: an assertion is used once",
    async () => {
      const once = assertion();
      await present(once);
      return present(once);
    },
    "invalid_client",
  ],
  ["RFC 7523 3: signed by another key", () => present(assertion({}, newKey())), "invalid_client"],
  [
    "RFC 7523 3: unsigned",
    () => present(unsigned({ iss: signing.clientId, sub: signing.clientId, aud: issuer })),
    "invalid_client",
  ],
  ["RFC 7523 3: of another issuer", () => present(assertion({ iss: client.clientId })), "invalid_client"],
  [
    "RFC 7523 3: expired",
    () => present(assertion({ iat: seconds() - 400, exp: seconds() - 200 })),
    "invalid_client",
  ],
  ["RFC 7523 3: without an end", () => present(assertion({ exp: undefined })), "invalid_client"],
  [
    "RFC 7523 3: for more than five minutes",
    () => present(assertion({ exp: seconds() + 900 })),
    "invalid_client",
  ],
  [
    "RFC 7523 3: of tomorrow",
    () => present(assertion({ iat: seconds() + 86_400, exp: seconds() + 86_460 })),
    "invalid_client",
  ],
  [
    "RFC 7523bis 4: for the token endpoint",
    () => present(assertion({ aud: `${issuer}/token` })),
    "invalid_client",
  ],
  [
    "RFC 7523bis 4: for two",
    () => present(assertion({ aud: [issuer, "https://ailleurs.example"] })),
    "invalid_client",
  ],
  [
    "RFC 7521 4.2: of an unknown type",
    () => present(assertion(), { client_assertion_type: "x" }),
    "invalid_request",
  ],
];

describe.each([
  ["pushed requests", pushes],
  ["proofs of possession", proofs],
  ["assertions", assertions],
])("the provider refuses, of %s", (_, lines) => {
  test.each(lines)("%s", async (__, act, error) => {
    expect((await act()).error).toBe(error);
  });
});

test("RFC 9126 2.1: requests are pushed by POST only", async () => {
  expect((await byGet("request")).status).toBe(404);
});

test("RFC 9126 7.3: a reference is used once", async () => {
  const asked = naming(await pushed());
  await newTokens(client);
  expect((await authorize(asked, "karim")).sentTo?.searchParams.get("code")).toBeTruthy();
  expect((await authorize(asked, "karim")).error).toBe("invalid_request_uri");
});

describe("a bound token", () => {
  let token = "";
  beforeAll(async () => {
    token = (await newTokens(bound, { dpop: proof(key, tokenRequest) })).access;
  });
  const request = () => ({ htm: "GET", htu: `${issuer}/me`, token });
  const authorization = () => `DPoP ${token}`;

  test("RFC 9449 7.1: opens with a proof of its key", async () => {
    expect((await userinfo({ authorization: authorization(), dpop: proof(key, request()) })).status).toBe(
      200,
    );
  });

  test.each<[string, () => Readonly<Record<string, string>>]>([
    ["RFC 9449 7.2: as a bearer token", () => ({ authorization: `Bearer ${token}` })],
    ["RFC 9449 7.1: without a proof", () => ({ authorization: authorization() })],
    [
      "RFC 9449 7.1: with a proof of another key",
      () => ({ authorization: authorization(), dpop: proof(newKey(), request()) }),
    ],
    [
      "RFC 9449 7.1: with a proof for another token",
      () => ({ authorization: authorization(), dpop: proof(key, { ...request(), token: "x" }) }),
    ],
    [
      "RFC 9449 7.1: with a proof for no token",
      () => ({ authorization: authorization(), dpop: proof(key, { htm: "GET", htu: `${issuer}/me` }) }),
    ],
  ])("%s, opens nothing", async (_, headers) => {
    expect((await userinfo(headers())).status).toBeGreaterThanOrEqual(400);
  });
});
