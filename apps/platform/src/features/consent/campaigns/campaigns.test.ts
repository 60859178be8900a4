import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Context } from "../../../kernel/context.ts";
import { anAgent, aTown } from "../../../testing/builders.ts";
import { aCampaign, aDraft, schoolYear } from "../../../testing/campaigns.ts";
import { aPublishedService } from "../../../testing/services.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import {
  type CampaignId,
  campaignsContribution,
  cancelCampaign,
  draftCampaign,
  findCampaignOfTheDay,
  getManagedCampaign,
  listCampaigns,
  listOwnCampaigns,
  publishCampaign,
  requireOpenToNewcomers,
  updateCampaignFacts,
} from "./index.ts";

let house: TestRuntime;
let town: Awaited<ReturnType<typeof aTown>>;
let abroad: Awaited<ReturnType<typeof aTown>>;
let manager: Context;

beforeAll(async () => {
  house = await testRuntime();
  town = await aTown(house, { slug: "caen", name: "Ville de Caen" });
  abroad = await aTown(house, { slug: "honfleur", officialCode: "14333" });
  manager = await anAgent(house, town.id, ["service_manager"], "Maud Pichon");
});
afterAll(() => house?.close());
beforeEach(() => house.clock.set("2026-11-24T08:00:00Z"));

const aService = () => aPublishedService(house, town.id);
const named = ({ id: serviceId, providerId }: Awaited<ReturnType<typeof aService>>) => ({
  serviceId,
  providerId,
});
const shownTo = (who: Context) => who.transaction((tx) => listCampaigns(tx, [town.id]));
const anybody = () => house.as({ kind: "anonymous" }, town.id);
const seen = async (id: CampaignId) => getManagedCampaign(manager, id);

