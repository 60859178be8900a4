import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { contributions, moduleJobs } from "../../../../app.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { type ConsentStory, consentStory, type Someone } from "../../../../testing/consents.ts";
import { aReceiver, type Receiver } from "../../../../testing/receiver.ts";
import { withdrawGrant } from "../../../consent/consent/index.ts";
import { setPersonStatus } from "../../../identity/identity/index.ts";
import { endPause } from "../index.ts";
import { asking } from "../testing/asking.ts";
import { justNow } from "../testing/just-now.ts";
import { pausing } from "../testing/pausing.ts";

// Kept for claims (GDPR art. 18.2): no clock takes what is restricted, and the person's own erasure does.

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

const { somebody, wantsErasure } = asking(() => ({ house: story.house, town: story.caen }));
const { agrees, aService, pauses, pausesOf, told } = pausing(() => ({ story, receiver }));

async function tonight(job: string): Promise<void> {
  const system = story.house.system(story.caen);
  const data = { authorityId: story.caen, requestId: randomUUID() };
  await system.transaction((tx) => system.ports.jobs.send(tx, job, data));
  expect(await story.house.drain()).toMatchObject({ failed: 0 });
}

async function purge(): Promise<void> {
  const system = story.house.system(story.caen);
  for (const one of contributions) await system.transaction((tx) => one.purge(tx, system));
}

/**
 * What of somebody a clock would have taken by then; in a sector, by service, since no row names them there.
 */
async function kept({ personId }: Someone, serviceId: string): Promise<Readonly<Record<string, number>>> {
  const counts = [
    ...["message", "rights_request", "restriction"].map(
      (table) => `select '${table}' as name, count(*)::int as size from ${table} where person_id = $1`,
    ),
    ...["service_grant", "subscription", "delivery"].map(
      (table) => `select '${table}' as name, count(*)::int as size from ${table} where service_id = $2`,
    ),
  ];
  const rows = await story.house.sqlAs<{ name: string; size: number }>("owner", counts.join(" union all "), [
    personId,
    serviceId,
  ]);
  return Object.fromEntries(rows.map(({ name, size }) => [name, size]));
}

const isThere = async (personId: PersonId) =>
  (await story.house.sqlAs("owner", "select 1 from person_key where person_id = $1", [personId])).length ===
  1;

test("ten years on, nothing of who restricts is purged; once it is lifted, everything past its time is", async () => {
  const leo = await story.leo();
  const pool = await aService("Piscine");
  const grant = await agrees(leo, pool);
  await told();
  await withdrawGrant(leo, { personId: leo.personId, grantId: grant.id });
  const { id } = await pauses(leo);
  await told();
  const before = await kept(leo, pool.id);
  for (const table of Object.keys(before)) expect(before[table], table).toBeGreaterThan(0);

  story.house.clock.set("2036-12-01T03:40:00Z");
  await purge();
  expect(await kept(leo, pool.id)).toEqual(before);
  await endPause(leo, { id, session: justNow(leo) });
  await told();
  story.house.clock.set("2047-01-01T03:40:00Z");
  await purge();
  expect(await kept(leo, pool.id)).toEqual(
    Object.fromEntries(Object.keys(before).map((table) => [table, 0])),
  );
});

test("years without a sign erase nobody who restricts, and the notice begins again once it is lifted", async () => {
  const aicha = await somebody();
  const system = story.house.system(story.caen);
  await system.transaction((tx) => setPersonStatus(tx, system, aicha.personId, "enrolled"));
  const { id } = await pauses(aicha);
  for (const day of ["2030-01-07", "2030-04-15", "2030-06-03", "2030-09-02"]) {
    story.house.clock.set(`${day}T04:20:00Z`);
    await tonight("people.erase_inactive");
  }
  expect(await isThere(aicha.personId)).toBe(true);
  await endPause(aicha, { id, session: justNow(aicha) });
  for (const day of ["2031-01-06", "2031-03-10", "2031-04-14"]) {
    story.house.clock.set(`${day}T04:20:00Z`);
    await tonight("people.erase_inactive");
  }
  expect(await isThere(aicha.personId)).toBe(false);
});

test("the erasure that they ask is done on its day, paused as they are", async () => {
  const aicha = await somebody();
  await pauses(aicha);
  expect(await pausesOf(aicha)).toHaveLength(1);
  await wantsErasure(aicha);
  story.house.clock.set("2026-12-05T04:00:00Z");
  await tonight("people.erase_asked");
  expect(await isThere(aicha.personId)).toBe(false);
  const left = await story.house.sqlAs("owner", "select 1 from restriction where person_id = $1", [
    aicha.personId,
  ]);
  expect(left).toEqual([]);
});
