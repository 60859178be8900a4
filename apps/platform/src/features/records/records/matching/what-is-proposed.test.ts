import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "../../../../kernel/context.ts";
import type { TestRuntime } from "../../../../testing/test-runtime.ts";
import {
  acceptProposal,
  isPerson,
  listDistinctRecordPairs,
  listSure,
  mergeRecords,
  readRecord,
  recordDistinctRecords,
  rejectProposal,
  removeDistinctRecords,
  requestComparison,
} from "../index.ts";
import { nameOf, type TwoEstablishments, twoEstablishments } from "../testing/two-establishments.ts";

// A town of its own, where nothing was undone: what was undone is left to people, and is sure no more.
let house: TestRuntime;
let camille: Context;
let proposals: TwoEstablishments["proposals"];

beforeAll(async () => {
  ({ house, camille, proposals } = await twoEstablishments());
});
afterAll(() => house?.close());

const recordOf = async (source: string) => {
  const [row] = await house.sqlAs<{ record_id: string }>(
    "owner",
    "select record_id from source_record where id = $1",
    [source],
  );
  return camille.transaction((tx) => readRecord(tx, camille, row?.record_id ?? ""));
};

const words = ["sure", "very", "likely", "maybe"];

describe("what is proposed", () => {
  test("between establishments and with people of the platform, the likeliest first as it is said of them, with reasons; twins are not sure", async () => {
    await requestComparison(camille);
    await house.drain();
    const { proposals: found, waiting } = await proposals();
    expect(waiting).toBe(found.length);
    const names = found.map(({ left, right }) => [
      left.fields.family_name,
      isPerson(right) ? "personne" : right.fields.given_name,
    ]);
    expect(names).toContainEqual(["Hamel", "personne"]);
    expect(
      found.some(
        ({ left, right }) =>
          left.fields.given_name === "Rémi" || (!isPerson(right) && right.fields.given_name === "Rémi"),
      ),
    ).toBe(true);
    // What the comparison keeps is the place of what is said.
    const placesKept = await house.sqlAs<{ id: string; likelihood: number }>(
      "owner",
      "select id, likelihood from record_proposal",
    );
    for (const { id, likelihood } of found)
      expect(placesKept).toContainEqual({ id, likelihood: words.indexOf(likelihood) });
    const sure = await listSure(camille);
    const said = sure.map(({ left, right, conflicts }) => ({
      names: [left, right].map(nameOf).toSorted(),
      conflicts,
    }));
    expect(said).toEqual([{ names: ["Aurélie QUESNEL", "Aurélie Quesnel"], conflicts: ["card"] }]);
  });

  test("is in the order of what is said of each: twins, however probable, come after whoever differs in nothing", async () => {
    const { proposals: found } = await proposals();
    const twins = found.find(({ conflicts }) => conflicts.includes("given_name"));
    const aurelie = found.find(({ likelihood }) => likelihood === "sure");
    if (!twins || !aurelie) throw new Error("twins, and somebody sure");
    const was = await house.sqlAs<{ probability: number; likelihood: number }>(
      "owner",
      "select probability, likelihood from record_proposal where id = $1",
      [twins.id],
    );
    const write = "update record_proposal set probability = $2, likelihood = $3 where id = $1";
    // As a comparison writes a pair that shares everything but a given name.
    await house.sqlAs("owner", write, [twins.id, 0.999, words.indexOf("very")]);
    const { proposals: now } = await proposals();
    const places = now.map(({ likelihood }) => words.indexOf(likelihood));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    const ids = now.map(({ id }) => id);
    expect(ids.indexOf(aurelie.id)).toBeLessThan(ids.indexOf(twins.id));
    expect(aurelie.probability).toBeLessThan(0.999);
    await house.sqlAs("owner", write, [twins.id, was[0]?.probability, was[0]?.likelihood]);
  });

  test("accepted with a choice, it is one record with both histories, which says who speaks; refused, it is proposed no more", async () => {
    const { proposals: found } = await proposals();
    const remi = found.find(({ left, right }) => left.fields.birth_date === "1984-09-03" && !isPerson(right));
    if (!remi || isPerson(remi.right)) throw new Error("Rémi is proposed");
    const [pool, rink] = [remi.left, remi.right].toSorted((a, b) =>
      b.establishment.localeCompare(a.establishment),
    );
    if (!pool || !rink) throw new Error("two sides");
    await acceptProposal(camille, { ...remi, choices: { card: rink.id, given_name: pool.id } });
    const record = await recordOf(pool.id);
    expect(record.shown.get("card")).toMatchObject({ text: "PAT-2", others: [{ text: "PISC-2" }] });
    expect(record.shown.get("given_name")?.text).toBe("Rémi");
    expect(record.sources.flatMap(({ history }) => history.map(({ text }) => text)).toSorted()).toEqual([
      "Année 2026",
      "Saison 2026",
    ]);
    expect((await proposals()).proposals.some(({ id }) => id === remi.id)).toBe(false);

    const nina = (await proposals()).proposals.find(({ left }) => left.fields.birth_date === "2014-06-21");
    if (!nina || isPerson(nina.right)) throw new Error("the children are proposed");
    await rejectProposal(camille, nina);
    await rejectProposal(camille, nina);
    await requestComparison(camille);
    await house.drain();
    expect((await proposals()).proposals.every(({ left }) => left.fields.birth_date !== "2014-06-21")).toBe(
      true,
    );
    const pair = { left: nina.left.id, right: { source: nina.right.id } };
    await expect(mergeRecords(camille, pair)).rejects.toThrow("records.said_apart");
    const {
      apart: [apart],
    } = await listDistinctRecordPairs(camille, 1);
    await removeDistinctRecords(camille, apart?.id ?? "");
    expect((await proposals()).proposals.some(({ left }) => left.fields.birth_date === "2014-06-21")).toBe(
      true,
    );
    await expect(
      recordDistinctRecords(camille, { left: pool.id, right: { source: rink.id } }),
    ).rejects.toThrow("records.one_already");
  });
});
