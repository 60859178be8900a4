import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { registry } from "../../composition/features.ts";
import { adminPages, type Operations } from "../../frames/admin/index.ts";
import { deskPages } from "../../frames/desk/index.ts";
import { doorPages } from "../../frames/door/index.ts";
import { listWaitingApprovals } from "../../frames/feature/list-waiting-approvals.ts";
import type { SlotPatience } from "../../frames/feature/load-slot.ts";
import type { ApprovalKind } from "../../kernel/approvals.ts";
import type { Context, StaffRole } from "../../kernel/context.ts";
import { anAgent, aTown } from "../../testing/builders.ts";
import { countStatements } from "../../testing/count-statements.ts";
import { strictFeatures, strictPatience } from "../../testing/strict-features.ts";
import { testServer } from "../../testing/test-server.ts";
import { aWaitingTown, type WaitingTown } from "../testing/wait-for-second-agents.ts";

/** Nothing of the machinery is looked at here. */
const noOperations: Operations = {
  failedJobs: async () => [],
  retryFailed: async () => false,
  checkReady: async () => {},
  status: () => Promise.reject(new Error("not looked at")),
};
let caen: WaitingTown;
const all: readonly StaffRole[] = [
  "reception",
  "validator",
  "service_manager",
  "authority_administrator",
  "data_protection_officer",
];

beforeAll(async () => {
  caen = await aWaitingTown();
});
afterAll(() => caen?.house.close());

const read = (context: Context, kinds = registry.approvals, patience: SlotPatience = strictPatience) =>
  listWaitingApprovals({ kinds, patience }, context);
const readKinds = async (context: Context) =>
  (await read(context))
    .filter(({ waiting }) => waiting !== "silent" && waiting.length > 0)
    .map(({ kind }) => kind.kind)
    .toSorted();
const agentWith = (...roles: readonly StaffRole[]) => anAgent(caen.house, caen.town.id, roles, "Zoé Aubert");

test("each kind that a feature declares waits in the inbox, with who asked, since when and where", async () => {
  const reader = await agentWith(...all);
  const found = await read(reader);
  expect(found.map(({ kind, waiting }) => [kind.kind, waiting.length > 0])).toEqual(
    registry.approvals.map(({ kind }) => [kind, true]),
  );
  for (const { kind, waiting } of found) {
    if (waiting === "silent") throw new Error(kind.kind);
    for (const one of waiting) {
      expect(one.since, kind.kind).toMatch(/^2026-\d\d-\d\d$/);
      expect(one.path, kind.kind).toMatch(/^\/(administration|agents)\/[a-z-]+/);
      expect(one.standing, kind.kind).toBe("answers");
      if (one.until) expect(one.until.on >= one.since, kind.kind).toBe(true);
    }
  }
});

test("an agent sees the kinds that they may ask for or answer, and no other", async () => {
  expect(await readKinds(await agentWith("reception"))).toEqual([]);
  expect(await readKinds(await agentWith("validator"))).toEqual([
    "merges.merge",
    "recovery.recovery",
    "rights.erasure",
  ]);
  expect(await readKinds(await agentWith("data_protection_officer"))).toEqual([
    "catalogue.version",
    "compliance.decision",
    "couplings.coupling",
    "sources.fingerprint",
    "tariffs.version",
  ]);
});

test("who asked does not answer: it is theirs, in each kind", async () => {
  const standings = async (context: Context) =>
    new Map(
      (await read(context)).map(({ kind, waiting }) => [
        kind.kind,
        waiting === "silent" ? [] : waiting.map(({ standing }) => standing),
      ]),
    );
  const mayor = await standings(caen.mayor);
  for (const kind of ["debits.creditor_change", "debits.first_creditor", "oldcards.file"])
    expect(mayor.get(kind), kind).toEqual(["asked"]);
  expect((await standings(caen.camille)).get("recovery.recovery")).toEqual(["asked"]);
  // A manager writes and hands over; approving is not theirs, whoever wrote.
  expect(new Set((await standings(caen.manager)).get("catalogue.version"))).toEqual(new Set(["asked"]));
});

