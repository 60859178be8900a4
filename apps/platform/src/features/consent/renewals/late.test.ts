import { GRANT_WITHDRAWN, SUBSCRIPTION_CHANGED } from "@ardeco/contracts";
import { beforeEach, describe, expect, test } from "vitest";
import { anAgent } from "../../../testing/builders.ts";
import { aCampaign } from "../../../testing/campaigns.ts";
import { within } from "../../../testing/consents.ts";
import { createDeclaration, validateElement } from "../../identity/identity/index.ts";
import { cancelCampaign, getManagedCampaign, updateCampaignFacts } from "../campaigns/index.ts";
import { createDueRenewals } from "./create-due-renewals.ts";
import { confirmRenewal, countLines } from "./index.ts";
import { runCampaignNotices } from "./run-campaign-notices.ts";
import {
  aFamily,
  agrees,
  caen,
  canteen,
  GRACE,
  house,
  jeanne,
  linesOf,
  morning,
  OPEN,
  OVER,
  openTown,
  stateOf,
  subjectsOf,
  told,
} from "./testing/school-town.ts";

beforeEach(openTown);

test("a family that fails holds back none of those of the next run, and is told once it is mended", async () => {
  const service = await canteen();
  for (const name of ["anna", "paul", "lina"]) {
    const one = await jeanne(`${name}@courriel.example`);
    await agrees(one, one.personId, service);
  }
  const campaignId = await aCampaign(house, service);
  house.clock.set(OPEN);
  await morning();
  house.clock.set(GRACE);
  await house.sqlAs("owner", breakFirst);
  const system = house.system(caen);
  await runCampaignNotices(system, { campaignId }, 2);
  // The page that a crash brings back sends nothing more.
  await runCampaignNotices(system, { campaignId }, 2);
  expect(await waitingJobs()).toEqual(["renewals.follow", "renewals.follow_family"]);
  expect(await house.drain()).toMatchObject({ failed: 1 });
  // Its eight other tries, and no page of its neighbours again.
  expect(await house.drain({ retries: true })).toEqual({ done: 0, failed: 8 });
  expect(inGrace()).toHaveLength(2);
  await house.sqlAs("owner", "drop trigger broken on renewal");
  await morning();
  expect(inGrace()).toHaveLength(3);
});

test("somebody whose list does not open gets a job of their own; the page is not read again for them", async () => {
  const service = await canteen();
  const people = [];
  for (const name of ["anna", "paul"]) {
    const one = await jeanne(`${name}@courriel.example`);
    await agrees(one, one.personId, service);
    people.push(one);
  }
  await aCampaign(house, service);
  house.clock.set(OPEN);
  const [anna] = people;
  const set = "update person_grants set sealed = $2 where person_id = $1";
  const kept = await house.sqlAs<{ sealed: Buffer }>(
    "owner",
    "select sealed from person_grants where person_id = $1",
    [anna?.personId],
  );
  await house.sqlAs("owner", set, [anna?.personId, Buffer.from("broken")]);
  await createDueRenewals(house.system(caen), undefined);
  expect(await waitingJobs()).toEqual(["renewals.follow", "renewals.gather_person"]);
  expect(await house.drain()).toMatchObject({ failed: 1 });
  expect(opened()).toEqual(["paul@courriel.example"]);
  await house.sqlAs("owner", set, [anna?.personId, kept[0]?.sealed]);
  await house.drain({ retries: true });
  await morning();
  expect(opened()).toEqual(["paul@courriel.example", "anna@courriel.example"]);
});

const opened = () => house.mails.filter(({ subject }) => subject.includes("confirmez")).map(({ to }) => to);

async function waitingJobs(): Promise<readonly string[]> {
  const jobs = await house.sqlAs<{ name: string }>(
    "owner",
    "select name from pgboss.job where state = 'created' and name like 'renewals.%' order by name",
  );
  return jobs.map(({ name }) => name);
}

const inGrace = () => house.mails.filter(({ subject }) => subject.includes("encore temps"));

/** The first row, in the order in which the job reads them. */
const breakFirst = `do $do$ begin
  create function broken() returns trigger language plpgsql as $$ begin raise 'broken'; end $$;
  execute format('create trigger broken before update on renewal for each row when (old.id = %L) execute function broken()',
    (select id from renewal order by id limit 1));
end $do$`;

