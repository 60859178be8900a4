import { beforeAll, expect, test } from "vitest";
import { aCampaign } from "../../../testing/campaigns.ts";
import { createDueRenewals } from "./create-due-renewals.ts";
import { runCampaignNotices } from "./run-campaign-notices.ts";
import {
  agrees,
  caen,
  canteen,
  childOf,
  house,
  jeanne,
  morning,
  OPEN,
  OVER,
  openTown,
} from "./testing/school-town.ts";

beforeAll(openTown);

const FAMILIES = 10;
/** Shorter than the rows of all, and cutting families. */
const A_RUN = 5;

/**
 * Each mother has her own subscription and those of her two children: three rows, scattered by the random
 * order of ids.
 */
async function manyFamilies() {
  const service = await canteen();
  for (let nth = 0; nth < FAMILIES; nth += 1) {
    const mother = await jeanne(`m${nth}@courriel.example`);
    await agrees(mother, mother.personId, service);
    for (const name of ["Léo", "Zoé"]) await agrees(mother, await childOf(mother, name), service);
  }
  return aCampaign(house, service);
}

const written = (subject: string) =>
  house.mails.filter((mail) => mail.subject.includes(subject)).map(({ to }) => String(to));

test("families scattered over many runs are told whole and once, whatever runs again after a crash", async () => {
  const campaignId = await manyFamilies();
  house.clock.set(OPEN);
  const system = house.system(caen);
  await createDueRenewals(system, undefined);
  // The first page is done, then done again by the job that a crash brings back, before any other.
  await runCampaignNotices(system, { campaignId }, A_RUN);
  await runCampaignNotices(system, { campaignId }, A_RUN);
  const rows = await house.sqlAs<{ id: string }>("owner", "select id from renewal order by id");
  for (let first = A_RUN; first < rows.length; first += A_RUN)
    await runCampaignNotices(system, { campaignId, after: String(rows[first - 1]?.id) }, A_RUN);
  await house.drain();
  const opened = written("Cantine");
  expect(opened).toHaveLength(FAMILIES);
  expect(new Set(opened).size).toBe(FAMILIES);
  const [mail] = house.mails.filter(({ to }) => String(to).includes("m0@"));
  expect(mail?.text).toMatch(/Léo/);
  expect(mail?.text).toMatch(/Zoé/);

  // The next morning nothing is due; once it is over, each is told of the end once.
  await morning();
  expect(written("Cantine")).toHaveLength(FAMILIES);
  house.clock.set(OVER);
  await morning();
  await morning();
  const over = written("n’a pas été confirmée");
  expect([over.length, new Set(over).size]).toEqual([FAMILIES, FAMILIES]);
}, 120_000);
