import { SUBSCRIPTION_CHANGED } from "@ardeco/contracts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { moduleJobs } from "../../../../app.ts";
import { anAgent } from "../../../../testing/builders.ts";
import { type ConsentStory, consentStory, type Someone } from "../../../../testing/consents.ts";
import { aReceiver, type Receiver } from "../../../../testing/receiver.ts";
import { createAccount, updateAccountEmail } from "../../../access/access/index.ts";
import {
  confirmPause,
  endPause,
  listPersonRequests,
  resumePause,
  scheduleRestrictionEnd,
  TAKE_BACK_PATH,
} from "../index.ts";
import { asking } from "../testing/asking.ts";
import { justNow } from "../testing/just-now.ts";
import { pausing } from "../testing/pausing.ts";

// Somebody came in by their account and lifted their pause: what they withheld left in that moment.

let story: ConsentStory;
let receiver: Receiver;

beforeAll(async () => {
  story = await consentStory(moduleJobs);
});
afterAll(() => story?.house.close());
beforeEach(async () => {
  story.house.clock.set("2026-11-24T08:00:00Z");
  receiver = await aReceiver();
  return async () => {
    await story.house.drain();
    await receiver.close();
  };
});

const { childOf, represents, somebody, wantsErasure, wasNotMe } = asking(() => ({
  house: story.house,
  town: story.caen,
}));
const { actionsOf, agrees, aService, night, pauses, pausesOf, stateOf, subjectsOf, told } = pausing(() => ({
  story,
  receiver,
}));

/** Who came from outside, with a link and nothing else. */
const passerBy = () => story.house.as({ kind: "anonymous" }, story.caen);

/** Léo, whose mailbox is his, under a pause of everything that somebody lifts in his name. */
async function lifted() {
  const leo = await story.leo();
  const system = story.house.system(story.caen);
  await system.transaction(async (tx) => {
    await createAccount(tx, system, { personId: leo.personId });
    await updateAccountEmail(tx, system, leo.personId, `${leo.personId}@courriel.example`);
  });
  const pool = await aService("Piscine");
  await agrees(leo, pool);
  const { id } = await pauses(leo);
  await told();
  await endPause(leo, { id, session: justNow(leo) });
  await told();
  return { leo, pool, id, link: linkTo(leo) };
}

const mailsTo = ({ personId }: Someone) =>
  story.house.mails.filter(({ to }) => to === `${personId}@courriel.example`);

const linkTo = (who: Someone): string =>
  new RegExp(`${TAKE_BACK_PATH}\\?jeton=([\\w-]+)`).exec(mailsTo(who).at(-1)?.text ?? "")?.[1] ?? "";

describe("the link in the message that says that it is lifted", () => {
  test("puts it in force again: services are told suspended, nothing leaves, and it waits for its answer again", async () => {
    const { leo, pool, link } = await lifted();
    expect(await story.valuesOf(leo, pool)).toMatchObject({ family_quotient: 612 });
    await resumePause(passerBy(), link);
    expect(await told()).toEqual([
      [SUBSCRIPTION_CHANGED, expect.objectContaining({ state: "suspended", reason: "restricted" })],
    ]);
    expect(await stateOf(leo, pool)).toEqual({ state: "suspended", reason: "restricted" });
    await expect(story.releaseOf(leo, pool)).rejects.toMatchObject({ code: "consent.paused" });
    expect(await pausesOf(leo)).toMatchObject([{ state: "in_force", takenBack: {} }]);
    const [request] = await listPersonRequests(leo, leo.personId);
    expect(request).toMatchObject({ state: "waiting" });
    expect(await actionsOf(leo)).toContain("restrictions.taken_back");
    expect(mailsTo(leo).at(-1)?.subject).toContain("elle est de nouveau en place");
  });

  test("twice is once; lifted again, the former link takes back nothing", async () => {
    const { leo, id, link } = await lifted();
    await resumePause(passerBy(), link);
    await resumePause(passerBy(), link);
    await told();
    expect((await actionsOf(leo)).filter((one) => one === "restrictions.taken_back")).toHaveLength(1);
    await endPause(leo, { id, session: justNow(leo) });
    await expect(resumePause(passerBy(), link)).rejects.toMatchObject({ code: "rights.link_not_valid" });
    await told();
    expect(linkTo(leo)).not.toBe(link);
  });

  test("serves a week, and nobody who made one up", async () => {
    const { leo, link } = await lifted();
    await expect(resumePause(passerBy(), `${link}x`)).rejects.toMatchObject({
      code: "rights.link_not_valid",
    });
    story.house.clock.set("2026-12-02T08:00:00Z");
    await expect(resumePause(passerBy(), link)).rejects.toMatchObject({ code: "rights.link_not_valid" });
    expect(await pausesOf(leo)).toMatchObject([{ state: "lifted" }]);
  });

  test("goes to nobody else: another parent reads none, nor is there any when the authority lifted it", async () => {
    const [mother, father] = [await somebody(), await somebody()];
    const child = await childOf(mother, "2018-01-01");
    await represents(father.personId, child, "parental_authority");
    const { id } = await pauses(mother, { personId: child });
    const before = story.house.mails.length;
    await endPause(mother, { id, session: justNow(mother) });
    await story.house.drain();
    const mails = story.house.mails.slice(before).filter(({ subject }) => subject.includes("elle est levée"));
    expect(mails.map(({ text }) => text.includes(TAKE_BACK_PATH)).toSorted()).toEqual([false, true]);
    const { id: other } = await pauses(mother, { personId: child });
    const officer = await anAgent(story.house, story.caen, ["data_protection_officer"], "Denis Roussel");
    await scheduleRestrictionEnd(officer, { id: other, reason: "Vérifié." });
    const since = story.house.mails.length;
    await night("2026-12-01");
    const told = story.house.mails.slice(since).filter(({ subject }) => subject.includes("elle est levée"));
    expect(told.map(({ text }) => text.includes(TAKE_BACK_PATH))).toEqual([false, false]);
  });
});

