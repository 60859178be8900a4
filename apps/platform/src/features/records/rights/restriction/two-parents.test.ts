import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { moduleJobs } from "../../../../app.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { anAgent } from "../../../../testing/builders.ts";
import { type ConsentStory, consentStory, type Someone, within } from "../../../../testing/consents.ts";
import { aReceiver, type Receiver } from "../../../../testing/receiver.ts";
import { createAccount } from "../../../access/access/index.ts";
import { listPersonRestrictions } from "../../../trust/restrictions/index.ts";
import {
  confirmPause,
  endPause,
  recordPauseEnd,
  scheduleRestrictionEnd,
  submitRightAnswer,
} from "../index.ts";
import { asking } from "../testing/asking.ts";
import { justNow } from "../testing/just-now.ts";
import { pausing } from "../testing/pausing.ts";

// One parent withholds what is known of their child; the other wants it handed over.

let story: ConsentStory;
let receiver: Receiver;

beforeAll(async () => {
  story = await consentStory(moduleJobs);
  receiver = await aReceiver();
});
afterAll(async () => {
  await story?.house.close();
  await receiver?.close();
});
beforeEach(() => story.house.clock.set("2026-11-24T08:00:00Z"));

const { childOf, represents, somebody } = asking(() => ({ house: story.house, town: story.caen }));
const { night, pauses, subjectsOf } = pausing(() => ({ story, receiver }));

/** A child of two parents, of whom the mother asked for a pause of everything. */
async function aChildPaused(birthdate = "2018-01-01") {
  const [mother, father] = [await somebody(), await somebody()];
  const child = await childOf(mother, birthdate);
  await represents(father.personId, child, "parental_authority");
  const { id } = await pauses(mother, { personId: child });
  await story.house.drain();
  return { mother, father, child, id };
}

const lift = (who: Someone, id: Parameters<typeof endPause>[1]["id"]) =>
  endPause(who, { id, session: justNow(who) });

async function pauseOf(child: PersonId) {
  const system = story.house.system(story.caen);
  const [pause] = await listPersonRestrictions(system, child);
  return pause;
}

test("the other parent alone lifts nothing at once: who asked is told, and seven days pass", async () => {
  const { mother, father, child, id } = await aChildPaused();
  expect((await subjectsOf(father)).join()).toContain("Mise en pause");
  expect(await lift(father, id)).toBe("announced");
  // Pressed again, the first day stands.
  story.house.clock.set("2026-11-26T08:00:00Z");
  expect(await lift(father, id)).toBe("announced");
  await story.house.drain();
  expect(await pauseOf(child)).toMatchObject({ state: "lifting", liftsOn: "2026-12-01" });
  expect((await subjectsOf(mother)).join()).toMatch(/sera levée le\s.*1er décembre 2026/);
  await night("2026-11-30");
  expect(await pauseOf(child)).toMatchObject({ state: "lifting" });
  await night("2026-12-01");
  expect(await pauseOf(child)).toMatchObject({
    state: "lifted",
    lifted: { by: "person", who: father.personId },
  });
});

test("whoever asked keeps it, and the other cannot ask again: the authority decides between them", async () => {
  const { mother, father, child, id } = await aChildPaused();
  await lift(father, id);
  await confirmPause(mother, { id });
  await confirmPause(mother, { id });
  await story.house.drain();
  expect((await subjectsOf(father)).join()).toContain("elle est gardée");
  await night("2026-12-02");
  expect(await pauseOf(child)).toMatchObject({ state: "in_force", kept: {} });
  await expect(lift(father, id)).rejects.toMatchObject({ code: "rights.pause_kept" });
  const validator = await anAgent(story.house, story.caen, ["validator"], "Nadia Haddad");
  await expect(recordPauseEnd(validator, { id, by: father.personId })).rejects.toMatchObject({
    code: "rights.pause_kept",
  });
  const officer = await anAgent(story.house, story.caen, ["data_protection_officer"], "Denis Roussel");
  await submitRightAnswer(officer, { id, version: 1, outcome: "answered", text: "Nous vérifions." });
  await scheduleRestrictionEnd(officer, { id, reason: "L’adresse est exacte." });
  // What the authority decided is not hers to keep.
  await expect(confirmPause(mother, { id })).rejects.toMatchObject({ code: "rights.lifting_decided" });
  await night("2026-12-09");
  expect(await pauseOf(child)).toMatchObject({ state: "lifted", lifted: { by: "authority" } });
});

