import { afterAll, beforeAll, expect, test } from "vitest";
import type { Context } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import {
  acceptProposal,
  cancelRecordMerge,
  getProposal,
  getSourceRecord,
  isPerson,
  listDistinctRecordPairs,
  listMerges,
  type MergeId,
  mergeRecords,
  type ProposalId,
  rejectProposal,
  removeDistinctRecords,
} from "../index.ts";
import { type TwoEstablishments, twoEstablishments } from "../testing/two-establishments.ts";

let house: TwoEstablishments["house"];
let camille: Context;
let people: readonly [PersonId, PersonId];
let proposals: TwoEstablishments["proposals"];
let journal: TwoEstablishments["journal"];

beforeAll(async () => {
  ({ house, camille, people, proposals, journal } = await twoEstablishments());
});
afterAll(() => house?.close());

const lines = async () => (await journal()).filter(({ action }) => action.startsWith("records."));
/** What it left, in its order. */
const toldBy = async (act: () => Promise<unknown>) => {
  const before = new Set((await lines()).map(({ id }) => id));
  await act();
  const left = (await lines()).filter(({ id }) => !before.has(id));
  return left.toReversed().map(({ action, personId, data }) => [action, personId ?? data]);
};
const openRecord = (source: string) => () => getSourceRecord(camille, source);
const open = (id: ProposalId) => () => getProposal(camille, id);

test("of a reading: the person whose record it is; the authority, of records that are nobody’s yet and of every list", async () => {
  const { proposals: found } = await proposals();
  const between = found.find(({ right }) => !isPerson(right));
  if (!between) throw new Error("two establishments");
  const { id, left } = between;
  expect(await toldBy(open(id))).toEqual([["records.opened", { sources: 2 }]]);
  expect(await toldBy(openRecord(left.id))).toEqual([["records.opened", { sources: 1 }]]);
  const list = () => listMerges(camille);
  expect(await toldBy(list)).toEqual([]);
  const [person] = people;
  const merge = await mergeRecords(camille, { left: left.id, right: { person } });
  expect(await toldBy(open(id))).toEqual([["records.read_of_person", person]]);
  expect(await toldBy(openRecord(left.id))).toEqual([["records.read_of_person", person]]);
  await cancelRecordMerge(camille, { id: merge as MergeId, reason: "Essai" });
  expect(await toldBy(list)).toEqual([["records.list_read", { pairs: 1 }]]);
});

test("of a decision: what was decided, and no other reading", async () => {
  const { proposals: found } = await proposals();
  const hers = found.find(({ right }) => isPerson(right) && right.id === people[0]);
  if (!hers) throw new Error("she is proposed");
  const accepted = await toldBy(() => acceptProposal(camille, { ...hers, choices: {} }));
  expect(accepted.map(([action]) => action)).toEqual(["records.merged", "records.merged_of_person"]);
  const [last] = await listMerges(camille);
  await cancelRecordMerge(camille, { id: last?.id as MergeId, reason: "Essai" });
  const refused = await toldBy(() => rejectProposal(camille, hers));
  expect(refused.map(([action]) => action)).toEqual(["records.said_apart"]);
  const { apart } = await listDistinctRecordPairs(camille, 1);
  expect(apart.map(({ sides }) => sides)).toEqual([[expect.stringMatching(/Hamel/i), "Suzanne Hamel"]]);
  await removeDistinctRecords(camille, apart[0]?.id ?? "");
});
