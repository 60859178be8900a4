import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { getJob } from "../../../kernel/module-jobs.ts";
import { anAgent, anAgentAddedBy } from "../../../testing/builders.ts";
import { readPersonJournal } from "../../trust/audit/index.ts";
import {
  cancelPersonMerge,
  confirmMerge,
  listMergeWork,
  mergePersons,
  mergesJobs,
  openMerge,
  withdrawUndoRequest,
} from "./index.ts";
import { type MergingTown, mergingTown, type Twice, unchosen } from "./testing/merging-town.ts";

let house: MergingTown["house"];
let town: MergingTown["town"];
let system: MergingTown["system"];
let camille: MergingTown["camille"];
let nadia: MergingTown["nadia"];
let twice: MergingTown["twice"];
let statusOf: MergingTown["statusOf"];
let merged: MergingTown["merged"];

beforeAll(async () => {
  ({ house, town, system, camille, nadia, twice, statusOf, merged } = await mergingTown());
});
afterAll(() => house?.close());
beforeEach(() => house.clock.set("2026-11-24T08:00:00Z"));

const night = async () => getJob(mergesJobs, "merges.lapse").run(system, {});
const daysLater = (days: number) => house.clock.advance(days * 86_400_000);
const row = async ({ id }: Twice) =>
  (await house.sqlAs("owner", "select * from person_merge where id = $1", [id]))[0];

async function told({ one, other }: Twice): Promise<readonly string[]> {
  const lines: string[] = [];
  for (const { personId } of [one, other]) {
    const { entries } = await readPersonJournal(system, personId);
    lines.push(
      entries.map(({ action }) => action).find((action) => action !== "merges.record_compared") ?? "",
    );
  }
  return lines;
}

describe("what is asked of a colleague", () => {
  test("is not asked any more after a fortnight: nothing of it is left, both journals tell it, and it can be asked again", async () => {
    const both = await twice();
    const before = await row(both);
    const { id, one, other } = both;
    expect(await mergePersons(camille, { id, keptId: one.personId, ...unchosen })).toBe("asked");
    daysLater(13);
    await night();
    expect(await row(both)).toMatchObject({ state: "asked" });
    daysLater(1);
    await night();
    await night();
    expect(await row(both)).toEqual(before);
    expect(await told(both)).toEqual(["merges.lapsed", "merges.lapsed"]);
    await expect(confirmMerge(nadia, { id })).rejects.toMatchObject({ code: "merges.done_otherwise" });
    expect(await statusOf(other.personId)).toBe("enrolled");
    const { waiting } = await listMergeWork(camille);
    expect(waiting.map(({ merge }) => merge.id)).toContain(id);
    await merged(both);
    expect(await statusOf(other.personId)).toBe("merged");
  });

  test("of an undoing too: the merge stays, and one agent alone undoes nothing with a wish of long ago", async () => {
    const both = await twice({ emails: ["one@example.org", "other@example.org"] });
    await merged(both);
    const { id, other } = both;
    const before = await row(both);
    expect(await cancelPersonMerge(camille, { id, reason: "Deux sœurs" })).toBe("asked");
    daysLater(14);
    await night();
    expect(await row(both)).toEqual(before);
    expect(await told(both)).toEqual(["merges.undo_lapsed", "merges.undo_lapsed"]);
    expect(await cancelPersonMerge(nadia, { id, reason: "Deux sœurs" })).toBe("asked");
    expect(await statusOf(other.personId)).toBe("merged");
  });

  test("an undoing is taken back by who asked for it, whichever their id, and by nobody else", async () => {
    const both = await twice({ emails: ["first@example.org", "second@example.org"] });
    await merged(both);
    const { id } = both;
    const before = await row(both);
    expect(await cancelPersonMerge(camille, { id, reason: "Deux sœurs" })).toBe("asked");
    await expect(withdrawUndoRequest(nadia, { id })).rejects.toMatchObject({
      code: "merges.asked_by_another",
    });
    expect((await openMerge(nadia, id)).isUndoingMine).toBe(false);
    expect((await openMerge(camille, id)).isUndoingMine).toBe(true);
    expect((await openMerge(camille, id)).isOneWhoAsked).toBe(true);
    expect((await openMerge(nadia, id)).isOneWhoAsked).toBe(false);
    const reception = await anAgent(house, town.id, ["reception"]);
    await expect(withdrawUndoRequest(reception, { id })).rejects.toMatchObject({
      code: "access.capability_missing",
    });
    // Just added by who asked, a colleague counts for one with them: the form would only ask again.
    const added = await anAgentAddedBy(house, camille, ["validator"], "Zoé Aubert");
    expect((await openMerge(added, id)).isOneWhoAsked).toBe(true);
    expect(await cancelPersonMerge(added, { id, reason: "Deux sœurs" })).toBe("asked");
    const lentOnce = await anAgent(house, town.id, ["validator"], "LEFÈVRE Camille");
    await withdrawUndoRequest(lentOnce, { id });
    await withdrawUndoRequest(camille, { id });
    expect(await row(both)).toEqual(before);
    expect(await told(both)).toEqual(["merges.undo_taken_back", "merges.undo_taken_back"]);
    expect(await cancelPersonMerge(nadia, { id, reason: "Deux sœurs" })).toBe("asked");
  });

  test("one that fails holds back no other, and the night says so", async () => {
    const asked = [await twice(), await twice(), await twice()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
    for (const { id, one } of asked) await mergePersons(camille, { id, keptId: one.personId, ...unchosen });
    // The first whose turn comes does not open any more.
    const [broken, ...others] = asked;
    await house.sqlAs("owner", "update person_merge set asked_by_sealed = $2 where id = $1", [
      broken?.id,
      Buffer.from("not sealed by anybody"),
    ]);
    daysLater(14);
    await expect(night()).rejects.toThrow(/^1 of \d failed/);
    for (const other of others) {
      expect(await row(other)).toMatchObject({ state: "waiting" });
      expect(await told(other)).toEqual(["merges.lapsed", "merges.lapsed"]);
    }
    if (broken) expect(await row(broken)).toMatchObject({ state: "asked" });
    await house.sqlAs("owner", "delete from person_merge where id = $1", [broken?.id]);
  });
});
