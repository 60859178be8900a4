import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ClientFacts } from "../../support/platform.ts";
import { newVerifier, sha256 } from "./jwt.ts";
import {
  anApplication,
  ask,
  basic,
  byGet,
  CALLBACK,
  exchangeOf,
  newCode,
  newTokens,
  type Outcome,
  type Parameters,
  userinfo,
  VERIFIER,
  withdrawEverything,
} from "./provider.ts";

// Each line is a refusal that a standard asks of the token endpoint, and of what tokens open.

let client: ClientFacts;
let other: ClientFacts;
let posting: ClientFacts;
afterAll(withdrawEverything);
beforeAll(async () => {
  [client, other, posting] = await Promise.all([
    anApplication(),
    anApplication(),
    anApplication("client_secret_post"),
  ]);
});

const token = (form: Parameters | string, headers = basic(client)) => ask("token", form, headers);
const withCode = async (more: Parameters, headers = basic(client)) =>
  token(exchangeOf(await newCode(client), more), headers);
const refreshing = (refresh_token: string, more: Parameters = {}): Parameters => ({
  grant_type: "refresh_token",
  refresh_token,
  ...more,
});
const inBody = ({ clientId, clientSecret }: ClientFacts): Parameters => ({
  client_id: clientId,
  client_secret: clientSecret,
});

type Line = readonly [name: string, ask: () => Promise<Outcome>, error: string];

const codes: readonly Line[] = [
  [
    "RFC 6749 4.1.3: a code is used once",
    async () => {
      const code = await newCode(client);
      await token(exchangeOf(code));
      return token(exchangeOf(code));
    },
    "invalid_grant",
  ],
  ["RFC 6749 4.1.3: a code serves its own client", () => withCode({}, basic(other)), "invalid_grant"],
  [
    "RFC 6749 4.1.3: the address is that of the request",
    () => withCode({ redirect_uri: `${CALLBACK}/` }),
    "invalid_grant",
  ],
  [
    "RFC 6749 4.1.3: the address is not left out",
    () => withCode({ redirect_uri: undefined }),
    "invalid_request",
  ],
  ["RFC 6749 4.1.3: a code that nobody gave", () => token(exchangeOf("devinette")), "invalid_grant"],
  ["RFC 6749 4.1.3: no code at all", () => withCode({ code: undefined }), "invalid_request"],
  ["RFC 7636 4.6: without the verifier", () => withCode({ code_verifier: undefined }), "invalid_grant"],
  ["RFC 7636 4.6: with another verifier", () => withCode({ code_verifier: newVerifier() }), "invalid_grant"],
  [
    "RFC 7636 4.6: with the challenge itself",
    () => withCode({ code_verifier: sha256(VERIFIER) }),
    "invalid_grant",
  ],
  [
    "RFC 7636 4.1: a verifier that is too short",
    () => withCode({ code_verifier: "court" }),
    "invalid_request",
  ],
  [
    "RFC 7636 4.1: a verifier of other characters",
    () => withCode({ code_verifier: "é".repeat(43) }),
    "invalid_request",
  ],
];

const requests: readonly Line[] = [
  ["RFC 6749 5.2: no grant type", () => withCode({ grant_type: undefined }), "invalid_request"],
  ["RFC 6749 5.2: an unknown grant type", () => withCode({ grant_type: "troc" }), "unsupported_grant_type"],
  [
    "RFC 6749 4.3: a password of the person",
    () => token({ grant_type: "password", username: "karim", password: "x" }),
    "unsupported_grant_type",
  ],
  [
    "RFC 6749 4.4: the application for itself",
    () => token({ grant_type: "client_credentials" }),
    "unsupported_grant_type",
  ],
  [
    "RFC 6749 3.2: a parameter twice",
    () => token("grant_type=authorization_code&grant_type=refresh_token"),
    "invalid_request",
  ],
  [
    "RFC 6749 3.2: another type than a form",
    () =>
      ask("token", JSON.stringify(exchangeOf("x")), { ...basic(client), "content-type": "application/json" }),
    "invalid_request",
  ],
  [
    "RFC 6749 6: a refresh token of another client",
    async () => token(refreshing((await newTokens(client)).refresh), basic(other)),
    "invalid_grant",
  ],
  ["RFC 6749 6: a refresh token that nobody gave", () => token(refreshing("devinette")), "invalid_grant"],
  [
    "RFC 6749 6: more than was granted",
    async () => token(refreshing((await newTokens(client)).refresh, { scope: "openid ardeco profile" })),
    "invalid_scope",
  ],
];

