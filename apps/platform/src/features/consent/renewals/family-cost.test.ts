import { Client } from "pg";
import { beforeEach, expect, test, vi } from "vitest";
import { aCampaign } from "../../../testing/campaigns.ts";
import { createDueRenewals } from "./create-due-renewals.ts";
import { runCampaignNotices } from "./run-campaign-notices.ts";
import { agrees, caen, canteen, childOf, house, jeanne, OPEN, openTown } from "./testing/school-town.ts";

beforeEach(openTown);

/**
 * Statements of a morning's run for a mother of so many: those that find a family, those that read who acts
 * for whom.
 */
async function costOf(children: number) {
  house.clock.set("2026-11-24T08:00:00Z");
  const service = await canteen();
  const mother = await jeanne(`de${children}@courriel.example`);
  for (let nth = 0; nth < children; nth += 1)
    await agrees(mother, await childOf(mother, `Enfant ${"abcdef"[nth]}`), service);
  const campaignId = await aCampaign(house, service);
  house.clock.set(OPEN);
  const system = house.system(caen);
  await createDueRenewals(system, undefined);
  const sent = vi.spyOn(Client.prototype, "query");
  await runCampaignNotices(system, { campaignId });
  const texts = sent.mock.calls.map(([query]: readonly unknown[]) =>
    (JSON.stringify(query) ?? "").replaceAll("\\", ""),
  );
  sent.mockRestore();
  const how = (part: string) => texts.filter((text) => text.includes(part)).length;
  return { families: how("renewals_find_by_subjects"), edges: how('from "representation"') };
}

test("who represents many is found once, and the people written to are asked for all at once", async () => {
  const [two, six] = [await costOf(2), await costOf(6)];
  expect([two.families, six.families]).toEqual([1, 1]);
  expect(two.edges).toBeGreaterThan(0);
  expect(six.edges).toBe(two.edges);
});
