import { exportJWK, type GenerateKeyPairResult, generateKeyPair } from "jose";
import * as oidc from "openid-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { asId } from "../../kernel/ids.ts";
import { anAgent } from "../../testing/builders.ts";
import { changeClient } from "../clients/index.ts";
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

test("new keys replace the former ones: what was signed with those is refused", async () => {
  const [former, next] = [await aPair(), await aPair()];
  const facts = await registered(former);
  const manager = await anAgent(home.house, home.world.caen, ["service_manager"]);
  await changeClient(manager, {
    clientId: asId<"client">(facts.clientId),
    revision: 1,
    name: "Logiciel",
    redirectUris: [CALLBACK],
    postLogoutRedirectUris: [],
    jwks: await jwksOf(next),
  });
  expect(await told(await signing(facts, next))).toMatchObject({ family_name: "Martin" });
  await expect(told(await signing(facts, former))).rejects.toMatchObject({
    cause: { error: "invalid_client" },
  });
});
