import { afterAll, beforeAll, expect, test } from "vitest";
import {
  acceptProposal,
  findRule,
  isPerson,
  listMerges,
  listSure,
  type PairRead,
  type RuleRunId,
  rejectProposal,
  requestComparison,
  startRule,
} from "../index.ts";
import { aFile, start } from "../testing/files.ts";
import { HEADER, type TwoEstablishments, twoEstablishments } from "../testing/two-establishments.ts";

// The address of a pair stays; what both sides say may not.

let town: TwoEstablishments;

beforeAll(async () => {
  town = await twoEstablishments();
});
afterAll(() => town?.house.close());

test("what is decided is what was read: loaded again since with another birth date, nothing is", async () => {
  const { camille, house, mayor } = town;
  const remi = async () => {
    await requestComparison(camille);
    await house.drain();
    const { proposals } = await town.proposals();
    const found = proposals.find(({ left, right }) => left.fields.given_name === "Rémi" || isRemi(right));
    if (!found) throw new Error("Rémi is proposed");
    return found;
  };
  const read = await remi();
  await start(
    mayor,
    await aFile(mayor, `${HEADER}R2;Lecoq;Remi;04/09/1984;06.00.00.00.12;Ouistreham;PAT-2;\n`, "Patinoire"),
  );
  await house.drain();
  await expect(acceptProposal(camille, { ...read, choices: {} })).rejects.toMatchObject({
    code: "records.changed_meanwhile",
  });
  await expect(rejectProposal(camille, read)).rejects.toMatchObject({ code: "records.changed_meanwhile" });
  expect(await listMerges(camille)).toEqual([]);
  const again = await remi();
  expect(again.id).toBe(read.id);
  expect(again.conflicts).toContain("birth_date");
  await acceptProposal(camille, { ...again, choices: {} });
  expect(await listMerges(camille)).toHaveLength(1);
});

test("by rule too: loaded again since, a pair that the list showed otherwise is left for somebody to look at", async () => {
  const { camille, house, mayor } = town;
  const [read] = await listSure(camille);
  if (!read) throw new Error("one is sure");
  const loaded = `${HEADER}R5;QUESNEL;Aurélie;09/07/1976;06 11 22 33 44;Bayeux;PAT-99;Saison 2026\n`;
  await start(mayor, await aFile(mayor, loaded, "Patinoire"));
  await house.drain();
  const follow = async (pair: PairRead) => {
    await startRule(camille, { id: camille.newId<RuleRunId>(), read: [pair] });
    await house.drain();
    return findRule(camille);
  };
  // Still sure, since cards may differ; it is not what was read.
  expect(await follow(read)).toMatchObject({ looked: 1, merged: 0 });
  const [again] = await listSure(camille);
  expect(again?.id).toBe(read.id);
  expect(await follow(again ?? read)).toMatchObject({ looked: 1, merged: 1 });
});

const isRemi = (side: Parameters<typeof isPerson>[0]): boolean =>
  !isPerson(side) && side.fields.given_name === "Rémi";
