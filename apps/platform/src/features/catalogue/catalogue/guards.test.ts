import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { type AuthorityId, parseId } from "../../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../../testing/builders.ts";
import { aDefinition, aPublishedService } from "../../../testing/services.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import {
  approveVersion,
  closeService,
  draftService,
  publishVersion,
  submitVersion,
  type VersionSeen,
} from "./index.ts";
import { moves } from "./rules.ts";

// The application is taken for faulty: what follows is sent to the database past every use case.

let house: TestRuntime;
let caen: AuthorityId;
let honfleur: AuthorityId;
let manager: Context;

beforeAll(async () => {
  house = await testRuntime();
  caen = (await aTown(house, { slug: "caen" })).id;
  honfleur = (await aTown(house, { slug: "honfleur", officialCode: "14333" })).id;
  manager = await anAgent(house, caen, ["service_manager"]);
});
afterAll(() => house.close());

const aDraft = (by = manager) => {
  const id = parseId<"service">(randomUUID());
  return draftService(by, { id, slug: `service-${id.slice(0, 8)}`, definition: aDefinition() });
};

/** Rows changed by a statement on one version, as the application's role under this actor. */
async function change(
  by: Context,
  { serviceId }: Pick<VersionSeen, "serviceId">,
  set: string,
): Promise<bigint> {
  const { numAffectedRows } = await by.transaction((tx) =>
    sql`update service_version set revision = revision + 1, ${sql.raw(set)} where service_id = ${serviceId}`.execute(
      tx,
    ),
  );
  return numAffectedRows ?? 0n;
}

const staffIdOf = ({ actor }: Context) => (actor.kind === "staff" ? actor.staffId : "");
const rewrite = `definition = definition || '{"audience": "self"}'`;

test("a published version is never rewritten", async () => {
  const { id } = await aPublishedService(house, caen);
  await expect(change(manager, { serviceId: id }, rewrite)).rejects.toThrow("from published to published");
  await expect(change(manager, { serviceId: id }, `state = 'retired', ${rewrite}`)).rejects.toThrow(
    "written only as a draft",
  );
});

test("what was submitted is not rewritten on its way, and its writers stay named", async () => {
  const draft = await aDraft();
  await submitVersion(manager, draft);
  await expect(change(manager, draft, rewrite)).rejects.toThrow("from submitted to submitted");
  await expect(change(manager, draft, `state = 'draft', ${rewrite}`)).rejects.toThrow(
    "written only as a draft",
  );
  await expect(change(manager, draft, `state = 'draft', written_by = '{${randomUUID()}}'`)).rejects.toThrow(
    "keeps its name",
  );
});

test.each(["approved", "published", "retired"])("a draft does not jump to %s", async (state) => {
  const draft = await aDraft();
  await expect(change(manager, draft, `state = '${state}'`)).rejects.toThrow("does not go from draft");
});

test("nobody approves what they wrote, nor in the name of a colleague", async () => {
  const both = await anAgent(house, caen, ["service_manager", "authority_administrator"]);
  const draft = await aDraft(both);
  await submitVersion(both, draft);
  const self = staffIdOf(both);
  await expect(change(both, draft, `state = 'approved', approved_by = '${self}'`)).rejects.toThrow(
    "two agents are asked, and these count for one",
  );
  await expect(change(both, draft, `state = 'approved', approved_by = '${randomUUID()}'`)).rejects.toThrow(
    "signs in person",
  );
  const me = staffIdOf(manager);
  await expect(change(manager, draft, `state = 'approved', approved_by = '${me}'`)).rejects.toThrow(
    "signs in person",
  );
});

test("another hand on a draft is written down", async () => {
  const draft = await aDraft();
  const colleague = await anAgent(house, caen, ["service_manager"]);
  await expect(change(colleague, draft, rewrite)).rejects.toThrow("among its writers");
});

test("reception, people and another authority reach no draft", async () => {
  const draft = await aDraft();
  const outside = [
    await anAgent(house, caen, ["reception"]),
    await aPerson(house, caen),
    await anAgent(house, honfleur, ["service_manager", "authority_administrator"]),
    house.system(honfleur),
  ];
  for (const context of outside) {
    const seen = await context.transaction((tx) =>
      sql`select 1 from service_version where service_id = ${draft.serviceId}`.execute(tx),
    );
    expect(seen.rows).toEqual([]);
    expect(await change(context, draft, rewrite)).toBe(0n);
  }
});

test("nothing of the catalogue is deleted by the application", async () => {
  const { id } = await aPublishedService(house, caen);
  await expect(
    manager.transaction((tx) => sql`delete from service_version where service_id = ${id}`.execute(tx)),
  ).rejects.toThrow("permission denied");
});

test("an approval given once is not handed on to another wording", async () => {
  const officer = await anAgent(house, caen, ["data_protection_officer"], "Élie Roussel");
  const draft = await aDraft();
  await submitVersion(manager, draft);
  await approveVersion(officer, { ...draft, revision: 2 });
  await expect(change(manager, draft, "state = 'draft'")).rejects.toThrow("what_is_offered_was_approved");
});

const states = ["draft", "submitted", "approved", "published", "retired"] as const;
const pairs = states.flatMap((from) => states.map((to) => [from, to] as const));

/** A version brought to a state by the use cases. */
async function aVersionIn(state: (typeof states)[number]): Promise<VersionSeen> {
  const officer = await anAgent(house, caen, ["data_protection_officer"], "Élie Roussel");
  const draft = await aDraft();
  const steps = [
    () => submitVersion(manager, draft),
    () => approveVersion(officer, { ...draft, revision: 2 }),
    () => publishVersion(manager, { ...draft, revision: 3 }),
    () => closeService(manager, draft.serviceId),
  ];
  for (const step of steps.slice(0, states.indexOf(state))) await step();
  return draft;
}

test.each(pairs)("the database and the rules agree on %s → %s", async (from, to) => {
  const allowed = Object.values(moves).some(
    (move) => move.to === to && [...move.from].some((one) => one === from),
  );
  const version = await aVersionIn(from);
  // Of another name than who wrote it: a namesake counts for one with them.
  const chief = await anAgent(house, caen, ["service_manager", "authority_administrator"], "Bachir Mokrani");
  const signature =
    to === "draft" || to === "submitted"
      ? ", approved_by = null"
      : from === "draft" || from === "submitted"
        ? `, approved_by = '${staffIdOf(chief)}'`
        : "";
  const attempt = change(chief, version, `state = '${to}'${signature}`);
  if (allowed) expect(await attempt).toBe(1n);
  else await expect(attempt).rejects.toThrow(`a version does not go from ${from} to ${to}`);
});

test("a service does not offer a version that does not exist", async () => {
  const { id } = await aPublishedService(house, caen);
  await expect(
    manager.transaction((tx) => sql`update service set current_version = 7 where id = ${id}`.execute(tx)),
  ).rejects.toThrow("the_current_version_exists");
});
