import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parseId } from "../../../kernel/ids.ts";
import { getJob } from "../../../kernel/module-jobs.ts";
import { anAgent } from "../../../testing/builders.ts";
import { duplicatesJobs, listPairs, submitPairDecision } from "../../identity/duplicates/index.ts";
import { readPersonJournal } from "../../trust/audit/index.ts";
import {
  cancelPersonMerge,
  listMergeWork,
  type MergeWork,
  mergePersons,
  openMerge,
  recordDistinctPersons,
  withdrawDistinctPersons,
} from "./index.ts";
import { type MergingTown, mergingTown, type Twice, unchosen } from "./testing/merging-town.ts";

let house: MergingTown["house"];
let system: MergingTown["system"];
let camille: MergingTown["camille"];
let nadia: MergingTown["nadia"];
let twice: MergingTown["twice"];
let merged: MergingTown["merged"];
let shown: MergingTown["shown"];
let town: MergingTown["town"];

beforeAll(async () => {
  ({ house, town, system, camille, nadia, twice, merged, shown } = await mergingTown());
});
afterAll(() => house?.close());
beforeEach(() => house.clock.set("2026-11-24T08:00:00Z"));

const verdictOf = async ({ id }: Twice) =>
  (await house.sqlAs("owner", "select verdict from possible_duplicate where id = $1", [id]))[0];

/** In which of the lists that an agent sees. */
async function listed({ id }: Twice): Promise<readonly string[]> {
  const work = await listMergeWork(camille);
  return (Object.keys(work) as (keyof MergeWork)[]).filter((list) =>
    work[list].some(({ merge }) => merge.id === id),
  );
}

async function undone(both: Twice): Promise<void> {
  await merged(both);
  await cancelPersonMerge(camille, { id: both.id, reason: "Deux cousines" });
}

const told = async ({ one }: Twice, action: string) => {
  const { entries } = await readPersonJournal(system, one.personId);
  return entries.filter((entry) => entry.action === action).length;
};

describe("two people after all", () => {
  test("said after an undoing: it waits no more, is proposed no more, and says still what became of it; twice is once", async () => {
    const both = await twice();
    await undone(both);
    expect(await listed(both)).toEqual(["undone"]);
    for (const agent of [nadia, camille]) await recordDistinctPersons(agent, both);
    expect(await listed(both)).toEqual(["apart"]);
    expect(await verdictOf(both)).toEqual({ verdict: "different" });
    expect((await openMerge(camille, both.id)).merge).toMatchObject({
      state: "apart",
      apart: { on: "2026-11-24", by: "Nadia Benali" },
      undone: { by: "Camille Lefèvre", reason: "Deux cousines" },
    });
    expect(await told(both, "merges.said_apart")).toBe(1);
    await expect(
      mergePersons(camille, { id: both.id, keptId: both.one.personId, ...unchosen }),
    ).rejects.toMatchObject({ code: "merges.done_otherwise" });
    await getJob(duplicatesJobs, "duplicates.look").run(system, {});
    await house.drain();
    const found = await listPairs(camille);
    expect(found.map(({ one }) => one.personId)).not.toContain(both.one.personId);
  });

  test("by nobody whom it concerns: a namesake, or an agent who is one of the two, neither says it nor takes it back", async () => {
    const email = nadia.actor.kind === "staff" ? `${nadia.actor.staffId}@agents.example` : "";
    const both = await twice({ emails: [email] });
    const family = String(await shown(both.one.personId, "family_name"));
    const namesake = await anAgent(house, town.id, ["validator"], `Léa ${family}`);
    const refused = { code: "merges.other_agent_answers" };
    for (const agent of [namesake, nadia])
      await expect(recordDistinctPersons(agent, both)).rejects.toMatchObject(refused);
    expect((await openMerge(namesake, both.id)).isTied).toBe(true);
    await recordDistinctPersons(camille, both);
    for (const agent of [namesake, nadia])
      await expect(withdrawDistinctPersons(agent, both)).rejects.toMatchObject(refused);
    expect(await listed(both)).toEqual(["apart"]);
    expect((await openMerge(camille, both.id)).isTied).toBe(false);
  });

  test("nor do they answer first, of a pair that the house has found", async () => {
    const both = await twice();
    const family = String(await shown(both.one.personId, "family_name"));
    const namesake = await anAgent(house, town.id, ["validator"], `Léa ${family}`);
    await house.sqlAs("owner", "delete from person_merge where id = $1", [both.id]);
    const unanswered =
      "update possible_duplicate set verdict = null, decided_on = null, decided_by = null where id = $1";
    await house.sqlAs("owner", unanswered, [both.id]);
    const id = parseId<"pair">(both.id);
    for (const verdict of ["same", "different", "unsure"] as const)
      await expect(submitPairDecision(namesake, { id, verdict })).rejects.toMatchObject({
        code: "duplicates.own_record",
      });
    expect(await verdictOf(both)).toEqual({ verdict: null });
    await submitPairDecision(camille, { id, verdict: "different" });
  });

  test("the answer is taken back: undone again, as before, and they can be merged again", async () => {
    const both = await twice();
    await undone(both);
    await recordDistinctPersons(nadia, both);
    for (const agent of [camille, nadia]) await withdrawDistinctPersons(agent, both);
    expect(await listed(both)).toEqual(["undone"]);
    expect(await verdictOf(both)).toEqual({ verdict: "same" });
    expect(await told(both, "merges.said_apart_taken_back")).toBe(1);
    await merged(both);
    expect(await listed(both)).toEqual(["inForce"]);
  });

  test("said before any merge, and taken back: it waits again", async () => {
    const both = await twice();
    await recordDistinctPersons(camille, both);
    expect(await listed(both)).toEqual(["apart"]);
    await withdrawDistinctPersons(camille, both);
    expect(await listed(both)).toEqual(["waiting"]);
  });

  test("not while a colleague is asked, nor in force: that comes to its end first", async () => {
    const both = await twice();
    await mergePersons(camille, { id: both.id, keptId: both.one.personId, ...unchosen });
    await expect(recordDistinctPersons(nadia, both)).rejects.toMatchObject({ code: "merges.done_otherwise" });
    await withdrawDistinctPersons(nadia, both);
    // What a colleague is asked is still asked: it does not only wait.
    expect((await openMerge(camille, both.id)).merge).toMatchObject({
      state: "asked",
      askedBy: { label: "Camille Lefèvre" },
    });
    const inForce = await twice();
    await merged(inForce);
    await expect(recordDistinctPersons(nadia, inForce)).rejects.toMatchObject({
      code: "merges.done_otherwise",
    });
    expect(await listed(inForce)).toEqual(["inForce"]);
  });
});
