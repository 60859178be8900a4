import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { parseId, type ServiceId } from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import type { Someone } from "../../../testing/consents.ts";
import { dumpEverything, tokensIn } from "../../../testing/dump.ts";
import { registerClient } from "../../consent/clients/index.ts";
import { addRepresentation, validateRepresentation } from "../../identity/households/index.ts";
import { computePairwiseSubject } from "../../trust/keys/index.ts";
import type { CouplingId } from "./index.ts";
import {
  acceptCoupling,
  approveCoupling,
  couplingsContribution,
  createCouplingAgreement,
  declineCoupling,
  endCoupling,
  getCouplingState,
  listCouplingReductions,
  listEntitled,
  listManagedCouplings,
  listOwnCouplings,
  readOwnCoupling,
  submitCoupling,
  withdrawCoupling,
} from "./index.ts";
import { buildServiceSector, computeCouplingSubject, toCouplingsSystem } from "./member.ts";
import { acceptServiceRow, approveRow, updateCouplingEnd } from "./store/couplings.ts";
import { openCouplingTables } from "./store/tables.ts";
import { aCoupledTown, type CoupledTown, standingOf } from "./testing/a-coupling.ts";

// A manager who would speak for another service, or know who holds what; a service, a helper and a thief who
// would join two services.

let town: CoupledTown;
let id: CouplingId;
let leo: Someone;
let toldBefore: number;

/** What was ever queued for applications. */
const deliveries = async () => (await town.house.sqlAs("owner", "select 1 from delivery")).length;

beforeAll(async () => {
  town = await aCoupledTown();
  const { bus, library, pool } = town;
  id = await town.living();
  for (const { service, manager } of [bus, library, pool])
    await registerClient(manager, {
      serviceId: service.id,
      name: "Logiciel du service",
      redirectUris: ["https://app.example/retour"],
      eventsUri: "https://app.example/evenements",
      authMethod: "client_secret_basic",
    });
  leo = await town.holder(bus, library, pool);
  toldBefore = await deliveries();
  await createCouplingAgreement(leo, { id, personId: leo.personId });
});
afterAll(() => town?.house.close());

const application = (serviceId: ServiceId, authorityId = town.caen): Context =>
  town.house.as(
    { kind: "client", clientId: parseId<"client">(randomUUID()), serviceId, offeredBy: null },
    authorityId,
  );

