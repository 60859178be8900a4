import { randomUUID } from "node:crypto";
import { GRANT_WITHDRAWN, RELEASE_CHANGED } from "@ardeco/contracts";
import { createLocalJWKSet, jwtVerify } from "jose";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import {
  type AuthorityId,
  type ClientId,
  type GrantId,
  type PersonId,
  parseId,
} from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { aReceiver, type Receiver } from "../../../testing/receiver.ts";
import { aPublishedService } from "../../../testing/services.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { readPersonJournal } from "../../trust/audit/index.ts";
import { computePairwiseSubject, openForSector, type Sector } from "../../trust/keys/index.ts";
import {
  clientsContribution,
  clientsJobs,
  confirmDelivery,
  getSigningJwks,
  listDeliveries,
  registerClient,
  type ServiceEvent,
  scheduleDelivery,
  setClientStatus,
} from "./index.ts";

let house: TestRuntime;
let agglomeration: AuthorityId;
let caen: AuthorityId;
let manager: Context;
let anne: Context & { readonly personId: PersonId };
let sector: Sector;
let receiver: Receiver;
let clientId: ClientId;
let grantId: GrantId;
const title = { fr: "Piscines", en: "Pools" };

beforeAll(async () => {
  house = await testRuntime([clientsJobs]);
  agglomeration = (await aTown(house, { slug: "caen-la-mer", kind: "epci", officialCode: "200065597" })).id;
  caen = (await aTown(house, { slug: "caen" }, [agglomeration])).id;
  manager = await anAgent(house, agglomeration, ["service_manager"]);
  anne = await aPerson(house, caen);
});
afterAll(() => house.close());

beforeEach(async () => {
  const { id } = await aPublishedService(house, agglomeration);
  sector = { providerId: agglomeration, serviceId: id };
  receiver = await aReceiver();
  grantId = parseId<"grant">(randomUUID());
  ({ clientId } = await registerClient(manager, {
    serviceId: id,
    name: "Aqua Gestion",
    redirectUris: ["https://aqua.example/retour"],
    eventsUri: receiver.url,
    authMethod: "client_secret_basic",
  }));
});
afterEach(() => receiver.close());

const changed = (...elements: string[]): ServiceEvent => ({
  event: RELEASE_CHANGED,
  claims: { grant_id: grantId, changed_on: "2026-11-24", changed: elements, no_longer_released: [] },
});
const withdrawn = (): ServiceEvent => ({
  event: GRANT_WITHDRAWN,
  claims: { grant_id: grantId, withdrawn_on: "2026-11-24", initiated_by: "person" },
});

const tell = (what: ServiceEvent, by: Context = anne) =>
  by.transaction((tx) =>
    scheduleDelivery(tx, by, { sector, grantId, personId: anne.personId, title, ...what }),
  );
const listed = (by: Context = anne) => by.transaction((tx) => listDeliveries(tx, by, { sector, grantId }));
const states = async () => (await listed()).map(({ state }) => state);

/** Reads a token as the application does: the authority's published keys, its own name as audience. */
async function read(token = "") {
  const keys = createLocalJWKSet(await getSigningJwks(house.system(caen)));
  return jwtVerify(token, keys, {
    typ: "secevent+jwt",
    algorithms: ["ES256"],
    issuer: "http://localhost:3000/caen/oidc",
    audience: clientId,
    currentDate: house.clock.now(),
  });
}

describe("an application hears what happened, signed by the person's authority", () => {
  test("a token that it verifies, about the name it alone knows the person by", async () => {
    const [id] = await tell(withdrawn());
    expect(await states()).toEqual(["queued"]);
    expect(await house.drain()).toEqual({ done: 1, failed: 0 });
    expect(receiver.received[0]?.contentType).toBe("application/secevent+jwt");
    const { payload, protectedHeader } = await read(receiver.received[0]?.token);
    expect(protectedHeader).toMatchObject({ alg: "ES256", typ: "secevent+jwt" });
    expect(payload).toEqual({
      iss: "http://localhost:3000/caen/oidc",
      aud: clientId,
      iat: house.clock.now().getTime() / 1000,
      jti: id,
      sub_id: {
        format: "iss_sub",
        iss: "http://localhost:3000/caen/oidc",
        sub: computePairwiseSubject(anne, sector, anne.personId),
      },
      events: { [GRANT_WITHDRAWN]: withdrawn().claims },
    });
    expect(receiver.received[0]?.token).not.toContain(anne.personId);
    expect(await states()).toEqual(["delivered"]);
    const journal = await readPersonJournal(anne, anne.personId);
    expect(journal.entries[0]).toMatchObject({
      action: "clients.delivery_queued",
      data: { serviceId: sector.serviceId, title, event: GRANT_WITHDRAWN },
    });
  });

  test("a signature of another authority does not pass", async () => {
    await tell(withdrawn());
    await house.drain();
    const foreign = createLocalJWKSet(await getSigningJwks(house.system(agglomeration)));
    await expect(jwtVerify(receiver.received[0]?.token ?? "", foreign)).rejects.toThrow("no applicable key");
    expect(await getSigningJwks(house.system(caen))).toEqual(await getSigningJwks(anne));
    expect(JSON.stringify(await getSigningJwks(anne))).not.toContain('"d"');
  });

  test("nothing leaves when the transaction does not commit", async () => {
    const abandoned = anne.transaction(async (tx) => {
      await scheduleDelivery(tx, anne, { sector, grantId, personId: anne.personId, title, ...withdrawn() });
      throw new Error("the person closed the page");
    });
    await expect(abandoned).rejects.toThrow("closed the page");
    expect(await house.drain()).toEqual({ done: 0, failed: 0 });
    expect(receiver.received).toEqual([]);
  });

  test("an application that wants no events is told nothing", async () => {
    const silent = await aPublishedService(house, agglomeration);
    const quiet = { providerId: agglomeration, serviceId: silent.id };
    const told = await anne.transaction((tx) =>
      scheduleDelivery(tx, anne, { sector: quiet, grantId, personId: anne.personId, title, ...withdrawn() }),
    );
    expect(told).toEqual([]);
  });

  test("a value never travels", async () => {
    const claims = { ...withdrawn().claims, address: "1 rue Froide" };
    const leaking = { event: GRANT_WITHDRAWN, claims } as ServiceEvent;
    await expect(tell(leaking)).rejects.toThrow("one event of the contract");
  });
});

