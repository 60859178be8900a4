import { generateKeyPairSync, randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { type AuthorityId, parseId, type ServiceId } from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { aDefinition, aPublishedService } from "../../../testing/services.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { closeService, draftService } from "../../catalogue/catalogue/index.ts";
import {
  clientsJobs,
  findClientForProvider,
  issueNewSecret,
  listClientEntrances,
  listClients,
  type NewClient,
  registerClient,
  setClientStatus,
  updateClientRegistration,
} from "./index.ts";

let house: TestRuntime;
let agglomeration: AuthorityId;
let caen: AuthorityId;
let honfleur: AuthorityId;
let manager: Context;
let pool: ServiceId;

beforeAll(async () => {
  house = await testRuntime([clientsJobs]);
  agglomeration = (await aTown(house, { slug: "caen-la-mer", kind: "epci", officialCode: "200065597" })).id;
  caen = (await aTown(house, { slug: "caen" }, [agglomeration])).id;
  honfleur = (await aTown(house, { slug: "honfleur", officialCode: "14333" })).id;
  manager = await anAgent(house, agglomeration, ["service_manager"]);
  pool = (await aPublishedService(house, agglomeration, { slug: "piscine" })).id;
});
afterAll(() => house.close());

const vendor = (facts: Partial<NewClient> = {}): NewClient => ({
  serviceId: pool,
  name: "Aqua Gestion",
  redirectUris: ["https://aqua.example/retour"],
  authMethod: "client_secret_basic",
  ...facts,
});

/** What the OpenID provider of an authority finds. */
function findFrom(authorityId: AuthorityId, clientId: string) {
  const provider = house.system(authorityId);
  return provider.transaction((tx) => findClientForProvider(tx, provider, clientId));
}

describe("an application is registered for one service", () => {
  test("its secret is shown once, sealed at rest, and found by the providers of the members only", async () => {
    const { clientId, secret } = await registerClient(manager, vendor());
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(await findFrom(agglomeration, clientId)).toMatchObject({ id: clientId, secret });
    expect(await findFrom(caen, clientId)).toMatchObject({
      secret,
      providerId: agglomeration,
      serviceId: pool,
      redirectUris: ["https://aqua.example/retour"],
    });
    expect(await findFrom(honfleur, clientId)).toBeUndefined();
    const [listed] = await listClients(manager, pool);
    expect(JSON.stringify(listed)).not.toContain(secret);
    const stored = await manager.transaction((tx) =>
      sql<{
        row: string;
      }>`select row_to_json(client)::text as row from client where id = ${clientId}`.execute(tx),
    );
    expect(stored.rows[0]?.row).not.toContain(secret);
  });

  test("a new secret ends the former one a day later, and the second of two managers is told", async () => {
    const { clientId, secret } = await registerClient(manager, vendor());
    const renewed = await issueNewSecret(manager, { clientId, revision: 1 });
    expect(renewed).not.toBe(secret);
    expect((await findFrom(caen, clientId))?.secret).toBe(secret);
    house.clock.advance(24 * 3_600_000);
    expect((await findFrom(caen, clientId))?.secret).toBe(renewed);
    await expect(issueNewSecret(manager, { clientId, revision: 1 })).rejects.toThrow(
      "request.changed_meanwhile",
    );
  });

  test("one that signs its requests has keys and no secret", async () => {
    const jwksUri = "https://aqua.example/jwks.json";
    const signs = vendor({ authMethod: "private_key_jwt", jwksUri });
    const { clientId, secret } = await registerClient(manager, signs);
    expect(secret).toBeUndefined();
    expect(await findFrom(caen, clientId)).toMatchObject({ authMethod: "private_key_jwt", jwksUri });
    await expect(issueNewSecret(manager, { clientId, revision: 1 })).rejects.toThrow("clients.no_secret");
    await expect(registerClient(manager, vendor({ jwksUri }))).rejects.toThrow("clients.keys_needed");
    await expect(registerClient(manager, vendor({ authMethod: "private_key_jwt" }))).rejects.toThrow(
      "clients.keys_needed",
    );
  });

  test("or hands its public keys over; a private key, a weak one or anything else is refused", async () => {
    const pair = generateKeyPairSync("ec", { namedCurve: "prime256v1" });
    const jwks = { keys: [{ ...pair.publicKey.export({ format: "jwk" }), kid: "un" }] };
    const signs = (keys: unknown) => vendor({ authMethod: "private_key_jwt", jwks: keys });
    const { clientId } = await registerClient(manager, signs(jwks));
    expect(await findFrom(caen, clientId)).toMatchObject({ jwks });
    const weak = generateKeyPairSync("rsa", { modulusLength: 1024 }).publicKey.export({ format: "jwk" });
    const refused: [unknown, string][] = [
      [{ keys: [pair.privateKey.export({ format: "jwk" })] }, "clients.key_is_private"],
      [pair.privateKey.export({ format: "jwk" }), "clients.key_is_private"],
      [{ keys: [{ kty: "oct", k: "c2VjcmV0" }] }, "clients.key_is_private"],
      [{ keys: [weak] }, "clients.keys_not_valid"],
      [{ keys: [{ kty: "EC", crv: "P-256", x: "1", y: "2" }] }, "clients.keys_not_valid"],
      [{ keys: [] }, "clients.keys_not_valid"],
      ["-----BEGIN PUBLIC KEY-----", "clients.keys_not_valid"],
      [null, "clients.keys_not_valid"],
    ];
    for (const [keys, code] of refused) {
      await expect(registerClient(manager, signs(keys))).rejects.toMatchObject({
        code: "clients.addresses_not_valid",
        fields: [expect.objectContaining({ field: "jwks", code })],
      });
    }
    const both = { ...signs(jwks), jwksUri: "https://aqua.example/jwks.json" };
    await expect(registerClient(manager, both)).rejects.toThrow("clients.keys_needed");
    await expect(registerClient(manager, vendor({ jwks }))).rejects.toThrow("clients.keys_needed");
  });

  test("disabled, it is found by no provider until enabled again", async () => {
    const { clientId } = await registerClient(manager, vendor());
    await setClientStatus(manager, { clientId, revision: 1, status: "disabled" });
    expect(await findFrom(caen, clientId)).toBeUndefined();
    await setClientStatus(manager, { clientId, revision: 2, status: "active" });
    expect(await findFrom(caen, clientId)).toBeDefined();
  });

  test("of a service not published yet, or retired, it is not found", async () => {
    const id = parseId<"service">(randomUUID());
    await draftService(manager, { id, slug: "patinoire", definition: aDefinition() });
    const early = await registerClient(manager, vendor({ serviceId: id }));
    expect(await findFrom(caen, early.clientId)).toBeUndefined();

    const closing = await aPublishedService(house, agglomeration);
    const late = await registerClient(manager, vendor({ serviceId: closing.id }));
    expect(await findFrom(caen, late.clientId)).toBeDefined();
    await closeService(manager, closing.id);
    expect(await findFrom(caen, late.clientId)).toBeUndefined();
  });

  test.each(["", "nobody", "../../etc", randomUUID()])(
    "a client_id that is no application (%j) is not found",
    async (id) => {
      expect(await findFrom(caen, id)).toBeUndefined();
    },
  );
});

describe("a way in from the person’s own list of services", () => {
  const initiateLoginUri = "https://aqua.example/connexion";
  const found = (authorityId: AuthorityId, serviceId: ServiceId) =>
    listClientEntrances(house.system(authorityId), [serviceId]);

  test("is that of active applications of services offered today, here or by the group", async () => {
    const { id: serviceId } = await aPublishedService(house, agglomeration);
    await registerClient(manager, vendor({ serviceId, name: "Sans entrée" }));
    const { clientId } = await registerClient(manager, vendor({ serviceId, initiateLoginUri }));
    const entrance = { serviceId, name: "Aqua Gestion", initiateLoginUri };
    expect(await found(agglomeration, serviceId)).toEqual([entrance]);
    expect(await found(caen, serviceId)).toEqual([entrance]);
    expect(await found(honfleur, serviceId)).toEqual([]);
    await setClientStatus(manager, { clientId, revision: 1, status: "disabled" });
    expect(await found(caen, serviceId)).toEqual([]);
    await setClientStatus(manager, { clientId, revision: 2, status: "active" });
    await closeService(manager, serviceId);
    expect(await found(caen, serviceId)).toEqual([]);
  });
});

describe("addresses are exact and safe", () => {
  test.each([
    ["http://aqua.example/retour", "clients.uri_not_https"],
    ["https://*.aqua.example/retour", "clients.uri_not_valid"],
    ["https://aqua.example/retour#ici", "clients.uri_not_valid"],
    ["https://ardeco:secret@aqua.example/", "clients.uri_not_valid"],
    ["https://aqua.example/a/../retour", "clients.uri_not_valid"],
    ["https://AQUA.example/retour", "clients.uri_not_valid"],
    ["javascript:alert(1)", "clients.uri_not_https"],
    ["/retour", "clients.uri_not_valid"],
  ])("%s is refused", async (uri, code) => {
    await expect(registerClient(manager, vendor({ redirectUris: [uri] }))).rejects.toMatchObject({
      code: "clients.addresses_not_valid",
      fields: [expect.objectContaining({ field: "redirectUris/0", code })],
    });
    for (const facts of [{ eventsUri: uri }, { initiateLoginUri: uri }]) {
      await expect(registerClient(manager, vendor(facts))).rejects.toThrow("clients.addresses_not_valid");
    }
  });

  test("http towards this machine is for a developer's platform", async () => {
    const local = vendor({ redirectUris: ["http://localhost:8080/retour"] });
    expect((await registerClient(manager, local)).clientId).toBeDefined();
    const ports = { ...manager.ports, publicUrl: "https://id.caenlamer.example" };
    await expect(registerClient({ ...manager, ports }, local)).rejects.toThrow("clients.addresses_not_valid");
  });

  test("without a return address nobody comes back", async () => {
    await expect(registerClient(manager, vendor({ redirectUris: [] }))).rejects.toThrow(
      "clients.addresses_not_valid",
    );
  });
});

describe("who may not", () => {
  test("reception, another service's manager and another authority register and change nothing", async () => {
    const { clientId } = await registerClient(manager, vendor());
    const other = await aPublishedService(house, agglomeration);
    const reception = await anAgent(house, agglomeration, ["reception"]);
    const bounded = await anAgent(house, agglomeration, [{ role: "service_manager", serviceId: other.id }]);
    const stranger = await anAgent(house, caen, ["service_manager", "authority_administrator"]);
    const change = { ...vendor(), clientId, revision: 1, postLogoutRedirectUris: [] };
    for (const agent of [reception, bounded]) {
      await expect(registerClient(agent, vendor())).rejects.toThrow("access.capability_missing");
      await expect(listClients(agent, pool)).rejects.toThrow("access.capability_missing");
    }
    await expect(updateClientRegistration(bounded, change)).rejects.toThrow("clients.unknown_client");
    await expect(updateClientRegistration(reception, change)).rejects.toThrow("clients.unknown_client");
    await expect(registerClient(stranger, vendor())).rejects.toThrow("catalogue.unknown_service");
    await expect(updateClientRegistration(stranger, change)).rejects.toThrow("clients.unknown_client");
    await updateClientRegistration(manager, change);
  });

  test("people and agents of a member town read no registration past the use cases", async () => {
    const { clientId } = await registerClient(manager, vendor());
    const outside = [await aPerson(house, caen), await anAgent(house, caen, ["authority_administrator"])];
    for (const context of outside) {
      const seen = await context.transaction((tx) =>
        sql`select 1 from client where id = ${clientId}`.execute(tx),
      );
      expect(seen.rows).toEqual([]);
    }
    const provider = house.system(caen);
    await expect(
      provider.transaction((tx) => sql`delete from client where id = ${clientId}`.execute(tx)),
    ).rejects.toThrow("permission denied");
    const changed = await provider.transaction((tx) =>
      sql`update client set status = 'disabled' where id = ${clientId}`.execute(tx),
    );
    expect(changed.numAffectedRows).toBe(0n);
  });
});
