import { afterAll, beforeAll, expect, test } from "vitest";
import { aTown } from "../../../testing/builders.ts";
import {
  asks,
  type ConsentStory,
  consentStory,
  type Someone,
  says,
  within,
} from "../../../testing/consents.ts";
import { clientsJobs } from "../clients/index.ts";
import { consentJobs, type Grant, withdrawGrant } from "../consent/index.ts";
import { listSubscriptions, subscriptionsJobs } from "./index.ts";
import { createSubscriptionRow, findByGrant, updateSubscription } from "./store.ts";

let story: ConsentStory;
let leo: Someone;
let toPool: Grant;

beforeAll(async () => {
  story = await consentStory([consentJobs, subscriptionsJobs, clientsJobs]);
  leo = await story.leo();
  const pool = await story.a("Piscine", [asks("email", { required: true })], story.caenLaMer);
  toPool = await says({ granted: ["email"] }, leo, pool);
  await story.house.drain();
});
afterAll(() => story?.house.close());

const find = (who: Parameters<typeof within>[0]) =>
  within(who, (tx) =>
    findByGrant(tx, { sector: toPool.sector, grantId: toPool.id, subject: toPool.subject }),
  );

test("a stranger reads no subscription of somebody else", async () => {
  const intruder = await story.leo();
  await expect(listSubscriptions(intruder, leo.personId)).rejects.toThrow("households.cannot_act_for");
  expect(await listSubscriptions(intruder, intruder.personId)).toEqual([]);
});

test("either side reads it, a third authority does not", async () => {
  const honfleur = await aTown(story.house, { slug: "honfleur", officialCode: "14333" });
  expect(await find(story.house.system(story.caen))).toMatchObject({ state: "open" });
  expect(await find(story.house.system(story.caenLaMer))).toMatchObject({ state: "open" });
  expect(await find(story.house.system(honfleur.id))).toBeUndefined();
});

test("nobody but the system of the holder opens or moves it", async () => {
  const row = await find(story.house.system(story.caen));
  if (!row) throw new Error("it is open");
  const change = {
    state: "suspended",
    state_on: row.state_on,
    opened_on: row.opened_on,
    sealed: row.sealed,
  } as const;
  for (const who of [leo, story.house.system(story.caenLaMer)])
    expect(await within(who, (tx) => updateSubscription(tx, row, change))).toBe(false);
  const another = { ...row, id: leo.newId<string>(), grant_id: leo.newId<string>() };
  await expect(within(leo, (tx) => createSubscriptionRow(tx, another))).rejects.toThrow("row-level security");
  await expect(
    within(story.house.system(story.caen), (tx) => createSubscriptionRow(tx, another)),
  ).rejects.toThrow("one_subscription_per_subject_and_service");
});

test("what is closed does not open again, even against the use cases, and keeps whose it was", async () => {
  await withdrawGrant(leo, { personId: leo.personId, grantId: toPool.id });
  await story.house.drain();
  const system = story.house.system(story.caen);
  const row = await find(system);
  if (!row) throw new Error("it is closed, and kept");
  const change = {
    state: "open",
    state_on: row.state_on,
    opened_on: row.opened_on,
    sealed: row.sealed,
  } as const;
  await expect(within(system, (tx) => updateSubscription(tx, row, change))).rejects.toThrow(
    "a subscription does not go from closed to open",
  );
  await expect(
    story.house.sqlAs("application", "update subscription set grant_id = gen_random_uuid()"),
  ).rejects.toThrow("permission denied");
});