describe("a manager", () => {
  test("alone makes no offer live: another service is named, and not bound", async () => {
    const { pool, bus } = town;
    const terms = town.terms();
    await submitCoupling(pool.manager, terms);
    for (const [answer, serviceId] of [
      [acceptCoupling, bus.service.id],
      [declineCoupling, bus.service.id],
    ] as const)
      await expect(answer(pool.manager, { id: terms.id, serviceId })).rejects.toMatchObject({
        code: "access.capability_missing",
      });
    expect(await standingOf(leo, terms.id)).toBeUndefined();
    const strangers = town.terms({ needed: [bus.service.id] });
    await expect(submitCoupling(town.library.manager, strangers)).rejects.toMatchObject({
      code: "couplings.not_yours",
    });
  });

  test("does not sign for another service, even against the use cases", async () => {
    const { pool, bus } = town;
    const terms = town.terms();
    await submitCoupling(pool.manager, terms);
    const { actor } = pool.manager;
    if (actor.kind !== "staff") throw new TypeError("a manager is an agent");
    const signing = { id: terms.id, serviceId: bus.service.id, on: "2026-11-24", by: actor.staffId };
    expect(await pool.manager.transaction((tx) => acceptServiceRow(tx, town.caen, signing))).toBe(false);
    await expect(bus.manager.transaction((tx) => acceptServiceRow(tx, town.caen, signing))).rejects.toThrow(
      "who accepts for a service manages it",
    );
    await expect(
      pool.manager.transaction((tx) => updateCouplingEnd(tx, town.caen, id, { closed_on: "2026-11-24" })),
    ).rejects.toThrow("what lived is not declined");
    await expect(town.house.sqlAs("application", "update coupling set percent = 100")).rejects.toThrow(
      "permission denied",
    );
  });

  test("of all services accepts for each of them, and makes nothing live: another agent approves, against the use cases too", async () => {
    const both = await anAgent(
      town.house,
      town.caen,
      ["service_manager", "authority_administrator"],
      "Ombeline Tapir",
    );
    const namesake = await anAgent(town.house, town.caen, ["authority_administrator"], "Tapir Ombeline");
    const terms = town.terms({ off: { percent: 100 } });
    await submitCoupling(both, terms);
    const [offer] = (await listManagedCouplings(both)).filter((one) => one.id === terms.id);
    expect(offer?.acceptances.every(({ acceptedOn }) => acceptedOn !== null)).toBe(true);
    expect(getCouplingState(offer ?? expect.fail(), "2026-11-24")).toBe("accepted");
    expect(await standingOf(leo, terms.id)).toBeUndefined();
    const mine = { id: terms.id, personId: leo.personId };
    await expect(createCouplingAgreement(leo, mine)).rejects.toMatchObject({ code: "couplings.not_living" });
    for (const who of [both, namesake]) {
      await expect(approveCoupling(who, { id: terms.id })).rejects.toMatchObject({
        code: "couplings.own_work",
      });
      const { actor } = who;
      const by = actor.kind === "staff" ? actor.staffId : expect.fail();
      await expect(
        who.transaction((tx) => approveRow(tx, town.caen, { id: terms.id, on: "2026-11-24", by })),
      ).rejects.toThrow("these count for one");
    }
    await expect(approveCoupling(town.pool.manager, { id: terms.id })).rejects.toMatchObject({
      code: "access.capability_missing",
    });
    const { actor } = town.pool.manager;
    const by = actor.kind === "staff" ? actor.staffId : expect.fail();
    await expect(
      town.pool.manager.transaction((tx) =>
        approveRow(tx, town.caen, { id: terms.id, on: "2026-11-24", by }),
      ),
    ).rejects.toThrow("an approver signs in person");
    await expect(
      town.approver.transaction((tx) =>
        updateCouplingEnd(tx, town.caen, terms.id, { closed_on: "2026-11-24" }),
      ),
    ).rejects.toThrow("a manager of one of its services ends an offer");
    await expect(
      town.house.sqlAs(
        "owner",
        `update coupling set approved_on = '2026-11-24', approved_by = '${by}' where id = '${terms.id}'`,
      ),
    ).rejects.toThrow("an approver signs in person");
    await approveCoupling(town.approver, { id: terms.id });
    expect(await standingOf(leo, terms.id)).toBe("open");
  });

  test("of a service that an offer does not name reads, accepts and ends nothing of it", async () => {
    const roles = [{ role: "service_manager", serviceId: parseId<"service">(randomUUID()) }] as const;
    const other = await anAgent(town.house, town.caen, roles, "Ondine Sarcelle");
    expect(await listManagedCouplings(other)).toEqual([]);
    const { serviceId } = roles[0];
    await expect(acceptCoupling(other, { id, serviceId })).rejects.toMatchObject({
      code: "couplings.unknown",
    });
    await expect(endCoupling(other, { id, serviceId, lastDay: "2027-01-31" })).rejects.toMatchObject({
      code: "couplings.unknown",
    });
  });

  test("learns of nobody: neither who agreed, nor what they hold", async () => {
    const { pool, bus } = town;
    for (const who of [
      pool.manager,
      bus.manager,
      await anAgent(town.house, town.caen, ["reception", "validator"]),
    ]) {
      for (const look of [
        () => listOwnCouplings(who, leo.personId),
        () => readOwnCoupling(who, { id, personId: leo.personId }),
        () => listEntitled(who, { limit: 10 }),
      ])
        await expect(look()).rejects.toMatchObject({ code: "request.forbidden" });
      for (const answer of [createCouplingAgreement, withdrawCoupling])
        await expect(answer(who, { id, personId: leo.personId })).rejects.toThrow(
          /access.capability_missing|couplings.not_beside/,
        );
      const rows = await who.transaction(async (tx) =>
        openCouplingTables(tx).selectFrom("coupling_agreement").selectAll().execute(),
      );
      expect(rows).toEqual([]);
    }
  });

  test("proposes no reduction of another service’s tariff, for nothing, in the past, or of a service that nobody offers", async () => {
    const { pool, bus } = town;
    const field = async (facts: Parameters<typeof town.terms>[0]) => {
      const refused = await submitCoupling(pool.manager, town.terms(facts)).catch((error: unknown) => error);
      return (refused as { fields?: readonly { field: string }[] }).fields?.map((one) => one.field);
    };
    expect(await field({ giverId: bus.service.id, needed: [pool.service.id] })).toEqual(["tariff"]);
    expect(await field({ off: { percent: 0 } })).toEqual(["off"]);
    expect(await field({ off: { cents: 0.5 } })).toEqual(["off"]);
    expect(await field({ startsOn: "2026-11-23" })).toEqual(["starts_on"]);
    expect(await field({ needed: [] })).toEqual(["needed"]);
    expect(await field({ needed: [pool.service.id] })).toEqual(["needed"]);
    expect(await field({ needed: [parseId<"service">(randomUUID())] })).toEqual(["needed"]);
    expect(await field({ name: { fr: " ", en: "Half price" } })).toEqual(["name_fr"]);
  });
});

