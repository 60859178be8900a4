import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ClientFacts } from "../../support/platform.ts";
import { type Program, startProgram } from "../../support/program.ts";
import { newKey, seconds, signed, unsigned } from "./jwt.ts";
import {
  anApplication,
  factsPath,
  issuer,
  library,
  newTokens,
  type Parameters,
  query,
  visitorOf,
  withdrawEverything,
} from "./provider.ts";

// Each line is a refusal that a standard asks of a provider that somebody leaves, or of an application that
// is told of it.

const HOME = "https://logiciel.example/";
let client: ClientFacts;
let other: ClientFacts;
let hint = "";
let ofLibrary = "";
let application: Program;
beforeAll(async () => {
  const home = { post_logout_redirect_uris: [HOME] };
  [client, other, application] = await Promise.all([
    anApplication("client_secret_basic", home),
    anApplication("client_secret_basic", home),
    startProgram(["examples/dist/mediatheque.js", "--demo", factsPath], "Médiathèque :"),
  ]);
  hint = (await newTokens(client)).id;
  ofLibrary = (await newTokens(library)).id;
}, 120_000);
afterAll(() => application?.stop());
afterAll(withdrawEverything);

const forged = () =>
  signed({ alg: "ES256" }, { iss: issuer, aud: client.clientId, sub: "x", iat: 1, exp: 2 }, newKey());

describe("leaving: the provider refuses, and sends nobody anywhere", () => {
  test.each<[string, () => Parameters]>([
    [
      "an address that was not registered",
      () => ({ id_token_hint: hint, post_logout_redirect_uri: `${HOME}x` }),
    ],
    ["a hint given to another client", () => ({ id_token_hint: hint, client_id: other.clientId })],
    ["a hint that a thief signed", () => ({ id_token_hint: forged(), post_logout_redirect_uri: HOME })],
    ["a hint that nobody signed", () => ({ id_token_hint: unsigned({ iss: issuer, aud: client.clientId }) })],
    ["a client that nobody knows", () => ({ client_id: "inconnu", post_logout_redirect_uri: HOME })],
  ])("OIDC RP-Initiated Logout 2: %s", async (_, asked) => {
    const { status, location } = await visitorOf("karim").get(`${issuer}/session/end?${query(asked())}`);
    expect([status, location]).toEqual([400, ""]);
  });

  test("OIDC RP-Initiated Logout 3: an address without saying whose leads nowhere, once left too", async () => {
    // Nobody is signed in: whoever is would be put out for the tests that follow.
    const visitor = visitorOf();
    const asked = query({ post_logout_redirect_uri: HOME });
    const page = await visitor.get(`${issuer}/session/end?${asked}`);
    expect([page.status, page.location]).toEqual([200, ""]);
    expect((await visitor.submit(page, "/session/end/confirm")).location).toMatch(/\/session\/end\/success/);
  });

  test("OIDC RP-Initiated Logout 6: a form of another site signs nobody out", async () => {
    const visitor = visitorOf("karim");
    await visitor.get(`${issuer}/session/end`);
    const headers = { origin: "https://ailleurs.example" };
    const answer = await visitor.post(`${issuer}/session/end/confirm`, { logout: "yes", xsrf: "x" }, headers);
    expect(answer.status).toBe(400);
    expect((await visitor.get("/caen/espace")).status).toBe(200);
  });
});

describe("told of a logout: the example that vendors read refuses", () => {
  const event = { "http://schemas.openid.net/event/backchannel-logout": {} };
  const claims = (more: object = {}) => {
    const told = { iss: issuer, aud: library.clientId, sub: "x", jti: randomUUID(), events: event };
    return { ...told, iat: seconds(), exp: seconds() + 60, ...more };
  };
  const asLogout = { alg: "ES256", typ: "logout+jwt" };

  test.each<[string, () => string | undefined]>([
    ["no token", () => undefined],
    ["what is no token", () => "devinette"],
    ["a token that nobody signed", () => unsigned(claims())],
    ["a token that a thief signed", () => signed(asLogout, claims(), newKey())],
    ["an ID token, which the provider signed, in its place", () => ofLibrary],
    [
      "a token of another issuer",
      () => signed(asLogout, claims({ iss: "https://ailleurs.example" }), newKey()),
    ],
  ])("OIDC Back-Channel Logout 2.6: %s", async (_, token) => {
    const body = query({ logout_token: token() });
    const answer = await fetch("http://localhost:3100/deconnexion-serveur", { method: "POST", body });
    expect(answer.status).toBe(400);
  });
});