describe("late", () => {
  test("in the grace it goes on, says until when, and is still confirmed", async () => {
    const { mother, leo, campaignId } = await aFamily();
    house.clock.set(GRACE);
    await morning();
    expect((await stateOf(mother, leo))?.state).toBe("open");
    const [mail] = house.mails.filter(({ subject }) => subject.includes("encore temps")).slice(-1);
    expect(mail?.text.replaceAll("\u00a0", " ")).toContain("continue jusqu’au vendredi 15 janvier 2027");
    await confirmRenewal(mother, { personId: leo, campaignId });
  });

  test("after it, suspended, for the same reason to person and service; reopened, it resumes", async () => {
    const { mother, leo, service, campaignId } = await aFamily();
    house.clock.set(OPEN);
    await morning();
    house.clock.set(OVER);
    await morning();
    expect(await stateOf(mother, leo)).toMatchObject({ state: "suspended", reason: "not_renewed" });
    expect(told().at(-1)).toEqual([
      SUBSCRIPTION_CHANGED,
      expect.objectContaining({ state: "suspended", reason: "not_renewed" }),
    ]);
    expect(await subjectsOf(mother)).toContain("Rentrée 2027 : l’inscription n’a pas été confirmée, Cantine");
    await expect(confirmRenewal(mother, { personId: leo, campaignId })).rejects.toThrow("renewals.over");
    const agent = await anAgent(house, caen, ["reception"]);
    const spoken = { by: mother.personId, channel: "desk" } as const;
    await expect(confirmRenewal(agent, { personId: leo, campaignId, spoken })).rejects.toThrow(
      "renewals.over",
    );
    await morning();
    expect(told().filter(([, claims]) => claims.reason === "not_renewed")).toHaveLength(2);

    const campaign = await getManagedCampaign(service.manager, campaignId);
    const { revision, ...facts } = campaign;
    await updateCampaignFacts(service.manager, {
      id: campaignId,
      revision,
      facts: { ...facts, closesOn: "2027-01-20" },
    });
    await confirmRenewal(mother, { personId: leo, campaignId });
    await house.drain();
    expect(await stateOf(mother, leo)).toMatchObject({ state: "open", period: { until: "2028-07-07" } });
    expect(await stateOf(mother, leo)).not.toHaveProperty("reason");
  });

  test("a value that comes does not open again what nobody confirmed", async () => {
    const { mother, leo } = await aFamily();
    house.clock.set(OVER);
    house.clock.set(OPEN);
    await morning();
    house.clock.set(OVER);
    await morning();
    const agent = await anAgent(house, caen, ["validator"]);
    await within(agent, async (tx) => {
      const about = { personId: leo, name: "birthdate" } as const;
      await createDeclaration(tx, agent, { ...about, value: "2018-06-17", saidBy: mother.personId });
      await validateElement(tx, agent, {
        ...about,
        method: "original_seen",
        evidence: { kind: "family_record_book" },
      });
    });
    await house.drain();
    expect((await stateOf(mother, leo))?.state).toBe("suspended");
  });

  test("or stopped, as the campaign says: the agreement ends by its date", async () => {
    const mother = await jeanne();
    const service = await canteen();
    await agrees(mother, mother.personId, service);
    const campaignId = await aCampaign(house, service, { lapse: "end" });
    house.clock.set(OPEN);
    await morning();
    house.clock.set(OVER);
    await morning();
    expect((await stateOf(mother, mother.personId))?.state).toBe("closed");
    expect(told().at(-1)).toEqual([
      GRANT_WITHDRAWN,
      expect.objectContaining({ initiated_by: "expiry", reason: "not_renewed" }),
    ]);
    expect(countLines(await linesOf(service, campaignId)).lapsed).toBe(1);
  });

  test("a cancelled campaign reminds nobody and ends nothing", async () => {
    const { mother, leo, service, campaignId } = await aFamily();
    house.clock.set(OPEN);
    await morning();
    const before = house.mails.length;
    await cancelCampaign(service.manager, { id: campaignId, revision: 2 });
    house.clock.set(OVER);
    await morning();
    expect(house.mails.length).toBe(before);
    expect((await stateOf(mother, leo))?.state).toBe("open");
    await expect(confirmRenewal(mother, { personId: leo, campaignId })).rejects.toThrow("renewals.over");
  });
});
