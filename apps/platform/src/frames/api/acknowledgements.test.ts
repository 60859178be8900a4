import { randomUUID } from "node:crypto";
import { GRANT_WITHDRAWN } from "@ardeco/contracts";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  issueNewSecret,
  listClients,
  listDeliveries,
  registerClient,
  scheduleDelivery,
  setClientStatus,
} from "../../features/consent/clients/index.ts";
import type { Context } from "../../kernel/context.ts";
import { parseId } from "../../kernel/ids.ts";
import { anAgent, aPerson } from "../../testing/builders.ts";
import { aReceiver } from "../../testing/receiver.ts";
import { aHouseWithApi } from "./testing/a-house-with-api.ts";

let api: Awaited<ReturnType<typeof aHouseWithApi>>;
let receiver: Awaited<ReturnType<typeof aReceiver>>;
let manager: Context;
let anne: Awaited<ReturnType<typeof aPerson>>;
let application: readonly [clientId: string, secret: string];

beforeAll(async () => {
  [api, receiver] = [await aHouseWithApi(), await aReceiver()];
  manager = await anAgent(api.house, api.group.id, ["service_manager"]);
  anne = await aPerson(api.house, api.town.id);
  application = await anApplication(receiver.url);
});
afterAll(async () => {
  await receiver.close();
  await api.house.close();
});

async function anApplication(eventsUri?: string): Promise<readonly [string, string]> {
  const { clientId, secret = "" } = await registerClient(manager, {
    serviceId: api.pool.id,
    name: "Caisse de la piscine",
    redirectUris: ["https://piscine.example/retour"],
    authMethod: "client_secret_basic",
    ...(eventsUri === undefined ? {} : { eventsUri }),
  });
  return [clientId, secret];
}

const sector = () => ({ providerId: api.group.id, serviceId: api.pool.id });

/** Anne, of the town, withdrew from the pool of the agglomération; the application was told. */
async function aWithdrawalTold() {
  const grantId = parseId<"grant">(randomUUID());
  await anne.transaction((tx) =>
    scheduleDelivery(tx, anne, {
      title: { fr: "Piscines", en: "Pools" },
      sector: sector(),
      personId: anne.personId,
      grantId,
      event: GRANT_WITHDRAWN,
      claims: { grant_id: grantId, withdrawn_on: "2026-11-24", initiated_by: "person" },
    }),
  );
  await api.house.drain();
  const state = async () =>
    (await anne.transaction((tx) => listDeliveries(tx, anne, { sector: sector(), grantId })))[0];
  return { jti: (await state())?.id ?? "", state };
}

const acknowledge = (basic: readonly [string, string], body: unknown, at = "caen-la-mer") =>
  api.ask(`/authorities/${at}/acknowledgements`, { basic, body });

test.each(["caen", "caen-la-mer"])(
  "the application says at %s that it is done; the person sees it",
  async (at) => {
    const { jti, state } = await aWithdrawalTold();
    const detail = "Compte fermé, données effacées.";
    const answer = await acknowledge(application, { jti, detail }, at);
    expect([answer.status, answer.json()]).toEqual([200, { jti, state: "acknowledged" }]);
    expect(await state()).toMatchObject({ state: "acknowledged", detail });
    expect((await acknowledge(application, { jti }, at)).status).toBe(200);
  },
);

test("another application of the same service, or a wrong secret, acknowledges nothing", async () => {
  const { jti, state } = await aWithdrawalTold();
  const other = await anApplication();
  expect((await acknowledge(other, { jti })).json().code).toBe("clients.unknown_delivery");
  for (const wrong of [
    ["", ""],
    [application[0], ""],
    [application[0], other[1]],
    ["x", application[1]],
  ]) {
    const answer = await acknowledge([wrong[0] ?? "", wrong[1] ?? ""], { jti });
    expect([answer.status, answer.json().code]).toEqual([401, "api.client_not_known"]);
    expect(answer.headers["www-authenticate"]).toContain("Basic");
  }
  expect(await state()).toMatchObject({ state: "delivered" });
});