describe("a service", () => {
  test("that gives learns one thing, of who agreed, by the name that it alone knows; the others learn nothing", async () => {
    const { bus, library, pool } = town;
    const { entitled } = await listEntitled(application(pool.service.id), { limit: 10 });
    const system = toCouplingsSystem(leo);
    expect(entitled).toEqual([
      {
        issuer: expect.stringContaining("/caen/oidc"),
        subject: computePairwiseSubject(system, buildServiceSector(system, pool.service.id), leo.personId),
        tariff: "entree-piscine",
        off: { percent: 50 },
        until: null,
      },
    ]);
    for (const { service } of [bus, library])
      expect(await listEntitled(application(service.id), { limit: 10 })).toEqual({ entitled: [] });
    // Each application was told of its own subscription, and nothing more since the yes.
    expect(toldBefore).toBeGreaterThan(0);
    expect(await deliveries()).toBe(toldBefore);
  });

  test("is told nothing more of who withdrew, nor who left it, before any job ran", async () => {
    const { bus, library, pool } = town;
    const entitled = async () =>
      (await listEntitled(application(pool.service.id), { limit: 10 })).entitled.length;
    const [withdrew, left] = [await town.holder(bus, library, pool), await town.holder(bus, library, pool)];
    for (const who of [withdrew, left]) await createCouplingAgreement(who, { id, personId: who.personId });
    expect(await entitled()).toBe(3);
    await withdrawCoupling(withdrew, { id, personId: withdrew.personId });
    await town.leave(left, pool);
    expect(await entitled()).toBe(1);
    await town.house.drain();
    expect(await entitled()).toBe(1);
  });
});

describe("who is suspended", () => {
  test("by one of the services is told as entitled no more; open again, neither price nor right begins by itself", async () => {
    const { bus, library, pool } = town;
    const entitled = async () =>
      (await listEntitled(application(pool.service.id), { limit: 10 })).entitled.length;
    const before = await entitled();
    const [givers, needed] = [await town.holder(bus, library, pool), await town.holder(bus, library, pool)];
    for (const who of [givers, needed]) await createCouplingAgreement(who, { id, personId: who.personId });
    expect(await entitled()).toBe(before + 2);
    await town.term(givers, pool, "lapsed");
    await town.term(needed, library, "lapsed");
    expect(await entitled()).toBe(before);
    await town.term(givers, pool, "renewed");
    await town.term(needed, library, "renewed");
    expect(await entitled()).toBe(before);
    for (const who of [givers, needed]) expect(await standingOf(who, id)).toBe("open");
  });
});

