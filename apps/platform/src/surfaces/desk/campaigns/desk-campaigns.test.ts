import { afterAll, beforeAll, expect, test } from "vitest";
import type { CampaignId } from "../../../modules/campaigns/index.ts";
import { giveGrant } from "../../../modules/consent/index.ts";
import { renewalsJobs } from "../../../modules/renewals/index.ts";
import { aPerson } from "../../../testing/builders.ts";
import { aCampaign } from "../../../testing/campaigns.ts";
import { asks } from "../../../testing/consents.ts";
import { aPublishedService } from "../../../testing/services.ts";
import { aDesk, type Desk } from "../testing/a-desk.ts";
import { isChildOf } from "../testing/a-family.ts";

let desk: Desk;
let campaignId: CampaignId;
let hidden: CampaignId;
let madeleine: Awaited<ReturnType<typeof aPerson>>;

const plain = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0]+/g, " ");

async function subscribed(
  title: string,
  requests: ReturnType<typeof asks>[],
  themes?: readonly "solidarity"[],
) {
  const service = await aPublishedService(desk.house, desk.caen.id, {
    definition: {
      title: { fr: title, en: title },
      requests,
      ...(themes ? { presentation: { themes: [...themes] } } : {}),
    },
  });
  await giveGrant(madeleine, {
    personId: madeleine.personId,
    serviceId: service.id,
    version: service.version,
    granted: ["given_name"],
    refused: [],
  });
  return aCampaign(desk.house, { serviceId: service.id, providerId: desk.caen.id });
}

beforeAll(async () => {
  desk = await aDesk();
  madeleine = await aPerson(desk.house, desk.caen.id, {
    validated: { given_name: "Madeleine", family_name: "Roussel", birthdate: "1945-08-17" },
  });
  const requests = [asks("given_name", { required: true })];
  campaignId = await subscribed("Portage de livres", requests);
  hidden = await subscribed("Aide", requests, ["solidarity"]);
  desk.house.clock.set("2026-12-03T09:00:00Z");
});
afterAll(() => desk?.house.close());

test("an agent finds who has not answered, reads the file aloud, confirms, and prints the receipt", async () => {
  const agent = await desk.at(["reception"]);
  expect(plain((await agent.open("/caen/agents/campagnes")).body)).toContain(
    "Rentrée 2027 Portage de livres",
  );
  const nobody = await agent.open(`/caen/agents/campagnes/${campaignId}`);
  expect(plain(nobody.body)).toContain("Tout le monde a répondu");
  const person = plain(
    (await agent.open(`/caen/agents/personnes/${madeleine.personId}?motif=help_at_desk`)).body,
  );
  expect(person).toContain("Rentrée 2027 : Portage de livres À confirmer");
  const file = await agent.open(`/caen/agents/personnes/${madeleine.personId}/campagnes/${campaignId}`);
  expect(plain(file.body)).toContain("Confirmer l’inscription de Madeleine");
  const receipt = plain((await agent.submit()).body);
  expect(receipt).toContain("Inscription confirmée");
  expect(receipt).toContain("Confirmée par Ville de Caen");
  expect(receipt).toMatch(/RENTREE-2026-\d{6}-/);
  const again = await agent.post(`/caen/agents/personnes/${madeleine.personId}/campagnes/${campaignId}`);
  expect(again.status).toBe(200);
  expect(plain((await agent.open("/caen/agents/lettres")).body)).toContain(
    "Rentrée 2027 : inscription confirmée",
  );
});

test("who has not answered is listed with the number to call, the parents’ for a child, and until when", async () => {
  const { house, caen } = desk;
  const jeanne = await aPerson(house, caen.id, {
    validated: { given_name: "Jeanne", family_name: "Lemoine", birthdate: "1990-05-06" },
    declared: { phone_number: "06 12 34 56 78" },
  });
  const zoe = await aPerson(house, caen.id, {
    validated: { given_name: "Zoé", family_name: "Lemoine", birthdate: "2017-09-02" },
  });
  await isChildOf(await desk.agent(["validator"]), { child: zoe.personId, parent: jeanne.personId });
  house.clock.set("2026-11-24T09:00:00Z");
  const service = await aPublishedService(house, caen.id, {
    definition: {
      title: { fr: "Cantine", en: "Canteen" },
      audience: "child",
      requests: [asks("given_name", { required: true })],
    },
  });
  const yes = { personId: zoe.personId, serviceId: service.id, version: service.version };
  await giveGrant(jeanne, { ...yes, granted: ["given_name"], refused: [] });
  const id = await aCampaign(house, { serviceId: service.id, providerId: caen.id });
  house.clock.set("2026-12-03T09:00:00Z");
  const system = house.system(caen.id);
  await renewalsJobs.handlers["renewals.gather"]?.run(system, {});
  await house.drain();
  const agent = await desk.at(["reception"]);
  const until = "jusqu’au 31 décembre 2026, puis délai de grâce jusqu’au 15 janvier 2027";
  expect(plain((await agent.open("/caen/agents/campagnes")).body)).toContain(until);
  const { body } = await agent.open(`/caen/agents/campagnes/${id}`);
  expect(plain(body)).toContain(until);
  expect(plain(body)).toMatch(/Zoé Lemoine Jeanne Lemoine 06 12 34 56 78/);
  expect(body).toContain('href="tel:0612345678"');
});

test("a service whose very name tells of hardship is not listed, nor opened by its address", async () => {
  const agent = await desk.at(["reception", "validator"]);
  expect(plain((await agent.open("/caen/agents/campagnes")).body)).not.toContain("Aide");
  for (const path of [`campagnes/${hidden}`, `personnes/${madeleine.personId}/campagnes/${hidden}`])
    expect((await agent.open(`/caen/agents/${path}`)).status).toBe(404);
});

test("attacks: a service's validator sees no campaign, another town's desk finds neither campaign nor person", async () => {
  const bounded = await desk.at(["service_validator"]);
  expect((await bounded.open("/caen/agents/campagnes")).status).toBe(403);
  const foreign = await desk.at(["reception"], "Ailleurs", desk.honfleur.id);
  const path = `personnes/${madeleine.personId}/campagnes/${campaignId}`;
  expect((await foreign.open(`/honfleur/agents/campagnes/${campaignId}`)).status).toBe(404);
  expect((await foreign.open(`/honfleur/agents/${path}`)).status).toBe(404);
  expect((await foreign.post(`/honfleur/agents/${path}`)).status).toBe(404);
});
