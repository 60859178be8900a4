import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { moduleJobs } from "../../../../app.ts";
import { anAgent } from "../../../../testing/builders.ts";
import { type ConsentStory, consentStory } from "../../../../testing/consents.ts";
import { aReceiver, type Receiver } from "../../../../testing/receiver.ts";
import { waitingOnLocks } from "../../../../testing/waiting-on-locks.ts";
import { waitEveryMerge } from "../../../identity/identity/index.ts";
import { confirmPause, endPause, scheduleRestrictionEnd } from "../index.ts";
import { asking } from "../testing/asking.ts";
import { justNow } from "../testing/just-now.ts";
import { pausing } from "../testing/pausing.ts";
import { endDueRestrictions } from "./end-due-restrictions.ts";

// Idempotent, also when two calls come at the same instant: the second sees what the first did, and nobody is
// refused.

let story: ConsentStory;
let receiver: Receiver;
let between: Client;

beforeAll(async () => {
  story = await consentStory(moduleJobs);
  receiver = await aReceiver();
  between = new Client({ connectionString: story.house.ownerUrl });
  await between.connect();
});
afterAll(async () => {
  await between?.end();
  await story?.house.close();
  await receiver?.close();
});
beforeEach(() => story.house.clock.set("2026-11-24T08:00:00Z"));

const { childOf, represents, somebody } = asking(() => ({ house: story.house, town: story.caen }));
const { actionsOf, agrees, aService, pauses, pausesOf, subjectsOf } = pausing(() => ({ story, receiver }));

/** Both are held in the middle of their transaction, then go on. */
function together<One, Other>(
  id: string,
  one: () => Promise<One>,
  other: () => Promise<Other>,
): Promise<readonly [One, Other]> {
  return held("select 1 from restriction where id = any($1) for update", [id], one, other);
}

/** As together, by what each of them waits for. */
async function held<One, Other>(
  lock: string,
  ids: readonly string[],
  one: () => Promise<One>,
  other: () => Promise<Other>,
): Promise<readonly [One, Other]> {
  await between.query("begin");
  await between.query(lock, [ids]);
  const first = one();
  await expect.poll(() => waitingOnLocks(story.house)).toBe(1);
  const second = other();
  await expect.poll(() => waitingOnLocks(story.house)).toBe(2);
  await between.query("commit");
  return Promise.all([first, second]);
}

const count = (all: readonly string[], what: string) => all.filter((one) => one.includes(what)).length;

test("lifted twice, it is lifted once: one line, one message", async () => {
  const aicha = await somebody();
  const { id } = await pauses(aicha);
  const lift = () => endPause(aicha, { id, session: justNow(aicha) });
  expect(await together(id, lift, lift)).toEqual(["lifted", "lifted"]);
  await story.house.drain();
  expect(await pausesOf(aicha)).toMatchObject([{ state: "lifted" }]);
  expect(count(await actionsOf(aicha), "restrictions.lifted")).toBe(1);
  expect(count(await subjectsOf(aicha), "elle est levée")).toBe(1);
});

test("announced by two agents, it is announced once, with the words of the first", async () => {
  const aicha = await somebody();
  const { id } = await pauses(aicha);
  const [denis, nadia] = [
    await anAgent(story.house, story.caen, ["data_protection_officer"], "Denis Roussel"),
    await anAgent(story.house, story.caen, ["validator"], "Nadia Haddad"),
  ];
  await together(
    id,
    () => scheduleRestrictionEnd(denis, { id, reason: "Vérifié." }),
    () => scheduleRestrictionEnd(nadia, { id, reason: "Encore." }),
  );
  await story.house.drain();
  expect(await pausesOf(aicha)).toMatchObject([{ state: "lifting", announced: { reason: "Vérifié." } }]);
  expect(count(await actionsOf(aicha), "restrictions.lifting_announced")).toBe(1);
});