test("at the desk neither: said by the other parent, it is announced; said by who asked, it is lifted", async () => {
  const { mother, father, child, id } = await aChildPaused();
  const validator = await anAgent(story.house, story.caen, ["validator"], "Nadia Haddad");
  expect(await recordPauseEnd(validator, { id, by: father.personId })).toBe("announced");
  expect(await pauseOf(child)).toMatchObject({ state: "lifting" });
  expect(await recordPauseEnd(validator, { id, by: mother.personId })).toBe("lifted");
});

test("nor by the account of the child, which a parent may enter; a young person who decides alone lifts it", async () => {
  const small = await aChildPaused("2016-01-01");
  const asChild = await withAccount(small.child);
  expect(await lift(asChild, small.id)).toBe("announced");
  expect(await pauseOf(small.child)).toMatchObject({ state: "lifting" });
  const grown = await aChildPaused("2010-01-01");
  expect(await lift(await withAccount(grown.child), grown.id)).toBe("lifted");
});

test("what the authority announces takes the place of a wish, with its own reason and its own seven days", async () => {
  const { father, child, id } = await aChildPaused();
  await lift(father, id);
  story.house.clock.set("2026-11-27T08:00:00Z");
  const officer = await anAgent(story.house, story.caen, ["data_protection_officer"], "Denis Roussel");
  await submitRightAnswer(officer, { id, version: 1, outcome: "refused", text: "Rien n’est faux." });
  await story.house.drain();
  expect(await pauseOf(child)).toMatchObject({
    state: "lifting",
    liftsOn: "2026-12-04",
    announced: { by: "Denis Roussel", reason: "Rien n’est faux." },
  });
});

test("who wished thinks again: nothing is lifted, and nobody said no; a stranger keeps nothing", async () => {
  const { father, child, id } = await aChildPaused();
  await lift(father, id);
  await expect(confirmPause(await somebody(), { id })).rejects.toMatchObject({ code: "rights.unknown" });
  await confirmPause(father, { id });
  expect(await pauseOf(child)).toMatchObject({ state: "in_force" });
  expect((await pauseOf(child))?.kept).toBeUndefined();
  // Once a week: days do not run again while the last message says that it is kept.
  await expect(lift(father, id)).rejects.toMatchObject({ code: "rights.wish_withdrawn" });
  story.house.clock.set("2026-12-01T08:00:00Z");
  expect(await lift(father, id)).toBe("announced");
});

test("kept, then wished again before it was told, nobody last reads that it is kept while its days run", async () => {
  const { mother, father, child, id } = await aChildPaused();
  await lift(father, id);
  await confirmPause(father, { id });
  story.house.clock.set("2026-12-01T08:00:00Z");
  await lift(father, id);
  await story.house.drain();
  expect(await pauseOf(child)).toMatchObject({ state: "lifting" });
  expect((await subjectsOf(mother)).join()).not.toContain("elle est gardée");
  expect((await subjectsOf(mother)).join()).toContain("sera levée le");
});

test("in SQL, as the person or an agent, nothing is kept nor brought nearer; nor, as the system, is the day moved", async () => {
  const { father, id } = await aChildPaused();
  await lift(father, id);
  const nearer = "update restriction set lifts_on = '2026-11-25' where id = $1";
  await expect(story.house.sqlAs("owner", nearer, [id])).rejects.toThrow("the day that was announced stands");
  const dated = "update restriction set state = 'in_force' where id = $1";
  await expect(story.house.sqlAs("owner", dated, [id])).rejects.toThrow("what is in force has no day");
  // In force again, then lifting by another day: two statements move it no more than one.
  const system = story.house.system(story.caen);
  const byTwo = system.transaction(async (tx) => {
    const rows = tx.withTables<{ restriction: { id: string; state: string; lifts_on: string | null } }>();
    const set = (change: { state: string; lifts_on: string | null }) =>
      rows.updateTable("restriction").set(change).where("id", "=", id).execute();
    await set({ state: "in_force", lifts_on: null });
    await set({ state: "lifting", lifts_on: "2026-11-25" });
  });
  await expect(byTwo).rejects.toThrow("a lifting is told seven days before");
  const changed = await within(father, (tx) =>
    tx
      .withTables<{ restriction: { id: string; state: string } }>()
      .updateTable("restriction")
      .set({ state: "in_force" })
      .where("id", "=", id)
      .executeTakeFirst(),
  );
  expect(changed.numUpdatedRows).toBe(0n);
});

async function withAccount(child: PersonId): Promise<Someone> {
  const system = story.house.system(story.caen);
  await system.transaction((tx) => createAccount(tx, system, { personId: child }));
  return { ...system.as({ kind: "person", personId: child }), personId: child };
}
