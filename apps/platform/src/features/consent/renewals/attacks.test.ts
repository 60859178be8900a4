import { beforeEach, describe, expect, test } from "vitest";
import { anAgent } from "../../../testing/builders.ts";
import { within } from "../../../testing/consents.ts";
import { addRepresentation, validateRepresentation } from "../../identity/households/index.ts";
import { getManagedCampaign } from "../campaigns/index.ts";
import {
  buildPreparedRenewal,
  confirmRenewal,
  listRenewalLines,
  listRenewals,
  listUnanswered,
  renewalsContribution,
} from "./index.ts";
import {
  aFamily,
  agrees,
  caen,
  honfleur,
  house,
  jeanne,
  morning,
  OPEN,
  openTown,
} from "./testing/school-town.ts";

beforeEach(openTown);

describe("attacks", () => {
  test("nobody opens or confirms the file of somebody they do not act for", async () => {
    const { leo, campaignId } = await aFamily();
    const stranger = await jeanne("autre@courriel.example");
    house.clock.set(OPEN);
    const asked = { personId: leo, campaignId };
    await expect(buildPreparedRenewal(stranger, asked)).rejects.toThrow("households.cannot_act_for");
    await expect(confirmRenewal(stranger, asked)).rejects.toThrow("households.cannot_act_for");
    const own = { personId: stranger.personId, campaignId };
    await expect(confirmRenewal(stranger, own)).rejects.toThrow("renewals.not_concerned");
  });

  test("nothing is confirmed before the opening, nor by who subscribed since", async () => {
    const { mother, leo, service, campaignId } = await aFamily();
    await expect(confirmRenewal(mother, { personId: leo, campaignId })).rejects.toThrow(
      "renewals.not_open_yet",
    );
    house.clock.set(OPEN);
    await agrees(mother, mother.personId, service);
    await expect(confirmRenewal(mother, { personId: mother.personId, campaignId })).rejects.toThrow(
      "renewals.not_concerned",
    );
  });

  test("of two separated parents, each is told and each may confirm; neither reads what the other said", async () => {
    const { mother, leo, campaignId } = await aFamily();
    const father = await jeanne("julien@courriel.example");
    const agent = await anAgent(house, caen, ["validator"]);
    await within(agent, async (tx) => {
      const id = await addRepresentation(tx, agent, {
        representativeId: father.personId,
        representedId: leo,
        kind: "parental_authority",
      });
      await validateRepresentation(agent, { id, evidence: { kind: "family_record_book" } });
    });
    house.clock.set(OPEN);
    await morning();
    const to = house.mails
      .filter(({ subject }) => subject.includes("confirmez"))
      .slice(-3)
      .map((mail) => mail.to);
    expect(to).toContain("julien@courriel.example");
    const receipt = await confirmRenewal(father, { personId: leo, campaignId });
    expect(await confirmRenewal(mother, { personId: leo, campaignId })).toEqual(receipt);
    await expect(within(father, (tx) => listRenewals(tx, father, mother.personId))).rejects.toThrow(
      "households.cannot_act_for",
    );
  });

  test("the names of who has not answered are for the holder's desk alone, and each reading is journalled", async () => {
    const { service, campaignId } = await aFamily();
    house.clock.set(OPEN);
    await morning();
    for (const role of [
      "service_manager",
      "authority_administrator",
      "auditor",
      "service_validator",
    ] as const) {
      const agent = await anAgent(house, caen, [role]);
      await expect(listUnanswered(agent, { campaignId, page: 1 })).rejects.toThrow(
        "access.capability_missing",
      );
    }
    const elsewhere = await anAgent(house, honfleur, ["reception", "validator"]);
    await expect(listUnanswered(elsewhere, { campaignId, page: 1 })).rejects.toThrow("campaigns.unknown");
    const desk = await anAgent(house, caen, ["reception"]);
    expect(await listUnanswered(desk, { campaignId, page: 1 })).toMatchObject({ total: 2 });
    const foreign = await anAgent(house, honfleur, ["service_manager"]);
    const campaign = await getManagedCampaign(service.manager, campaignId);
    expect(await listRenewalLines(foreign, campaign)).toEqual([]);
  });

  test("a renewal names nobody: not the person, not a value, and the provider cannot open whose it is", async () => {
    const { leo, mother, campaignId } = await aFamily();
    house.clock.set(OPEN);
    await morning();
    const rows = await house.sqlAs<{ text: string }>(
      "owner",
      "select renewal::text as text from renewal where campaign_id = $1",
      [campaignId],
    );
    expect(rows).toHaveLength(2);
    for (const { text } of rows) {
      expect(text).not.toContain(leo);
      expect(text).not.toContain(mother.personId);
      expect(text).not.toContain(Buffer.from(leo).toString("hex"));
    }
  });

  test("an erasure takes the renewals along; old ones are purged", async () => {
    const { leo, campaignId } = await aFamily();
    house.clock.set(OPEN);
    await morning();
    const system = house.system(caen);
    const count = async () =>
      (await house.sqlAs("owner", "select from renewal where campaign_id = $1", [campaignId])).length;
    await within(system, (tx) => renewalsContribution.erasePerson(tx, system, leo));
    expect(await count()).toBe(1);
    house.clock.set("2029-02-01T09:00:00Z");
    await within(system, (tx) => renewalsContribution.purge(tx, system));
    expect(await count()).toBe(0);
  });
});