test("lifted by the person while its day comes, it is lifted once", async () => {
  const aicha = await somebody();
  const { id } = await pauses(aicha);
  const denis = await anAgent(story.house, story.caen, ["data_protection_officer"], "Denis Roussel");
  await scheduleRestrictionEnd(denis, { id, reason: "Vérifié." });
  await story.house.drain();
  story.house.clock.set("2026-12-01T03:10:00Z");
  const system = story.house.system(story.caen);
  const data = { authorityId: story.caen, requestId: randomUUID() };
  await system.transaction((tx) => system.ports.jobs.send(tx, "rights.lift", data));
  await together(
    id,
    () => endPause(aicha, { id, session: justNow(aicha) }),
    async () => expect(await story.house.drain()).toMatchObject({ failed: 0 }),
  );
  await story.house.drain();
  expect(count(await actionsOf(aicha), "restrictions.lifted")).toBe(1);
});

test("kept twice, it is kept once, and told once", async () => {
  const [mother, father] = [await somebody(), await somebody()];
  const child = await childOf(mother, "2018-01-01");
  await represents(father.personId, child, "parental_authority");
  const { id } = await pauses(mother, { personId: child });
  await endPause(father, { id, session: justNow(father) });
  const keep = () => confirmPause(mother, { id });
  await together(id, keep, keep);
  await story.house.drain();
  expect(await pausesOf({ ...mother, personId: child })).toMatchObject([{ state: "in_force", kept: {} }]);
  expect(count(await subjectsOf(father), "elle est gardée")).toBe(1);
});

/** Léo, who agreed to a service, under a pause of everything; what lifts one of his. */
async function agreedAndPaused() {
  const leo = await story.leo();
  const pool = await aService("Piscine");
  await agrees(leo, pool);
  const { id } = await pauses(leo);
  await story.house.drain();
  const lift = (which: typeof id) => () => endPause(leo, { id: which, session: justNow(leo) });
  return { leo, pool, id, lift };
}

test("a pause that begins while another is lifted is seen: nothing leaves under it", async () => {
  const { leo, pool, id, lift } = await agreedAndPaused();
  const list = "select 1 from person_grants where person_id = any($1) for update";
  await held(list, [leo.personId], () => pauses(leo), lift(id));
  expect((await pausesOf(leo)).map(({ state }) => state).toSorted()).toEqual(["in_force", "lifted"]);
  await expect(story.releaseOf(leo, pool)).rejects.toMatchObject({ code: "consent.paused" });
});

test("two pauses lifted at once leave no agreement paused under none", async () => {
  const { leo, pool, id, lift } = await agreedAndPaused();
  const { id: second } = await pauses(leo);
  const denis = await anAgent(story.house, story.caen, ["data_protection_officer"], "Denis Roussel");
  await scheduleRestrictionEnd(denis, { id: second, reason: "Vérifié." });
  await story.house.drain();
  story.house.clock.set("2026-12-01T03:10:00Z");
  // Not by the same person: one account does one thing at a time.
  const night = () => endDueRestrictions(story.house.system(story.caen));
  const requests = "select 1 from rights_request where id = any($1) for update";
  await held(requests, [id, second], lift(id), night);
  expect(await pausesOf(leo)).toMatchObject([{ state: "lifted" }, { state: "lifted" }]);
  expect(await story.valuesOf(leo, pool)).toMatchObject({ family_quotient: 612 });
});

test("the night that lifts one waits for a merge before it holds any row", async () => {
  const aicha = await somebody();
  const { id } = await pauses(aicha);
  const denis = await anAgent(story.house, story.caen, ["data_protection_officer"], "Denis Roussel");
  await scheduleRestrictionEnd(denis, { id, reason: "Vérifié." });
  await story.house.drain();
  story.house.clock.set("2026-12-01T03:10:00Z");
  const system = story.house.system(story.caen);
  const merging = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  const merge = system.transaction(async (tx) => {
    await waitEveryMerge(tx, system);
    merging.resolve();
    await goOn.promise;
  });
  await merging.promise;
  const night = endDueRestrictions(system);
  await expect.poll(() => waitingOnLocks(story.house)).toBe(1);
  await between.query("begin");
  // Refused at once, were it held.
  await between.query("select 1 from restriction where id = $1 for update nowait", [id]);
  await between.query("commit");
  goOn.resolve();
  await Promise.all([merge, night]);
  expect(await pausesOf(aicha)).toMatchObject([{ state: "lifted" }]);
});