describe("somebody else", () => {
  test("agrees, withdraws and reads for nobody; a mandate reads an offer only where it reaches each of its services", async () => {
    const { bus, library, pool } = town;
    const stranger = await aPerson(town.house, town.caen, {});
    const agent = await anAgent(town.house, town.caen, ["reception", "validator"]);
    const helper = async (...scope: ServiceId[]) => {
      const someone = await aPerson(town.house, town.caen, {});
      const representation = await leo.transaction((tx) =>
        addRepresentation(tx, leo, {
          representativeId: someone.personId,
          representedId: leo.personId,
          kind: "mandate",
          until: "2027-06-30",
          scope,
        }),
      );
      await validateRepresentation(agent, { id: representation, evidence: { kind: "mandate" } });
      return someone;
    };
    const ofPool = await helper(pool.service.id);
    const ofAll = await helper(bus.service.id, library.service.id, pool.service.id);
    const asked = { id, personId: leo.personId };
    for (const who of [stranger, ofPool])
      for (const answer of [createCouplingAgreement, withdrawCoupling])
        await expect(answer(who, asked)).rejects.toMatchObject({ code: "households.cannot_act_for" });
    await expect(listOwnCouplings(stranger, leo.personId)).rejects.toMatchObject({
      code: "households.cannot_act_for",
    });
    expect(await listOwnCouplings(ofPool, leo.personId)).toEqual([]);
    expect((await readOwnCoupling(ofAll, asked)).standing).toBe("agreed");
    const system = toCouplingsSystem(leo);
    const reductions = await system.transaction((tx) =>
      listCouplingReductions(tx, system, {
        personId: leo.personId,
        reached: new Set([pool.service.id]),
      }),
    );
    expect(reductions.map(({ name }) => name)).toEqual([null]);
  });

  test("of another authority sees no offer, and entitles nobody", async () => {
    const { id: honfleur } = await aTown(town.house, { slug: "honfleur", officialCode: "14333" });
    const { pool } = town;
    const manager = await anAgent(town.house, honfleur, ["service_manager"]);
    const there = await aPerson(town.house, honfleur, {});
    expect(await listManagedCouplings(manager)).toEqual([]);
    expect(await listOwnCouplings(there, there.personId)).toEqual([]);
    await expect(createCouplingAgreement(there, { id, personId: there.personId })).rejects.toMatchObject({
      code: "couplings.unknown",
    });
    await expect(acceptCoupling(manager, { id, serviceId: pool.service.id })).rejects.toMatchObject({
      code: "couplings.unknown",
    });
    expect(await listEntitled(application(pool.service.id, honfleur), { limit: 10 })).toEqual({
      entitled: [],
    });
  });
});

test("a thief of the database joins a yes to no service that somebody holds", async () => {
  const dump = await dumpEverything(town.house);
  const [row] = await town.house.sqlAs<{ id: string; subject: string; sealed: string }>(
    "owner",
    `select id, encode(subject, 'hex') as subject, encode(sealed, 'hex') as sealed from coupling_agreement where ended_on is null`,
  );
  if (!row) throw new Error("somebody agreed");
  const system = toCouplingsSystem(leo);
  expect(row.subject).toBe(computeCouplingSubject(system, id, leo.personId).toString("hex"));
  const known = new Set<string>([town.caen, id]);
  const tokens = new Set(Object.values(row));
  const elsewhere = dump.filter(({ table }) => !table.endsWith("coupling_agreement"));
  expect(elsewhere.length).toBeGreaterThan(50);
  for (const other of elsewhere) {
    const shared = [...tokensIn(other.text)].filter((token) => tokens.has(token) && !known.has(token));
    expect(shared, other.table).toEqual([]);
  }
  const theirs = dump.filter(({ table }) => table.endsWith("coupling_agreement")).map(({ text }) => text);
  for (const text of theirs) {
    expect(text).not.toContain(leo.personId);
    for (const { service } of [town.bus, town.library, town.pool]) expect(text).not.toContain(service.id);
  }
});

test("erased, nothing of it stays", async () => {
  const { bus, library, pool } = town;
  const gone = await town.holder(bus, library, pool);
  await createCouplingAgreement(gone, { id, personId: gone.personId });
  const system = town.house.system(town.caen);
  await system.transaction((tx) => couplingsContribution.erasePerson(tx, system, gone.personId));
  const subject = computeCouplingSubject(system, id, gone.personId).toString("hex");
  expect(
    await town.house.sqlAs("owner", "select 1 from coupling_agreement where encode(subject, 'hex') = $1", [
      subject,
    ]),
  ).toEqual([]);
});
