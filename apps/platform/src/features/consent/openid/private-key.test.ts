import { exportJWK, type GenerateKeyPairResult, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import * as oidc from "openid-client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseId } from "../../../kernel/ids.ts";
import { anAgent } from "../../../testing/builders.ts";
import { testServer } from "../../../testing/test-server.ts";
import { updateClientRegistration } from "../clients/index.ts";
import { mountOpenId, openOpenId } from "./index.ts";
import { type Application, anApplication, CALLBACK } from "./testing/application.ts";
import { connect } from "./testing/connect.ts";
import { everything, ISSUER, type LibraryHouse, libraryHouse } from "./testing/library-house.ts";
import { asks } from "./testing/open-id-world.ts";

// private_key_jwt (OpenID Connect Core 1.0, section 9), with a library that we did not write.

let home: LibraryHouse;
beforeAll(async () => {
  home = await libraryHouse();
});
afterAll(() => home.house.close());

const aPair = () => generateKeyPair("ES256", { extractable: true });
const jwksOf = async ({ publicKey }: GenerateKeyPairResult) => ({ keys: [await exportJWK(publicKey)] });

async function registered(pair: GenerateKeyPairResult) {
  const serviceId = await home.world.service([asks("given_name", true), asks("family_name", true)]);
  const facts = { authMethod: "private_key_jwt", jwks: await jwksOf(pair) } as const;
  return home.world.application(serviceId, facts);
}

const signing = (facts: { clientId: string; secret: string }, pair: GenerateKeyPairResult) =>
  anApplication(home.world.server.app, ISSUER, facts, oidc.PrivateKeyJwt(pair.privateKey));

const told = async (application: Application) => {
  const jeanne = await home.world.jeanne();
  return (await connect(home, jeanne, { to: application, granted: everything.slice(0, 2) })).told;
};

test("an application that keeps its key signs people in, without any secret", async () => {
  const pair = await aPair();
  const facts = await registered(pair);
  expect(facts.secret).toBe("");
  expect(await told(await signing(facts, pair))).toMatchObject({ family_name: "Martin" });
});

test("another key opens nothing, and neither does a secret", async () => {
  const pair = await aPair();
  const facts = await registered(pair);
  const refused = { cause: { error: "invalid_client" } };
  await expect(told(await signing(facts, await aPair()))).rejects.toMatchObject(refused);
  const withSecret = await anApplication(home.world.server.app, ISSUER, { ...facts, secret: "devinette" });
  await expect(told(withSecret)).rejects.toMatchObject({ status: 401 });
});

test("new keys replace the former ones, a day later: what was signed with those is refused", async () => {
  const [former, next] = [await aPair(), await aPair()];
  const facts = await registered(former);
  const manager = await anAgent(home.house, home.world.caen, ["service_manager"]);
  await updateClientRegistration(manager, {
    clientId: parseId<"client">(facts.clientId),
    revision: 1,
    name: "Logiciel",
    redirectUris: [CALLBACK],
    postLogoutRedirectUris: [],
    jwks: await jwksOf(next),
  });
  expect(await told(await signing(facts, former))).toMatchObject({ family_name: "Martin" });
  home.house.clock.advance(24 * 3_600_000 + 5000);
  expect(await told(await signing(facts, next))).toMatchObject({ family_name: "Martin" });
  await expect(told(await signing(facts, former))).rejects.toMatchObject({
    cause: { error: "invalid_client" },
  });
});

describe("an assertion", () => {
  let facts: { clientId: string; secret: string };
  let pair: GenerateKeyPairResult;
  beforeAll(async () => {
    pair = await aPair();
    facts = await registered(pair);
  });

  /** The library verifies by the machine's clock. */
  const seconds = () => Math.floor(Date.now() / 1000);
  const claims = (more: Readonly<Record<string, unknown>> = {}) => ({
    iss: facts.clientId,
    sub: facts.clientId,
    aud: ISSUER,
    jti: crypto.randomUUID(),
    iat: seconds(),
    exp: seconds() + 300,
    ...more,
  });
  const sign = (payload: JWTPayload) =>
    new SignJWT(payload).setProtectedHeader({ alg: "ES256" }).sign(pair.privateKey);

  /** Proven, the application is told of its token; else that it is unknown itself. */
  async function ask(assertion: string, endpoint = "token/introspection", { app } = home.world.server) {
    const form = {
      client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
      client_assertion: assertion,
      token: "inconnu",
    };
    const answer = await app.inject({
      method: "POST",
      url: `/caen/oidc/${endpoint}`,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      payload: new URLSearchParams(form).toString(),
    });
    return answer.statusCode === 200 ? "proven" : answer.json().error;
  }

  test("serves once, at one endpoint or another, also of several at the same instant", async () => {
    const once = await sign(claims());
    expect(await ask(once)).toBe("proven");
    expect(await ask(once)).toBe("invalid_client");
    expect(await ask(once, "token/revocation")).toBe("invalid_client");
    const jti = crypto.randomUUID();
    expect(await ask(await sign(claims({ jti })))).toBe("proven");
    expect(await ask(await sign(claims({ jti, exp: seconds() + 200 })))).toBe("invalid_client");
    const raced = await sign(claims());
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => ask(raced)));
    expect(answers.filter((one) => one === "proven")).toHaveLength(1);
  });

  test("is remembered by the database: another server refuses it too", async () => {
    const once = await sign(claims());
    expect(await ask(once)).toBe("proven");
    const openId = openOpenId(home.world.openId.parts);
    const other = await testServer(home.house, { programs: [(app) => mountOpenId(app, openId)] });
    expect(await ask(once, "token/introspection", other)).toBe("invalid_client");
    expect(await ask(await sign(claims()), "token/introspection", other)).toBe("proven");
  });

  test.each<[string, () => Readonly<Record<string, unknown>>]>([
    ["lives longer than five minutes", () => ({ exp: seconds() + 302 })],
    ["does not say since when", () => ({ iat: undefined })],
    ["was not made yet", () => ({ iat: seconds() + 3_000, exp: seconds() + 3_300 })],
    ["has expired", () => ({ iat: seconds() - 400, exp: seconds() - 100 })],
    ["is for the token endpoint", () => ({ aud: `${ISSUER}/token` })],
    ["is for two", () => ({ aud: [ISSUER, "https://autre.example"] })],
    ["is for us twice", () => ({ aud: [ISSUER, `${ISSUER}/token`] })],
    ["is for an issuer that looks like ours", () => ({ aud: `${ISSUER}/` })],
    ["has no name of its own", () => ({ jti: undefined })],
    ["speaks for another", () => ({ iss: home.clientId })],
  ])("that %s is refused", async (_, more) => {
    expect(await ask(await sign(claims(more())))).toBe("invalid_client");
  });

  test("for us alone, in a list, is accepted", async () => {
    expect(await ask(await sign(claims({ aud: [ISSUER] })))).toBe("proven");
  });
});