test("an application that keeps its key signs for this address, and for no other", async () => {
  const pair = await generateKeyPair("ES256", { extractable: true });
  const { clientId } = await registerClient(manager, {
    serviceId: api.pool.id,
    name: "Caisse à clé",
    redirectUris: ["https://piscine.example/retour"],
    eventsUri: receiver.url,
    authMethod: "private_key_jwt",
    jwks: { keys: [await exportJWK(pair.publicKey)] },
  });
  const grantId = parseId<"grant">(randomUUID());
  await anne.transaction((tx) =>
    scheduleDelivery(tx, anne, {
      title: { fr: "Piscines", en: "Pools" },
      sector: sector(),
      personId: anne.personId,
      grantId,
      event: GRANT_WITHDRAWN,
      claims: { grant_id: grantId, withdrawn_on: "2026-11-24", initiated_by: "person" },
    }),
  );
  await api.house.drain();
  const told = await anne.transaction((tx) => listDeliveries(tx, anne, { sector: sector(), grantId }));
  const jti = told.find((one) => one.clientId === clientId)?.id ?? "";
  const now = Math.floor(api.house.clock.now().getTime() / 1000);
  const route = "/authorities/caen-la-mer/acknowledgements";
  const here = `${api.house.runtime.ports.publicUrl}/api/v1${route}`;
  const signed = (claims: object, key = pair.privateKey) =>
    new SignJWT({
      iss: clientId,
      sub: clientId,
      aud: here,
      iat: now,
      exp: now + 60,
      jti: randomUUID(),
      ...claims,
    })
      .setProtectedHeader({ alg: "ES256" })
      .sign(key);
  const other = await generateKeyPair("ES256");
  for (const token of [
    await signed({}, other.privateKey),
    await signed({ aud: "http://localhost:3000/caen/oidc" }),
    await signed({ exp: now - 60 }),
    await signed({ iat: now - 3_600 }),
    await signed({ exp: now + 3_600 }),
    await signed({ aud: [here, "http://localhost:3000/caen/oidc"] }),
    await signed({ iss: application[0], sub: application[0] }),
    await signed({ sub: application[0] }),
    await signed({ jti: undefined }),
    "a.b.c",
  ]) {
    expect((await api.ask(route, { token, body: { jti } })).json().code).toBe("api.client_not_known");
  }
  expect((await api.ask(route, { token: await signed({}), body: { jti } })).status).toBe(200);
});

test("an agent's token is not an application, and an application is not an agent", async () => {
  const { token } = await api.tokenFor("service_manager", api.group.id);
  const body = { jti: randomUUID() };
  expect((await api.ask("/authorities/caen-la-mer/acknowledgements", { token, body })).status).toBe(401);
  expect((await api.ask("/authorities/caen-la-mer/queue", { basic: application })).status).toBe(401);
});

test("a former secret a day later, and a disabled application at once, are refused", async () => {
  const [clientId, secret] = await anApplication();
  const seen = async () => {
    const all = await listClients(manager, api.pool.id);
    const found = all.find(({ id }) => id === clientId);
    return { clientId: parseId<"client">(clientId), revision: found?.revision ?? 0 };
  };
  const status = async (with_: string) =>
    (await acknowledge([clientId, with_], { jti: randomUUID() })).status;
  expect(await status(secret)).toBe(404);
  const fresh = await issueNewSecret(manager, await seen());
  expect([await status(secret), await status(fresh)]).toEqual([404, 401]);
  api.house.clock.advance(24 * 3_600_000);
  expect([await status(secret), await status(fresh)]).toEqual([401, 404]);
  await setClientStatus(manager, { ...(await seen()), status: "disabled" });
  expect(await status(fresh)).toBe(401);
});

test("an authority in which the service has no business does not know the application", async () => {
  const { jti } = await aWithdrawalTold();
  const [clientId, secret] = await registerAt(api.town.id);
  expect((await acknowledge([clientId, secret], { jti }, "caen")).status).toBe(404);
  expect((await acknowledge([clientId, secret], { jti }, "caen-la-mer")).status).toBe(401);
});

async function registerAt(authorityId: typeof api.town.id): Promise<readonly [string, string]> {
  const librarian = await anAgent(api.house, authorityId, ["service_manager"]);
  const { clientId, secret = "" } = await registerClient(librarian, {
    serviceId: api.library.id,
    name: "Médiathèque",
    redirectUris: ["https://mediatheque.example/"],
    authMethod: "client_secret_basic",
  });
  return [clientId, secret];
}