test("a hostile agent of another authority reads nothing, whatever their roles", async () => {
  const other = await aTown(caen.house, { slug: "bayeux", name: "Ville de Bayeux" });
  const hostile = await anAgent(caen.house, other.id, all, "Zoé Aubert");
  expect(await readKinds(hostile)).toEqual([]);
  // Whom the town lets in by a delegation reads what is lent, and what is never lent stays away from them.
  const lent = caen.house.as(
    {
      ...{ kind: "staff", staffId: caen.house.system(other.id).newId(), label: "Zoé Aubert" },
      ...{ roles: [{ role: "validator" }], delegationId: caen.house.system(other.id).newId() },
    },
    caen.town.id,
  );
  expect(await readKinds(lent)).toEqual(["recovery.recovery", "rights.erasure"]);
});

test("one kind that fails or is refused by the database leaves the others", async () => {
  const broken: ApprovalKind = {
    kind: "broken.kind",
    label: { fr: "Panne", en: "Failure" },
    maySee: () => true,
    listWaiting: (context) =>
      context.transaction(async (tx) => {
        await sql`select 1 / 0`.execute(tx);
        return [];
      }),
  };
  const failed: string[] = [];
  const patience: SlotPatience = { ...strictPatience, onFailure: (_error, name) => failed.push(name) };
  const found = await read(await agentWith(...all), [broken, ...registry.approvals], patience);
  expect(failed).toEqual(["broken.kind"]);
  expect(found[0]?.waiting).toBe("silent");
  expect(found.slice(1).every(({ waiting }) => waiting !== "silent" && waiting.length > 0)).toBe(true);
});

test("a kind is read by a few queries, whatever waits of it", async () => {
  const reader = await agentWith("service_manager", "data_protection_officer");
  const versions = registry.approvals.filter(({ kind }) => kind === "catalogue.version");
  const one = await countStatements(() => read(reader, versions));
  await caen.addVersions(3);
  const four = await countStatements(() => read(reader, versions));
  expect(four.done[0]?.waiting).toHaveLength(4);
  expect(four.statements).toBe(one.statements);
});

test("at the desk, each is a row of the queue that opens its page, and the inbox leads there too", async () => {
  const server = await testServer(caen.house, {
    surfaces: [
      doorPages(),
      deskPages(strictFeatures),
      adminPages({ features: strictFeatures, operations: noOperations }),
    ],
  });
  const validator = await server.signedIn(await agentWith("validator"));
  const queue = (await validator.open("/caen/agents?vue=tous&quoi=approvals.waiting")).body;
  expect(queue).toMatch(/Approbations <span[^>]*>2</);
  expect(queue).toContain("Deux fiches à réunir");
  expect(queue).toContain("Un compte à rouvrir");
  // Erasures to confirm are a kind of the queue, with their number and their day: not twice.
  expect(queue).toMatch(/Effacements à confirmer <span[^>]*>1</);
  // Whoever answers first decides: none is taken, nor given.
  expect(queue).not.toContain('name="choisi"');
  const [, own = ""] = /href="(\/caen\/agents\/(?:doublons|personnes)\/[^"?]+)"/.exec(queue) ?? [];
  expect((await validator.open(own)).status).toBeLessThan(400);
  const manager = await server.signedIn(await agentWith("reception", "data_protection_officer"));
  expect((await manager.open("/caen/agents?vue=tous&quoi=approvals.waiting")).body).not.toContain(
    "Un compte à rouvrir",
  );
  const asker = await server.signedIn(caen.camille);
  expect((await asker.open("/caen/agents?vue=tous")).body).not.toContain("Un compte à rouvrir");
  const { body } = await validator.open("/caen/agents/approbations");
  const paths = [...body.matchAll(/href="(\/caen\/agents\/(?:doublons|personnes)\/[^"?]+)"/g)].map(
    ([, at]) => at,
  );
  expect(new Set(paths).size).toBe(3);
  for (const path of paths) expect((await validator.open(path ?? "")).status, path).toBeLessThan(400);
  expect(body).not.toMatch(/Vauquelin|Martin/);
  // Another authority's agent, signed in at home, finds no page here.
  const elsewhere = await aTown(caen.house, { slug: "lisieux", name: "Ville de Lisieux" });
  const hostile = await server.signedIn(await anAgent(caen.house, elsewhere.id, all));
  for (const page of ["/caen/agents/approbations", "/caen/agents?vue=tous"])
    expect((await hostile.open(page)).body).not.toContain("Deux fiches à réunir");
  const reception = await server.signedIn(await agentWith("reception"));
  expect((await reception.open("/caen/agents/approbations")).body).toContain("Rien n’attend");
  const everybody = await server.signedIn(await agentWith(...all));
  expect((await everybody.open("/caen/administration")).body).toMatch(/1\d demandes attendent votre accord/);
});