describe("an account that somebody came into, given back to its owner", () => {
  test("has the pause that was lifted since in force again, of themselves", async () => {
    const { leo, pool } = await lifted();
    await wasNotMe(leo, new Date("2026-11-24T07:00:00Z"));
    expect(await pausesOf(leo)).toMatchObject([{ state: "in_force" }]);
    await expect(story.releaseOf(leo, pool)).rejects.toMatchObject({ code: "consent.paused" });
  });

  test("has its erasure undone though a pause of the town does not open", async () => {
    const thief = await somebody();
    const broken = await somebody();
    const { id } = await pauses(broken);
    const officer = await anAgent(story.house, story.caen, ["data_protection_officer"], "Denis Roussel");
    await scheduleRestrictionEnd(officer, { id, reason: "Vérifié." });
    await wantsErasure(thief);
    await story.house.drain();
    const spoil = (by: string) =>
      story.house.sqlAs("owner", `update restriction set sealed = ${by} where id = $1`, [id]);
    await spoil("substr(sealed, 2) || substr(sealed, 1, 1)");
    await expect(wasNotMe(thief, new Date("2026-11-24T07:00:00Z"))).rejects.toThrow();
    await spoil("substr(sealed, length(sealed)) || substr(sealed, 1, length(sealed) - 1)");
    const asked = await listPersonRequests(thief, thief.personId);
    expect(asked).toMatchObject([{ right: "erasure", state: "undone" }]);
  });

  test("not the one that they had lifted before", async () => {
    const { leo } = await lifted();
    story.house.clock.advance(60_000);
    await wasNotMe(leo, story.house.clock.now());
    expect(await pausesOf(leo)).toMatchObject([{ state: "lifted" }]);
  });

  test("and the lifting that they never wished, of their child, does not come", async () => {
    const [mother, father] = [await somebody(), await somebody()];
    const child = await childOf(mother, "2018-01-01");
    await represents(father.personId, child, "parental_authority");
    const { id } = await pauses(mother, { personId: child });
    expect(await endPause(father, { id, session: justNow(father) })).toBe("announced");
    await wasNotMe(father, new Date("2026-11-24T07:00:00Z"));
    await night("2026-12-02");
    expect(await pausesOf({ ...mother, personId: child })).toMatchObject([{ state: "in_force" }]);
  });

  test("and the answer that they never gave, which kept a pause from the other parent’s wish, counts no more: both hear of it", async () => {
    const [mother, father] = [await somebody(), await somebody()];
    const child = await childOf(mother, "2018-01-01");
    await represents(father.personId, child, "parental_authority");
    const { id } = await pauses(mother, { personId: child });
    await endPause(father, { id, session: justNow(father) });
    await confirmPause(mother, { id });
    const ofChild = { ...mother, personId: child };
    expect(await pausesOf(ofChild)).toMatchObject([{ kept: { by: mother.personId } }]);
    // Somebody else’s account given back changes nothing of it.
    await wasNotMe(father, new Date("2026-11-24T07:00:00Z"));
    expect((await pausesOf(ofChild))[0]?.kept).toBeDefined();
    await wasNotMe(mother, new Date("2026-11-24T07:00:00Z"));
    const [pause] = await pausesOf(ofChild);
    expect(pause).toMatchObject({ state: "in_force" });
    expect(pause?.kept).toBeUndefined();
    expect((await subjectsOf(father)).join()).toContain("la réponse qui la gardait ne compte plus");
    expect(await actionsOf(ofChild)).toContain("restrictions.unkept");
    expect(await endPause(father, { id, session: justNow(father) })).toBe("announced");
  });

  test("though a pause of the town does not open, every other one is looked at", async () => {
    const [thief, broken] = [await somebody(), await somebody()];
    const spoilt = await pauses(broken);
    const { id } = await pauses(thief);
    await endPause(thief, { id, session: justNow(thief) });
    await story.house.drain();
    const spoil = (by: string) =>
      story.house.sqlAs("owner", `update restriction set sealed = ${by} where id = $1`, [spoilt.id]);
    await spoil("substr(sealed, 2) || substr(sealed, 1, 1)");
    await expect(wasNotMe(thief, new Date("2026-11-24T07:00:00Z"))).rejects.toThrow();
    await spoil("substr(sealed, length(sealed)) || substr(sealed, 1, length(sealed) - 1)");
    expect(await pausesOf(thief)).toMatchObject([{ state: "in_force" }]);
  });
});

test("past the use cases, in SQL: what is lifted is not written again, and nobody but the system brings it back", async () => {
  const { leo, id } = await lifted();
  const again = "update restriction set sealed = sealed || '\\x00' where id = $1";
  await expect(story.house.sqlAs("owner", again, [id])).rejects.toThrow("what is lifted stays so");
  const { numUpdatedRows } = await leo.transaction((tx) =>
    tx
      .withTables<{ restriction: { id: string; state: string; lifted_on: string | null } }>()
      .updateTable("restriction")
      .set({ state: "in_force", lifted_on: null })
      .where("id", "=", id)
      .executeTakeFirst(),
  );
  expect(numUpdatedRows).toBe(0n);
});
