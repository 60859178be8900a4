import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { moduleJobs } from "../../../../app.ts";
import type { Context } from "../../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import { anAgent, aPerson } from "../../../../testing/builders.ts";
import { type ConsentStory, consentStory, type Someone } from "../../../../testing/consents.ts";
import { aReceiver, type Receiver } from "../../../../testing/receiver.ts";
import { createAccount } from "../../../access/access/index.ts";
import { endRepresentation } from "../../../identity/households/index.ts";
import { listPersonRestrictions } from "../../../trust/restrictions/index.ts";
import {
  endPause,
  listRights,
  readPauseGestures,
  recordPauseEnd,
  recordRightRequest,
  resumePause,
  scheduleRestrictionEnd,
  submitRightAnswer,
  TAKE_BACK_PATH,
} from "../index.ts";
import { asking } from "../testing/asking.ts";
import { justNow } from "../testing/just-now.ts";
import { pausing } from "../testing/pausing.ts";

// Whoever would gain by a lifting: a parent whose right ended, one whom the other never hears of, one who
// works at the desk.

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

const TOKEN = new RegExp(`${TAKE_BACK_PATH}\\?jeton=([\\w-]+)`);

const validator = (name = "Nadia Haddad") => anAgent(story.house, story.caen, ["validator"], name);
const lift = (who: Someone, id: Parameters<typeof endPause>[1]["id"]) =>
  endPause(who, { id, session: justNow(who) });

/** Reached by letter only, or at an address that nobody proved to read. */
async function unreached(email?: string): Promise<Someone> {
  const person = await aPerson(story.house, story.caen, {
    validated: { given_name: "Zoé", family_name: "Quokka", birthdate: "1985-03-02" },
  });
  const system = story.house.system(story.caen);
  const { personId } = person;
  if (email !== undefined) await system.transaction((tx) => createAccount(tx, system, { personId, email }));
  return person;
}

async function aChildPausedBy(mother: Someone) {
  const father = await somebody();
  const child = await childOf(mother, "2018-01-01");
  const fatherhood = await represents(father.personId, child, "parental_authority");
  const { id } = await pauses(mother, { personId: child });
  await story.house.drain();
  return { mother, father, fatherhood, child, id };
}

async function pauseOf(child: PersonId) {
  const system = story.house.system(story.caen);
  const [pause] = await listPersonRestrictions(system, child);
  if (!pause) throw new Error("no pause");
  return pause;
}

test("a wish lifts nothing once the right of who wished is over: it is kept, and told as kept", async () => {
  const { mother, father, fatherhood, child, id } = await aChildPausedBy(await somebody());
  expect(await lift(father, id)).toBe("announced");
  const agent = await validator();
  await endRepresentation(agent, {
    id: fatherhood,
    cause: "court_decision",
    evidence: { kind: "court_decision" },
  });
  await night("2026-12-01");
  const pause = await pauseOf(child);
  expect(pause).toMatchObject({ state: "in_force" });
  // Nobody said no: another parent may still wish it.
  expect(pause.kept).toBeUndefined();
  expect((await subjectsOf(mother)).join()).toContain("elle est gardée");
  expect((await subjectsOf(mother)).join()).not.toContain("elle est levée");
});

test.each([
  ["no address", undefined],
  ["an address that they never proved to read", `${randomUUID()}@courriel.example`],
])(
  "who asked has %s: the other’s wish announces nothing, online or at the desk, and the authority decides",
  async (_, email) => {
    const { father, child, id } = await aChildPausedBy(await unreached(email));
    await expect(lift(father, id)).rejects.toMatchObject({ code: "rights.pause_untold" });
    await expect(recordPauseEnd(await validator(), { id, by: father.personId })).rejects.toMatchObject({
      code: "rights.pause_untold",
    });
    expect(await readPauseGestures(father, { by: father.personId, pause: await pauseOf(child) })).toEqual({
      lifting: "untold",
      mayKeep: false,
    });
    await night("2026-12-02");
    expect(await pauseOf(child)).toMatchObject({ state: "in_force" });
    const officer = await anAgent(story.house, story.caen, ["data_protection_officer"], "Denis Roussel");
    await scheduleRestrictionEnd(officer, { id, reason: "Jugement du 20 novembre." });
    await night("2026-12-09");
    expect(await pauseOf(child)).toMatchObject({ state: "lifted", lifted: { by: "authority" } });
  },
);

