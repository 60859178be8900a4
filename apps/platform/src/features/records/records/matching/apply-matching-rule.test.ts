import { afterAll, beforeAll, expect, test } from "vitest";
import type { Context } from "../../../../kernel/context.ts";
import { anAgent } from "../../../../testing/builders.ts";
import { updateAgentRoles } from "../../../access/access/index.ts";
import {
  cancelRecordMerge,
  findRule,
  listMerges,
  listProposals,
  listSure,
  type MergeId,
  type PairRead,
  type ProposalId,
  type RuleRunId,
  startRule,
} from "../index.ts";
import { type TwoEstablishments, twoEstablishments } from "../testing/two-establishments.ts";
import { applyMatchingRule } from "./apply-matching-rule.ts";

let house: TwoEstablishments["house"];
let town: TwoEstablishments["town"];
let mayor: Context;
let camille: Context;
let authorityLines: TwoEstablishments["journal"];

beforeAll(async () => {
  ({ house, town, mayor, camille, journal: authorityLines } = await twoEstablishments());
});
afterAll(() => house?.close());

const unknown = (id: string): PairRead => ({ id: id as ProposalId, revision: "" });

/** A merge is never forgotten but with its records: the owner takes it out, for the next story. */
async function asIfNeverMerged(): Promise<void> {
  await house.sqlAs("owner", "delete from record_merge");
}

test("by rule, those that were read are merged, and no other, by who followed it; each is undone by itself", async () => {
  const [first, ...others] = await listSure(camille);
  if (!first) throw new Error("one is sure");
  expect(others).toEqual([]);
  const follow = async (id: RuleRunId, ...read: readonly PairRead[]) => {
    await startRule(camille, { id, read });
    await house.drain();
    return findRule(camille);
  };
  const aRun = () => camille.newId<RuleRunId>();
  const none = { pairs: 1, looked: 1, merged: 0, doneAt: house.clock.now() };
  expect(await follow(aRun(), unknown("x"), unknown(mayor.newId()))).toEqual(none);
  const run = aRun();
  expect(await follow(run, first)).toEqual({ ...none, merged: 1 });
  expect(await follow(run, first)).toEqual({ ...none, merged: 1 });
  expect(await follow(aRun(), first)).toEqual(none);
  const [last] = await listMerges(camille);
  if (!last) throw new Error("a merge");
  expect(last).toMatchObject({ byRule: true, state: "active", by: "Camille Lefèvre" });
  const line = (await authorityLines()).find(({ data }) => data.merge === last.id);
  expect(line).toMatchObject({
    action: "records.merged",
    data: { rule: true },
    actor: { kind: "staff", label: "Camille Lefèvre" },
  });
  await expect(cancelRecordMerge(camille, { id: last.id, reason: "  " })).rejects.toThrow(
    "records.reason_missing",
  );
  await cancelRecordMerge(camille, { id: last.id, reason: "Homonymes" });
  const [undone] = await listMerges(camille);
  expect(undone?.undone).toMatchObject({ by: "Camille Lefèvre", reason: "Homonymes" });
});

test("what somebody undid is left to people: the rule neither offers it again nor merges it", async () => {
  expect(await listSure(camille)).toEqual([]);
  const { proposals } = await listProposals(camille, 1);
  const read = proposals.filter(({ probability }) => probability > 0.99).slice(0, 1);
  await startRule(camille, { id: camille.newId<RuleRunId>(), read });
  await house.drain();
  expect(await findRule(camille)).toMatchObject({ looked: 1, merged: 0 });
  await asIfNeverMerged();
  expect(await listSure(camille)).toHaveLength(1);
});

test("it stops with the role of who let it go on", async () => {
  const [first] = await listSure(camille);
  const leaving = await anAgent(house, town.id, ["validator"], "Nadia Bouzid");
  await startRule(leaving, { id: camille.newId<RuleRunId>(), read: first ? [first] : [] });
  if (leaving.actor.kind !== "staff") throw new TypeError("an agent");
  const { staffId } = leaving.actor;
  await updateAgentRoles(mayor, { staffId, grant: { role: "validator" }, held: false });
  await house.drain();
  const run = await findRule(camille);
  expect(run).toMatchObject({ pairs: 1, looked: 0, merged: 0, doneAt: house.clock.now() });
});

test("by rule, killed in the middle it goes on, and a second list waits for the first to be done", async () => {
  const [first] = await listSure(camille);
  if (!first) throw new Error("one is sure");
  const read = [unknown(mayor.newId()), first, unknown(mayor.newId())];
  await startRule(camille, { id: camille.newId<RuleRunId>(), read });
  const system = house.system(town.id);
  let left = 2;
  const dying: Context = {
    ...system,
    transaction: (work) => {
      left -= 1;
      return left < 0 ? Promise.reject(new Error("killed")) : system.transaction(work);
    },
  };
  await expect(applyMatchingRule(dying)).rejects.toThrow("killed");
  const now = () => findRule(camille);
  expect(await now()).toEqual({ pairs: 3, looked: 2, merged: 1 });
  await startRule(camille, { id: camille.newId<RuleRunId>(), read: [unknown(mayor.newId())] });
  await house.drain();
  expect(await now()).toEqual({ pairs: 3, looked: 3, merged: 1, doneAt: house.clock.now() });
  const [last] = await listMerges(camille);
  await cancelRecordMerge(camille, { id: last?.id as MergeId, reason: "Essai" });
});
