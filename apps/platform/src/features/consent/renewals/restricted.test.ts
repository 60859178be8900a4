import { beforeEach, expect, test } from "vitest";
import { aCampaign } from "../../../testing/campaigns.ts";
import { within } from "../../../testing/consents.ts";
import { resumeGrant, suspendGrant } from "../consent/index.ts";
import { confirmRenewal } from "./index.ts";
import {
  agrees,
  caen,
  canteen,
  house,
  jeanne,
  morning,
  OPEN,
  OVER,
  openTown,
  stateOf,
} from "./testing/school-town.ts";

beforeEach(openTown);

test("a campaign asks nobody of a paused agreement, and takes nothing from it when it ends meanwhile", async () => {
  const anna = await jeanne("anna@courriel.example");
  const service = await canteen();
  const { id: grantId } = await agrees(anna, anna.personId, service);
  const campaignId = await aCampaign(house, service);
  const system = house.system(caen);
  const turn = (how: typeof suspendGrant) =>
    within(system, (tx) => how(tx, system, { personId: anna.personId, grantId }));
  house.clock.set(OPEN);
  await turn(suspendGrant);
  const before = house.mails.length;
  await morning();
  await expect(confirmRenewal(anna, { personId: anna.personId, campaignId })).rejects.toMatchObject({
    code: expect.stringMatching(/^renewals\./),
  });
  house.clock.set(OVER);
  await morning();
  expect(house.mails.length).toBe(before);
  await turn(resumeGrant);
  await morning();
  expect(await stateOf(anna, anna.personId)).toMatchObject({ state: "open" });
  expect(house.mails.filter(({ subject }) => subject.includes("pas été confirmée"))).toEqual([]);
});

test("asked before the pause, nobody is reminded, and it is not suspended for want of an answer", async () => {
  const anna = await jeanne("anna@courriel.example");
  const service = await canteen();
  const { id: grantId } = await agrees(anna, anna.personId, service);
  await aCampaign(house, service);
  const system = house.system(caen);
  house.clock.set(OPEN);
  await morning();
  await within(system, (tx) => suspendGrant(tx, system, { personId: anna.personId, grantId }));
  const before = house.mails.length;
  house.clock.set(OVER);
  await morning();
  expect(house.mails.length).toBe(before);
  await within(system, (tx) => resumeGrant(tx, system, { personId: anna.personId, grantId }));
  await morning();
  expect(await stateOf(anna, anna.personId)).toMatchObject({ state: "open" });
});
