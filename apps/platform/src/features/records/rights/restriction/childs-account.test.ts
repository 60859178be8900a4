import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { moduleJobs } from "../../../../app.ts";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import { anAgent } from "../../../../testing/builders.ts";
import { type ConsentStory, consentStory, type Someone } from "../../../../testing/consents.ts";
import { aReceiver, type Receiver } from "../../../../testing/receiver.ts";
import { createAccount, updateAccountEmail } from "../../../access/access/index.ts";
import { endRepresentation, type RepresentationId } from "../../../identity/households/index.ts";
import {
  createDeclaration,
  createPerson,
  rejectElement,
  withdrawDeclaration,
} from "../../../identity/identity/index.ts";
import { listPersonRestrictions } from "../../../trust/restrictions/index.ts";
import { confirmPause, endPause, readPauseGestures, recordPauseEnd } from "../index.ts";
import { asking } from "../testing/asking.ts";
import { justNow } from "../testing/just-now.ts";
import { pausing } from "../testing/pausing.ts";

// A pause asked in the account of a young child, which a parent enters: nobody knows who typed it.

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

async function inAccountOf(personId: PersonId, email: string): Promise<Someone> {
  const system = story.house.system(story.caen);
  await system.transaction(async (tx) => {
    await createAccount(tx, system, { personId });
    await updateAccountEmail(tx, system, personId, email);
  });
  return { ...system.as({ kind: "person", personId }), personId };
}

/**
 * A child of two parents, of whom the father enters the child’s account, and asks there for a pause of
 * everything.
 */
async function aPauseTypedByTheFather() {
  const [mother, father] = [await somebody(), await somebody()];
  const child = await childOf(mother, "2018-01-01");
  const fatherhood = await represents(father.personId, child, "parental_authority");
  const asChild = await inAccountOf(child, `pere-de-${child}@courriel.example`);
  const { id } = await pauses(asChild);
  await story.house.drain();
  return { mother, father, fatherhood, asChild, id };
}

const lift = (who: Someone, id: Parameters<typeof endPause>[1]["id"]) =>
  endPause(who, { id, session: justNow(who) });

async function ends(id: RepresentationId): Promise<void> {
  const agent = await anAgent(story.house, story.caen, ["validator"], "Nadia Haddad");
  const judged = { cause: "court_decision", evidence: { kind: "court_decision" } } as const;
  await endRepresentation(agent, { id, ...judged });
  await story.house.drain();
}

async function pauseOf({ personId }: Someone) {
  const system = story.house.system(story.caen);
  const [pause] = await listPersonRestrictions(system, personId);
  if (!pause) throw new Error("no pause");
  return pause;
}

test("outlives no parent who typed it: once a court has ended their authority, the other lifts it at once", async () => {
  const { mother, father, fatherhood, asChild, id } = await aPauseTypedByTheFather();
  await ends(fatherhood);
  await expect(lift(father, id)).rejects.toMatchObject({ code: "rights.unknown" });
  expect(await lift(mother, id)).toBe("lifted");
  expect(await pauseOf(asChild)).toMatchObject({ state: "lifted", lifted: { who: mother.personId } });
});

test("while both have authority, it is lifted at once by neither, nor in that account: each of the two is told, and may keep it", async () => {
  const { mother, father, asChild, id } = await aPauseTypedByTheFather();
  expect(await lift(mother, id)).toBe("announced");
  await story.house.drain();
  expect((await subjectsOf(father)).join()).toMatch(/sera levée le/);
  expect(
    await readPauseGestures(father, { by: father.personId, pause: await pauseOf(asChild) }),
  ).toMatchObject({
    mayKeep: true,
  });
  await confirmPause(father, { id });
  expect(await pauseOf(asChild)).toMatchObject({ state: "in_force", kept: { by: father.personId } });

  const other = await aPauseTypedByTheFather();
  expect(await lift(other.asChild, other.id)).toBe("announced");
  await confirmPause(other.mother, { id: other.id });
  await night("2026-12-02");
  expect(await pauseOf(other.asChild)).toMatchObject({ state: "in_force" });
});

test("at the desk neither, and where the other parent reads no message, nothing is announced", async () => {
  const { mother, father, asChild, id } = await aPauseTypedByTheFather();
  const validator = await anAgent(story.house, story.caen, ["validator"], "Nadia Haddad");
  const system = story.house.system(story.caen);
  await system.transaction((tx) => updateAccountEmail(tx, system, father.personId, undefined));
  await expect(recordPauseEnd(validator, { id, by: mother.personId })).rejects.toMatchObject({
    code: "rights.pause_untold",
  });
  await expect(lift(mother, id)).rejects.toMatchObject({ code: "rights.pause_untold" });
  expect(await pauseOf(asChild)).toMatchObject({ state: "in_force" });
});

test("of a parent alone, or of a young person who decides, it is lifted at once as before", async () => {
  const mother = await somebody();
  const small = await inAccountOf(await childOf(mother, "2018-01-01"), "petite@courriel.example");
  const { id } = await pauses(small);
  expect(await lift(small, id)).toBe("lifted");
  const grown = await inAccountOf(await childOf(mother, "2010-01-01"), "grande@courriel.example");
  expect(await lift(grown, (await pauses(grown)).id)).toBe("lifted");
});

test("what an adult under guardianship asked themselves stays theirs: the guardian’s lifting waits, and they keep it", async () => {
  const [adult, guardian] = [await somebody(), await somebody()];
  await represents(guardian.personId, adult.personId, "guardianship", "tutelle");
  const { id } = await pauses(adult);
  expect(await lift(guardian, id)).toBe("announced");
  await confirmPause(adult, { id });
  expect(await pauseOf(adult)).toMatchObject({ state: "in_force", kept: { by: adult.personId } });
});

/**
 * A child of two parents whose links an agent saw, and whose birth date nobody checked; the mother asks for a
 * pause in her own name.
 */
async function aPauseOfTheMother() {
  const [mother, father] = [await somebody(), await somebody()];
  const child = parseId<"person">(randomUUID());
  await mother.transaction(async (tx) => {
    await createPerson(tx, mother, { id: child, createdBy: mother.personId });
  });
  await represents(mother.personId, child, "parental_authority");
  await represents(father.personId, child, "parental_authority");
  const birthdate = { personId: child, name: "birthdate" } as const;
  await mother.transaction((tx) => createDeclaration(tx, mother, { ...birthdate, value: "2018-01-01" }));
  const asChild = await inAccountOf(child, `petite-${child}@courriel.example`);
  const { id } = await pauses(mother, { personId: child });
  await story.house.drain();
  return { mother, father, asChild, birthdate, id };
}

test("without a birth date any more, taken back there or refused by an agent, a pause is lifted at once by nobody but who asked", async () => {
  const agent = await anAgent(story.house, story.caen, ["validator"], "Nadia Haddad");
  for (const lost of ["withdrawn", "refused"] as const) {
    const { mother, father, asChild, birthdate, id } = await aPauseOfTheMother();
    if (lost === "withdrawn") await asChild.transaction((tx) => withdrawDeclaration(tx, asChild, birthdate));
    else
      await agent.transaction((tx) => rejectElement(tx, agent, { ...birthdate, reason: "Date d’un autre." }));
    expect(await lift(asChild, id)).toBe("announced");
    await confirmPause(mother, { id });
    for (const who of [asChild, father])
      await expect(lift(who, id)).rejects.toMatchObject({ code: "rights.pause_kept" });
    expect(await pauseOf(asChild)).toMatchObject({ state: "in_force", kept: { by: mother.personId } });
    expect(await lift(mother, id)).toBe("lifted");
  }
});
