import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aDesk, type Desk } from "../../../../../../frames/desk/testing/a-desk.ts";
import { isChildOf } from "../../../../../../frames/desk/testing/a-family.ts";
import { getJob } from "../../../../../../kernel/module-jobs.ts";
import { aPerson } from "../../../../../../testing/builders.ts";
import { aCampaign } from "../../../../../../testing/campaigns.ts";
import { asks } from "../../../../../../testing/consents.ts";
import { aPublishedService } from "../../../../../../testing/services.ts";
import { createRepresentedPerson, validateRepresentation } from "../../../../../identity/households/index.ts";
import { createDeclaration, validateElement } from "../../../../../identity/identity/index.ts";
import { readPersonJournal } from "../../../../../trust/audit/index.ts";
import { acceptConsent, declineService, findLiveGrant, withdrawGrant } from "../../../../consent/index.ts";
import {
  buildPreparedRenewal,
  confirmRenewal,
  renewalsContribution,
  renewalsJobs,
} from "../../../../renewals/index.ts";
import type { CampaignId } from "../../../index.ts";

let desk: Desk;
let campaignId: CampaignId;
let hidden: CampaignId;
const services: Awaited<ReturnType<typeof aPublishedService>>[] = [];
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
  await acceptConsent(madeleine, {
    personId: madeleine.personId,
    serviceId: service.id,
    version: service.version,
    granted: ["given_name"],
    refused: [],
  });
  services.push(service);
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
  const path = `/caen/agents/personnes/${madeleine.personId}/campagnes/${campaignId}`;
  const asked = await agent.open(path);
  expect(plain(asked.body)).toContain("Madeleine Roussel est là : lire l’inscription");
  expect(plain(asked.body)).not.toContain("Tout est exact");
  const file = await agent.open(`${path}?avec=${madeleine.personId}`);
  expect(plain(file.body)).toContain("Confirmer l’inscription de Madeleine");
  expect((await agent.submit({})).status).toBe(422);
  const said = { canal: "desk", presente: "on" };
  const receipt = plain((await agent.submit(said)).body);
  expect(receipt).toContain("Inscription confirmée");
  expect(receipt).toContain("Confirmée par Ville de Caen");
  expect(receipt).toMatch(/RENTREE-2026-\d{6}-/);
  const again = await agent.post(`${path}?avec=${madeleine.personId}`, said);
  expect(again.status).toBe(200);
  expect(plain((await agent.open("/caen/agents/lettres")).body)).toContain(
    "Rentrée 2027 : inscription confirmée",
  );
  const { entries } = await readPersonJournal(madeleine, madeleine.personId);
  const line = entries.find(({ action }) => action === "renewals.confirmed");
  expect(renewalsContribution.journal["renewals.confirmed"]?.(line?.data ?? {}).fr).toContain(
    "Au guichet, à votre demande, en votre présence.",
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
  await acceptConsent(jeanne, { ...yes, granted: ["given_name"], refused: [] });
  const id = await aCampaign(house, { serviceId: service.id, providerId: caen.id });
  house.clock.set("2026-12-03T09:00:00Z");
  const system = house.system(caen.id);
  await getJob(renewalsJobs, "renewals.gather").run(system, {});
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

describe("what a renewal shows and who confirms it", () => {
  const at = { street_address: "12 rue Saint-Jean", postal_code: "14000", locality: "Caen", country: "FR" };

  test("the address that one parent hides is neither shown nor printed to the other one", async () => {
    const { house, caen } = desk;
    const { jeanne, julien, leo, id } = await aSeparatedFamily(at);
    const agent = await desk.at(["reception"]);
    const path = `/caen/agents/personnes/${leo}/campagnes/${id}`;
    const before = await agent.open(path);
    expect(plain(before.body)).toContain("Julien Morel est là, pour Léo");
    expect(before.body).not.toContain("Saint-Jean");
    const his = await agent.open(`${path}?avec=${julien}`);
    expect(plain(his.body)).toContain("Indiqué par un autre représentant");
    expect(his.body).not.toContain("Saint-Jean");
    const printed = await agent.submit({ canal: "desk", presente: "on" });
    expect(plain(printed.body)).toContain("Inscription confirmée");
    expect(printed.body).not.toContain("Saint-Jean");
    expect((await agent.open(`${path}?avec=${jeanne}`)).body).toContain("Saint-Jean");
    const stranger = await aPerson(house, caen.id, { validated: { given_name: "Inconnu" } });
    expect((await agent.open(`${path}?avec=${stranger.personId}`)).status).toBe(403);
    expect((await agent.post(`${path}?avec=${stranger.personId}`)).status).toBe(403);
  });

  test("attacks: an agent confirms nothing alone, for a stranger’s word, nor what their desk does not see", async () => {
    const agent = await desk.agent(["reception"]);
    const { personId } = madeleine;
    await expect(buildPreparedRenewal(agent, { personId, campaignId })).rejects.toThrow(
      "consent.nobody_said_so",
    );
    await expect(confirmRenewal(agent, { personId, campaignId })).rejects.toThrow("consent.nobody_said_so");
    const stranger = await aPerson(desk.house, desk.caen.id, { validated: { given_name: "Inconnu" } });
    const by = (who: string) => ({ by: who as typeof personId, channel: "desk" }) as const;
    await expect(
      confirmRenewal(agent, { personId, campaignId, spoken: by(stranger.personId) }),
    ).rejects.toThrow("households.cannot_act_for");
    await expect(
      confirmRenewal(agent, { personId, campaignId: hidden, spoken: by(personId) }),
    ).rejects.toThrow("consent.service_not_offered");
  });

  test("attacks: nor does the use case open, refuse or stop what a desk does not see, without the person beside it", async () => {
    const agent = await desk.agent(["reception"]);
    const { personId } = madeleine;
    const help = services.find(({ id }) => id !== services[0]?.id);
    if (!help) throw new Error("no service");
    const spoken = { by: personId, channel: "desk" } as const;
    const named = { personId, serviceId: help.id };
    const yes = { ...named, version: help.version, granted: ["given_name"], refused: [] } as const;
    await expect(acceptConsent(agent, { ...yes, spoken })).rejects.toThrow("consent.service_not_offered");
    await expect(declineService(agent, { ...named, spoken })).rejects.toThrow("consent.service_not_offered");
    const held = await findLiveGrant(madeleine, named);
    if (!held) throw new Error("no grant");
    const stop = { personId, grantId: held.id };
    await expect(withdrawGrant(agent, { ...stop, spoken })).rejects.toThrow("consent.unknown_grant");
    await withdrawGrant(agent, { ...stop, spoken: { ...spoken, showsAll: true } });
    expect(await findLiveGrant(madeleine, named)).toBeUndefined();
  });

  /** Léo, whose address his mother gave; his father has parental authority too. */
  async function aSeparatedFamily(address: object) {
    const { house, caen } = desk;
    house.clock.set("2026-11-24T09:00:00Z");
    const grown = { family_name: "Morel", birthdate: "1988-03-14" };
    const jeanne = await aPerson(house, caen.id, { validated: { ...grown, given_name: "Jeanne" } });
    const julien = await aPerson(house, caen.id, { validated: { ...grown, given_name: "Julien" } });
    const clerk = await desk.agent(["validator", "reception"]);
    const { personId: leo, representationId: id } = await jeanne.transaction((tx) =>
      createRepresentedPerson(tx, jeanne, {
        representativeId: jeanne.personId,
        kind: "parental_authority",
      }),
    );
    await clerk.transaction(async (tx) => {
      await validateRepresentation(clerk, { id, evidence: { kind: "family_record_book" } });
      for (const [name, value, kind] of [
        ["given_name", "Léo", "family_record_book"],
        ["birthdate", "2018-05-17", "family_record_book"],
        ["address", address, "proof_of_address"],
      ] as const) {
        const about = { personId: leo, name };
        await createDeclaration(tx, clerk, { ...about, value, saidBy: jeanne.personId });
        await validateElement(tx, clerk, { ...about, method: "original_seen", evidence: { kind } });
      }
    });
    await isChildOf(clerk, { child: leo, parent: julien.personId });
    const requests = [asks("given_name", { required: true }), asks("address", { required: true })];
    const title = { fr: "Étude", en: "Study" };
    const service = await aPublishedService(house, caen.id, {
      definition: { title, audience: "child", requests },
    });
    const yes = { personId: leo, serviceId: service.id, version: service.version };
    await acceptConsent(jeanne, { ...yes, granted: ["given_name", "address"], refused: [] });
    const campaign = await aCampaign(house, { serviceId: service.id, providerId: caen.id });
    house.clock.set("2026-12-03T09:00:00Z");
    return { jeanne: jeanne.personId, julien: julien.personId, leo, id: campaign };
  }
});
