import { afterAll, beforeAll, expect, test } from "vitest";
import type { Context } from "../../../../kernel/context.ts";
import { anAgent } from "../../../../testing/builders.ts";
import { createAccount } from "../../../access/access/index.ts";
import {
  acceptProposal,
  cancelRecordMerge,
  findRule,
  isPerson,
  listDistinctRecordPairs,
  listMerges,
  listSure,
  mergeRecords,
  type Proposal,
  type RuleRunId,
  recordDistinctRecords,
  rejectProposal,
  removeDistinctRecords,
  startRule,
} from "../index.ts";
import { type TwoEstablishments, twoEstablishments } from "../testing/two-establishments.ts";

// An agent finds a record of their own, or of somebody of their name, among those to decide of.

let town: TwoEstablishments;
let aurelie: Proposal;
beforeAll(async () => {
  town = await twoEstablishments();
  const [sure] = await listSure(town.camille);
  if (!sure) throw new Error("one is sure");
  aurelie = sure;
});
afterAll(() => town?.house.close());

const validator = (name: string) => anAgent(town.house, town.town.id, ["validator"], name);

const pairOf = ({ left, right }: Proposal) => ({
  left: left.id,
  right: isPerson(right) ? { person: right.id } : { source: right.id },
});

async function refused(agent: Context, pair: Proposal): Promise<void> {
  for (const attempt of [
    () => acceptProposal(agent, { ...pair, choices: {} }),
    () => rejectProposal(agent, pair),
    () => mergeRecords(agent, pairOf(pair)),
    () => recordDistinctRecords(agent, pairOf(pair)),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: "records.own_record" });
}

test("a namesake neither joins nor says apart, by one or by rule, and undoes no decision of a colleague", async () => {
  const { camille, house } = town;
  const namesake = await validator("Léo QUESNEL");
  await refused(namesake, aurelie);
  await startRule(namesake, { id: namesake.newId<RuleRunId>(), read: [aurelie] });
  await house.drain();
  expect(await findRule(camille)).toMatchObject({ looked: 1, merged: 0 });
  const id = await mergeRecords(camille, pairOf(aurelie));
  if (!id) throw new Error("merged");
  await expect(cancelRecordMerge(namesake, { id, reason: "Homonymes" })).rejects.toMatchObject({
    code: "records.own_record",
  });
  await cancelRecordMerge(camille, { id, reason: "Homonymes" });
  await recordDistinctRecords(camille, pairOf(aurelie));
  const { apart } = await listDistinctRecordPairs(camille, 1);
  await expect(removeDistinctRecords(namesake, apart[0]?.id ?? "")).rejects.toMatchObject({
    code: "records.own_record",
  });
  expect(await listMerges(camille)).toMatchObject([{ state: "undone" }]);
});

test("nor an agent of another name whose own account is one of the two", async () => {
  const { camille, house, people, town: here } = town;
  const herself = await validator("Zélie Martin");
  if (herself.actor.kind !== "staff") throw new TypeError("an agent");
  const email = `${herself.actor.staffId}@agents.example`;
  const system = house.system(here.id);
  await system.transaction((tx) => createAccount(tx, system, { personId: people[0], email }));
  const { proposals } = await town.proposals();
  const hers = proposals.find(({ right }) => isPerson(right) && right.id === people[0]);
  if (!hers) throw new Error("Suzanne is proposed");
  await refused(herself, hers);
  expect(await mergeRecords(camille, pairOf(hers))).toBeDefined();
});