describe("the life of a campaign", () => {
  test("drafted for nobody, published for everybody, amended, cancelled", async () => {
    const service = await aService();
    const id = await aDraft(manager, service.id);
    expect((await shownTo(anybody())).some((one) => one.id === id)).toBe(false);
    await updateCampaignFacts(manager, { id, revision: 1, facts: schoolYear({ graceDays: 20 }) });
    await publishCampaign(manager, { id, revision: 2 });
    expect((await shownTo(anybody())).find((one) => one.id === id)).toMatchObject({
      graceDays: 20,
      state: "published",
    });
    await cancelCampaign(manager, { id, revision: 3 });
    expect((await shownTo(anybody())).some((one) => one.id === id)).toBe(false);
    await expect(cancelCampaign(manager, { id, revision: 4 })).rejects.toThrow("campaigns.wrong_state");
  });

  test("once open its opening and period stay; it may close later", async () => {
    const service = await aService();
    const id = await aCampaign(house, named(service));
    house.clock.set("2026-12-05T08:00:00Z");
    const moved = schoolYear({ opensOn: "2026-12-06" });
    await expect(updateCampaignFacts(manager, { id, revision: 2, facts: moved })).rejects.toThrow(
      "campaigns.not_valid",
    );
    await updateCampaignFacts(manager, { id, revision: 2, facts: schoolYear({ closesOn: "2027-01-10" }) });
    expect((await seen(id)).closesOn).toBe("2027-01-10");
    house.clock.set("2027-02-01T08:00:00Z");
    await expect(cancelCampaign(manager, { id, revision: 3 })).rejects.toThrow("campaigns.wrong_state");
  });

  test("two campaigns of a service never run together, whatever the program says", async () => {
    const service = await aService();
    await aCampaign(house, named(service));
    const second = await aDraft(manager, service.id, {
      opensOn: "2027-01-15",
      closesOn: "2027-02-15",
      reminderDays: [],
    });
    await expect(publishCampaign(manager, { id: second, revision: 1 })).rejects.toThrow("campaigns.overlap");
    const forced = house.sqlAs("owner", "update campaign set state = 'published' where id = $1", [second]);
    await expect(forced).rejects.toThrow("two campaigns of a service overlap");
    await updateCampaignFacts(manager, {
      id: second,
      revision: 1,
      facts: schoolYear({ opensOn: "2027-01-16", closesOn: "2027-02-15", reminderDays: [] }),
    });
    await publishCampaign(manager, { id: second, revision: 2 });
  });

  test("two managers at once: the second is told, and nothing is overwritten", async () => {
    const service = await aService();
    const id = await aDraft(manager, service.id);
    const facts = schoolYear({ graceDays: 1 });
    const both = await Promise.allSettled([
      updateCampaignFacts(manager, { id, revision: 1, facts }),
      publishCampaign(manager, { id, revision: 1 }),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  test("dates that do not fit, and an opening already past, are refused beside their field", async () => {
    const service = await aService();
    const reversed = { from: "2028-07-07", until: "2027-09-01" };
    const refusal = await aDraft(manager, service.id, { period: reversed }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: "campaigns.not_valid", fields: [{ field: "period" }] });
    const id = await aDraft(manager, service.id, { opensOn: "2026-11-20" });
    await expect(publishCampaign(manager, { id, revision: 1 })).rejects.toMatchObject({
      fields: [{ field: "opensOn", code: "campaigns.opening_past" }],
    });
  });

  test("every line of the journal reads in words", async () => {
    for (const action of ["drafted", "amended", "published", "cancelled"]) {
      const line = campaignsContribution.journal[`campaigns.${action}`]?.({
        title: { fr: "Rentrée", en: "Year" },
      });
      expect(line?.fr).toContain("« Rentrée »");
      expect(line?.en).toContain("“Year”");
    }
  });
});

describe("newcomers", () => {
  test("wait for the opening when the campaign says so, and start at any time when it does not", async () => {
    const kept = await aService();
    const free = await aService();
    await aCampaign(house, named(kept), { newcomers: "in_period" });
    await aCampaign(house, named(free));
    const ask = (service: Parameters<typeof named>[0]) =>
      anybody().transaction((tx) => requireOpenToNewcomers(tx, anybody(), named(service)));
    await expect(ask(kept)).rejects.toThrow("campaigns.newcomers_wait");
    await ask(free);
    house.clock.set("2026-12-02T08:00:00Z");
    await ask(kept);
    house.clock.set("2027-01-05T08:00:00Z");
    await expect(ask(kept)).rejects.toThrow("campaigns.newcomers_wait");
    const today = await anybody().transaction((tx) => findCampaignOfTheDay(tx, anybody(), named(kept)));
    expect(today?.newcomers).toBe("in_period");
  });

  test("midnight is the one of Paris", async () => {
    const service = await aService();
    await aCampaign(house, named(service), { newcomers: "in_period" });
    const ask = () => anybody().transaction((tx) => requireOpenToNewcomers(tx, anybody(), named(service)));
    house.clock.set("2026-12-01T22:59:00Z");
    await expect(ask()).rejects.toThrow("campaigns.newcomers_wait");
    house.clock.set("2026-12-01T23:00:00Z");
    await ask();
  });
});

describe("attacks", () => {
  test("another authority's manager neither sees a draft nor changes anything", async () => {
    const service = await aService();
    const draft = await aDraft(manager, service.id);
    const published = await aCampaign(house, named(await aService()));
    const stranger = await anAgent(house, abroad.id, ["service_manager", "authority_administrator"]);
    expect((await shownTo(stranger)).map(({ id }) => id)).toContain(published);
    for (const id of [draft, published]) {
      await expect(publishCampaign(stranger, { id, revision: 1 })).rejects.toThrow("campaigns.unknown");
      await expect(cancelCampaign(stranger, { id, revision: 2 })).rejects.toThrow("campaigns.unknown");
      await expect(updateCampaignFacts(stranger, { id, revision: 2, facts: schoolYear() })).rejects.toThrow(
        "campaigns.unknown",
      );
    }
    const foreign = draftCampaign(stranger, {
      id: stranger.newId(),
      serviceId: service.id,
      facts: schoolYear(),
    });
    await expect(foreign).rejects.toThrow("campaigns.not_for_this_service");
  });

  test("a manager named for another service, and agents without the role, write none", async () => {
    const service = await aService();
    const other = await aService();
    const bounded = await anAgent(house, town.id, [{ role: "service_manager", serviceId: other.id }]);
    await expect(aDraft(bounded, service.id)).rejects.toThrow("access.capability_missing");
    const id = await aDraft(manager, service.id);
    expect(await listOwnCampaigns(bounded)).toEqual([]);
    await expect(publishCampaign(bounded, { id, revision: 1 })).rejects.toThrow("campaigns.unknown");
    for (const role of ["reception", "validator", "data_protection_officer", "auditor"] as const) {
      const agent = await anAgent(house, town.id, [role]);
      await expect(aDraft(agent, service.id)).rejects.toThrow("access.capability_missing");
      await expect(publishCampaign(agent, { id, revision: 1 })).rejects.toThrow("campaigns.unknown");
    }
  });

  test("an administrator runs them too", async () => {
    const mayor = await anAgent(house, town.id, ["authority_administrator"]);
    const id = await aDraft(mayor, (await aService()).id);
    await publishCampaign(mayor, { id, revision: 1 });
  });

  test("a service that informs has nobody to renew", async () => {
    const { id } = await aPublishedService(house, town.id, {
      definition: { type: "information", requests: [] },
    });
    await expect(aDraft(manager, id)).rejects.toThrow("campaigns.not_for_this_service");
  });
});