const clients: readonly Line[] = [
  [
    "RFC 6749 2.3.1: a wrong secret",
    () => withCode({}, basic({ ...client, clientSecret: "devinette" })),
    "invalid_client",
  ],
  ["RFC 6749 2.3.1: no proof at all", () => withCode({ client_id: client.clientId }, {}), "invalid_client"],
  ["RFC 6749 2.3: two proofs at once", () => withCode(inBody(client)), "invalid_request"],
  [
    "RFC 6749 2.3: a client that nobody knows",
    () => withCode({}, basic({ ...client, clientId: "inconnu" })),
    "invalid_client",
  ],
  [
    "OpenID Core 9: a secret in the body, of a client of Basic",
    () => withCode(inBody(client), {}),
    "invalid_client",
  ],
  [
    "OpenID Core 9: Basic, of a client of the body",
    () => token(exchangeOf("x"), basic(posting)),
    "invalid_client",
  ],
  [
    "RFC 7662 2.1: to look at a token, nobody is anonymous",
    () => ask("token/introspection", { token: "x" }),
    "invalid_request",
  ],
  [
    "RFC 7009 2.1: the token of another client is not revoked",
    async () => ask("token/revocation", { token: (await newTokens(client)).access }, basic(other)),
    "invalid_request",
  ],
];

describe.each([
  ["codes", codes],
  ["requests", requests],
  ["clients", clients],
])("the token endpoint refuses, of %s", (_, lines) => {
  test.each(lines)("%s", async (__, act, error) => {
    const told = await act();
    expect(told.error).toBe(error);
    expect(told.status).toBe(error === "invalid_client" ? 401 : 400);
  });
});

test("RFC 6749 3.2: the token endpoint takes POST only", async () => {
  expect((await byGet("token")).status).toBe(404);
});

test("RFC 6749 4.1.2: a code used twice ends what it gave", async () => {
  const code = await newCode(client);
  const { body } = await token(exchangeOf(code));
  const headers = { authorization: `Bearer ${body.access_token}` };
  expect((await userinfo(headers)).status).toBe(200);
  await token(exchangeOf(code));
  expect((await userinfo(headers)).status).toBe(401);
  expect((await token(refreshing(String(body.refresh_token)))).error).toBe("invalid_grant");
});

test("RFC 7662 4: the token of another client is not active for this one", async () => {
  const { access } = await newTokens(client);
  expect((await ask("token/introspection", { token: access }, basic(other))).body).toEqual({ active: false });
});

describe("userinfo refuses", () => {
  test.each<[string, () => Promise<Outcome>, number]>([
    ["RFC 6750 3: no token", () => userinfo({}), 401],
    ["RFC 6750 3.1: a token that nobody gave", () => userinfo({ authorization: "Bearer devinette" }), 401],
    [
      "RFC 6750 2.1: another scheme",
      async () => userinfo({ authorization: `Basic ${(await newTokens(client)).access}` }),
      400,
    ],
    [
      "RFC 6750 2.3: a token in the address",
      async () => userinfo({}, `?access_token=${(await newTokens(client)).access}`),
      400,
    ],
    [
      "OpenID Core 5.3: an ID token",
      async () => userinfo({ authorization: `Bearer ${(await newTokens(client)).id}` }),
      401,
    ],
    [
      "OpenID Core 5.3: a refresh token",
      async () => userinfo({ authorization: `Bearer ${(await newTokens(client)).refresh}` }),
      401,
    ],
  ])("%s", async (_, act, status) => {
    expect((await act()).status).toBe(status);
  });
});