describe("in order, until it is taken", () => {
  test("a receiver that is down gets everything later, in the order it happened, each under its own jti", async () => {
    receiver.answer("down");
    const ids = [
      ...(await tell(changed("address"))),
      ...(await tell(changed("email"))),
      ...(await tell(withdrawn())),
    ];
    expect(await house.drain()).toEqual({ done: 0, failed: 1 });
    expect(await states()).toEqual(["queued", "queued", "queued"]);
    receiver.answer({ status: 202 });
    expect(await house.drain({ retries: true })).toEqual({ done: 3, failed: 0 });
    const seen = await Promise.all(receiver.received.map(({ token }) => read(token)));
    expect(seen.map(({ payload }) => payload.jti)).toEqual(ids);
    expect(await states()).toEqual(["delivered", "delivered", "delivered"]);
  });

  test("after a 503 the same token comes again, and nothing passes before it", async () => {
    receiver.answer({ status: 503 });
    const first = await tell(changed("address"));
    const second = await tell(withdrawn());
    expect(await house.drain()).toEqual({ done: 0, failed: 1 });
    receiver.answer({ status: 202 });
    expect(await house.drain({ retries: true })).toEqual({ done: 2, failed: 0 });
    const seen = await Promise.all(receiver.received.map(({ token }) => read(token)));
    expect(seen.map(({ payload }) => payload.jti)).toEqual([...first, ...first, ...second]);
    expect(seen[0]?.payload).toEqual(seen[1]?.payload);
    expect(await states()).toEqual(["delivered", "delivered"]);
  });

  test("two transactions at once take two places", async () => {
    await Promise.all([tell(changed("address")), tell(changed("email")), tell(withdrawn())]);
    expect((await listed()).map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    await house.drain();
  });

  test("one grant's trouble holds back nobody else's", async () => {
    receiver.answer({ status: 503 });
    await tell(withdrawn());
    await house.drain();
    receiver.answer({ status: 202 });
    grantId = parseId<"grant">(randomUUID());
    await tell(withdrawn());
    expect(await house.drain()).toEqual({ done: 1, failed: 0 });
    expect(await states()).toEqual(["delivered"]);
    await house.drain({ retries: true });
  });

  test("a job that runs twice sends once", async () => {
    const [id] = await tell(withdrawn());
    await house.drain();
    const job = clientsJobs.handlers["clients.deliver"];
    await job?.run(house.system(caen), { deliveryId: id });
    expect(receiver.received).toHaveLength(1);
  });

  test("a refusal is final, says why, and lets what follows pass", async () => {
    receiver.answer({ status: 400, body: '{"err":"invalid_audience","description":"not us"}' });
    await tell(changed("address"));
    await house.drain();
    expect((await listed())[0]).toMatchObject({ state: "failed", failure: "invalid_audience" });
    receiver.answer({ status: 202 });
    await tell(withdrawn());
    await house.drain();
    expect(await states()).toEqual(["failed", "delivered"]);
  });

  test("an application disabled while it waited receives nothing", async () => {
    await tell(withdrawn());
    await setClientStatus(manager, { clientId, revision: 1, status: "disabled" });
    await house.drain();
    expect(receiver.received).toEqual([]);
    expect((await listed())[0]).toMatchObject({ state: "failed", failure: "client_disabled" });
  });
});

describe("the application says that it is done", () => {
  const itself = (id = clientId, at = agglomeration) =>
    house.as({ kind: "client", clientId: id, serviceId: sector.serviceId, offeredBy: null }, at);

  test("once or twice, from either side, and both sides see it", async () => {
    const [jti = ""] = await tell(withdrawn());
    await house.drain();
    const detail = "Compte fermé, données effacées.";
    await confirmDelivery(itself(), { clientId, jti, detail });
    await confirmDelivery(itself(clientId, caen), { clientId, jti });
    for (const side of [anne, manager]) {
      expect((await listed(side))[0]).toMatchObject({
        state: "acknowledged",
        detail,
        acknowledgedAt: house.clock.now().toISOString(),
      });
    }
  });

  test("even before our own record of its answer: the job then changes nothing", async () => {
    const [jti = ""] = await tell(withdrawn());
    await confirmDelivery(itself(), { clientId, jti });
    await house.drain();
    expect(receiver.received).toEqual([]);
    expect(await states()).toEqual(["acknowledged"]);
  });

  test("another application, an agent or a made-up jti acknowledges nothing", async () => {
    const [jti = ""] = await tell(withdrawn());
    const { clientId: other } = await registerClient(manager, {
      serviceId: sector.serviceId,
      name: "Autre",
      redirectUris: ["https://autre.example/"],
      authMethod: "client_secret_basic",
    });
    await expect(confirmDelivery(itself(other), { clientId: other, jti })).rejects.toThrow(
      "clients.unknown_delivery",
    );
    await expect(confirmDelivery(itself(other), { clientId, jti })).rejects.toThrow(
      "access.capability_missing",
    );
    await expect(confirmDelivery(manager, { clientId, jti })).rejects.toThrow("access.capability_missing");
    for (const wrong of [randomUUID(), "", "1' or true"]) {
      await expect(confirmDelivery(itself(), { clientId, jti: wrong })).rejects.toThrow(
        "clients.unknown_delivery",
      );
    }
    await house.drain();
  });
});

describe("sealed in its sector", () => {
  const rows = (by: Context) =>
    by.transaction((tx) =>
      sql<Record<string, unknown>>`select * from delivery where grant_id = ${grantId}`.execute(tx),
    );

  test("another sector's key does not open it, nor its own key in another row", async () => {
    const [id = ""] = await tell(withdrawn());
    const system = house.system(caen);
    const sealed = (await rows(system)).rows[0]?.content_sealed;
    if (!Buffer.isBuffer(sealed)) throw new TypeError("no sealed content");
    const other = {
      providerId: agglomeration,
      serviceId: (await aPublishedService(house, agglomeration)).id,
    };
    expect(openForSector(system, sector, `delivery:${id}`, sealed)).toContain(GRANT_WITHDRAWN);
    expect(() => openForSector(system, other, `delivery:${id}`, sealed)).toThrow("keys.cannot_open");
    expect(() => openForSector(system, sector, `delivery:${randomUUID()}`, sealed)).toThrow(
      "keys.cannot_open",
    );
    await house.drain();
  });

  test("the row holds no person, no instant and no event in clear; what was sent is forgotten", async () => {
    await tell(changed("address"));
    const before = (await rows(house.system(caen))).rows[0];
    const clear = JSON.stringify({ ...before, content_sealed: null, sector_subject: null });
    expect(clear).not.toContain(anne.personId);
    expect(clear).not.toMatch(/\d{2}:\d{2}|release/);
    await house.drain();
    const after = (await rows(house.system(caen))).rows[0];
    expect(String(before?.content_sealed).length).toBeGreaterThan(String(after?.content_sealed).length);
  });

  test("people and agents list no delivery; whoever does not know the grant finds none", async () => {
    await tell(withdrawn());
    const honfleur = (await aTown(house, { slug: `honfleur-${randomUUID().slice(0, 8)}` })).id;
    for (const by of [anne, manager, await anAgent(house, caen, ["reception", "validator"])]) {
      expect((await rows(by)).rows).toEqual([]);
    }
    expect(await listed(house.system(honfleur))).toEqual([]);
    expect(await listed(house.as({ kind: "anonymous" }, caen))).toEqual([]);
    await house.drain();
  });

  test("told in the person's export, then purged after a year, or erased with the person", async () => {
    await tell(withdrawn());
    await house.drain();
    const exported = await anne.transaction((tx) =>
      clientsContribution.exportPerson(tx, anne, anne.personId),
    );
    expect(exported.transmissions_aux_services).toContainEqual({
      service: "Médiathèque",
      evenement: GRANT_WITHDRAWN,
      le: house.clock.now().toISOString(),
      etat: "delivered",
      accuse_le: null,
      reponse: null,
    });
    const system = house.system(caen);
    expect(await system.transaction((tx) => clientsContribution.purge(tx, system))).toBe(0);
    await system.transaction((tx) => clientsContribution.erasePerson(tx, system, anne.personId));
    expect(await listed()).toEqual([]);
    await tell(changed("email"));
    await house.drain();
    house.clock.set("2027-11-25T08:00:00Z");
    expect(await system.transaction((tx) => clientsContribution.purge(tx, system))).toBe(1);
    house.clock.set("2026-11-24T08:00:00Z");
  });
});