test("said at the desk to be who asked, whom no message reaches, it is not lifted at once because the other parent reads theirs", async () => {
  const { mother, child, id } = await aChildPausedBy(await unreached());
  expect(await recordPauseEnd(await validator(), { id, by: mother.personId })).toBe("announced");
  expect(await pauseOf(child)).toMatchObject({ state: "lifting" });
});

test("an agent who is the other parent, or a namesake, or lent, lifts nothing, announces nothing, and answers no pause", async () => {
  const { mother, child, id } = await aChildPausedBy(await somebody());
  const hugo = await validator("Hugo Numbat");
  await expect(recordPauseEnd(hugo, { id, by: mother.personId })).rejects.toMatchObject({
    code: "rights.not_by_them",
  });
  await expect(scheduleRestrictionEnd(hugo, { id, reason: "Vérifié." })).rejects.toMatchObject({
    code: "rights.answered_by_colleague",
  });
  const refused = { id, version: 1, outcome: "refused", text: "Rien n’est faux." } as const;
  await expect(submitRightAnswer(hugo, refused)).rejects.toMatchObject({
    code: "rights.answered_by_colleague",
  });
  const access = await recordRightRequest(hugo, {
    ...{ id: parseId<"rights_request">(randomUUID()), personId: mother.personId, askedBy: mother.personId },
    ...{ right: "access", channel: "phone", text: "Tout." },
  });
  // A copy of one's own data is asked against nobody, and a longer delay decides nothing: a namesake may say
  // them.
  await submitRightAnswer(hugo, { id: access.id, version: 1, outcome: "answered", text: "Voilà." });
  await submitRightAnswer(hugo, { ...refused, outcome: "extended", text: "Le service cherche encore." });
  const lent = await lentHere();
  for (const attempt of [
    () => scheduleRestrictionEnd(lent, { id, reason: "Vérifié." }),
    () => submitRightAnswer(lent, refused),
    () => listRights(lent),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: "access.capability_missing" });
  await expect(recordPauseEnd(lent, { id, by: mother.personId })).rejects.toMatchObject({
    code: "rights.not_by_them",
  });
  expect(await pauseOf(child)).toMatchObject({ state: "in_force" });
});

test("the link of a lifting serves no more, once who lifted it acts for the child no more", async () => {
  const { father, fatherhood, child, id } = await aChildPausedBy(await somebody());
  expect(await lift(father, id)).toBe("announced");
  await night("2026-12-01");
  expect(await pauseOf(child)).toMatchObject({ state: "lifted", lifted: { who: father.personId } });
  const links = story.house.mails.flatMap(({ text }) => TOKEN.exec(text)?.[1] ?? []);
  const agent = await validator();
  await endRepresentation(agent, {
    id: fatherhood,
    cause: "court_decision",
    evidence: { kind: "court_decision" },
  });
  const passerBy = story.house.as({ kind: "anonymous" }, story.caen);
  await expect(resumePause(passerBy, links.at(-1) ?? "none")).rejects.toMatchObject({
    code: "rights.link_not_valid",
  });
  expect(await pauseOf(child)).toMatchObject({ state: "lifted" });
});

async function lentHere(): Promise<Context> {
  const { actor } = await validator();
  if (actor.kind !== "staff") throw new Error("no agent");
  return story.house.as({ ...actor, delegationId: parseId<"delegation">(randomUUID()) }, story.caen);
}
