import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { moduleJobs } from "../../../../app.ts";
import { anAgent } from "../../../../testing/builders.ts";
import { type ConsentStory, consentStory } from "../../../../testing/consents.ts";
import { aReceiver, type Receiver } from "../../../../testing/receiver.ts";
import { readAuthorityJournal } from "../../../trust/audit/index.ts";
import { endPause, listPausesHeld, listRights } from "../index.ts";
import { asking } from "../testing/asking.ts";
import { justNow } from "../testing/just-now.ts";
import { pausing } from "../testing/pausing.ts";

// A pause keeps everything until it is lifted: once a year, somebody is asked to look.

let story: ConsentStory;
let receiver: Receiver;

beforeAll(async () => {
  story = await consentStory(moduleJobs);
  receiver = await aReceiver();
  story.house.clock.set("2026-11-24T08:00:00Z");
});
afterAll(async () => {
  await story?.house.close();
  await receiver?.close();
});

const { somebody } = asking(() => ({ house: story.house, town: story.caen }));
const { pauses } = pausing(() => ({ story, receiver }));

/** What the officer was written on the morning of a day. */
async function morning(day: string): Promise<readonly { readonly subject: string; readonly text: string }[]> {
  story.house.clock.set(`${day}T06:25:00Z`);
  const before = story.house.mails.length;
  const system = story.house.system(story.caen);
  const data = { authorityId: story.caen, requestId: randomUUID() };
  await system.transaction((tx) => system.ports.jobs.send(tx, "rights.remind_pauses", data));
  expect(await story.house.drain()).toMatchObject({ failed: 0 });
  return story.house.mails.slice(before).filter(({ to }) => to.startsWith("dpo@"));
}

test("once a year the officer is told how many hold and where they are, and nobody is named", async () => {
  const [aicha, lea] = [await somebody(), await somebody()];
  expect(await morning("2026-11-25")).toEqual([]);
  const { id } = await pauses(aicha);
  await story.house.drain();
  story.house.clock.set("2027-05-01T08:00:00Z");
  await pauses(lea);
  await story.house.drain();
  expect(await morning("2027-11-24")).toEqual([]);
  const [mail, ...more] = await morning("2027-11-25");
  expect(more).toEqual([]);
  expect(mail?.subject).toMatch(/2\s+mises en pause à revoir/);
  expect(mail?.text).toContain("/administration/droits#pauses");
  for (const said of ["Aïcha", "Numbat", "DRO-", aicha.personId]) expect(mail?.text).not.toContain(said);
  // Told of both: the next one is a year later, whatever day each began.
  expect(await morning("2027-11-26")).toEqual([]);
  expect(await morning("2028-05-02")).toEqual([]);
  await endPause(aicha, { id, session: justNow(aicha) });
  const [alone] = await morning("2028-11-25");
  expect(alone?.subject).toMatch(/une mise en pause à revoir/);
  expect(alone?.text).toMatch(/Une mise en pause est en place depuis un an au moins/);
});

test("they are listed for who answers, the oldest first; for nobody else", async () => {
  const officer = await anAgent(story.house, story.caen, ["data_protection_officer"], "Denis Roussel");
  const { pauses: held, pages } = await listPausesHeld(officer);
  expect(held).toMatchObject([{ pause: { state: "in_force", since: "2027-05-01" }, asked: {} }]);
  expect(pages).toBe(1);
  // A line of its own: the page that shows both lists does not say twice that one was seen.
  await listRights(officer);
  const { entries } = await officer.transaction((tx) => readAuthorityJournal(tx, officer));
  const seen = entries.map(({ action }) => action).filter((action) => action.endsWith("listed"));
  expect(seen.toSorted()).toEqual(["rights.listed", "rights.pauses_listed"]);
  const desk = await anAgent(story.house, story.caen, ["reception"]);
  await expect(listPausesHeld(desk)).rejects.toMatchObject({
    code: "access.capability_missing",
  });
});

test("beyond fifty there is a page, and each that holds is on one", async () => {
  const officer = await anAgent(story.house, story.caen, ["data_protection_officer"], "Denis Roussel");
  const asked = new Set<string>();
  for (let count = 0; count < 51; count += 1) asked.add((await pauses(await somebody())).id);
  const read = (page: number) => listPausesHeld(officer, page);
  const [first, second, beyond] = [await read(1), await read(2), await read(9)];
  expect([first.pages, first.pauses.length, second.page]).toEqual([2, 50, 2]);
  expect(beyond).toEqual(second);
  const shown = new Set([...first.pauses, ...second.pauses].map(({ pause }) => pause.id as string));
  expect([...asked].filter((id) => !shown.has(id))).toEqual([]);
});
