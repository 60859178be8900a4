import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  asks,
  required,
  type Someone,
  type SpaceHouse,
  spaceHouse,
} from "../../../../../../frames/space/testing/space-house.ts";
import { anAgent } from "../../../../../../testing/builders.ts";
import { aCampaign } from "../../../../../../testing/campaigns.ts";
import type { CampaignId } from "../../../index.ts";
import { getManagedCampaign, updateCampaignFacts } from "../../../index.ts";

let home: SpaceHouse;
let canteen: Awaited<ReturnType<SpaceHouse["service"]>>;
let campaignId: CampaignId;
let jeanne: Someone;
let leo: string;
let zoe: string;

const address = {
  street_address: "12 rue Saint-Jean",
  postal_code: "14000",
  locality: "Caen",
  country: "FR",
  insee_code: "14118",
};
const BEFORE = "2026-11-24T08:00:00Z";
const OPEN = "2026-12-03T09:00:00Z";
const plain = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0]+/g, " ");

async function signedIn(who: Someone = jeanne) {
  return home.server.signedIn(who);
}

async function opens(who: Someone, child: string): Promise<void> {
  const browser = await signedIn(who);
  await browser.open(`/caen/espace/services/caen/cantine/accord?pour=${child}`);
  await browser.submit({ geste: "accepter", accord: ["school"] });
  await home.house.drain();
}

beforeAll(async () => {
  home = await spaceHouse();
  canteen = await home.service("cantine", {
    audience: "child",
    title: { fr: "Cantine", en: "Canteen" },
    requests: [asks("given_name", required), asks("school"), asks("family_quotient")],
  });
  jeanne = await home.jeanne({ address });
  leo = await home.childOf(jeanne, { address, school: { name: "École Henri-Brunet" } });
  zoe = await home.childOf(jeanne, { address, given_name: "Zoé" });
  await opens(jeanne, leo);
  await opens(jeanne, zoe);
  campaignId = await aCampaign(home.house, { serviceId: canteen.id, providerId: home.caen });
});
afterAll(() => home?.house.close());

const file = (child: string) => `/caen/espace/campagnes/${campaignId}/confirmer?pour=${child}`;

describe("the new year of a family", () => {
  test("before the opening nothing waits, and the page says when it opens", async () => {
    home.house.clock.set(BEFORE);
    const browser = await signedIn();
    expect((await browser.open("/caen/espace")).body).toContain("Rien à faire pour l’instant");
    const early = plain((await browser.open(file(leo))).body);
    expect(early).toContain("Vous pourrez confirmer à partir du 2 décembre 2026");
    expect(early).not.toContain("Tout est exact");
    expect((await browser.post(file(leo))).status).toBe(409);
  });

  test("one line for both children on the home; the page shows each thing with who checked it and the way to correct it", async () => {
    home.house.clock.set(OPEN);
    const browser = await signedIn();
    const cards = plain((await browser.open("/caen/espace")).body);
    expect(cards).toMatch(/Rentrée 2027 : confirmez les inscriptions à « Cantine » (Léo et Zoé|Zoé et Léo)/);
    const both = plain((await browser.open(`/caen/espace/campagnes/${campaignId}`)).body);
    expect(both).toContain("Vérifier pour Léo");
    expect(both).toContain("Vérifier pour Zoé");

    const { body } = await browser.open(file(leo));
    const text = plain(body);
    expect(text).toContain("Confirmer l’inscription de Léo");
    expect(text).toContain("École Henri-Brunet Vérifié par Ville de Caen le mardi 24 novembre 2026.");
    expect(text).toContain("Vous avez choisi de ne pas communiquer : quotient familial");
    expect(text).toContain("Corriger");
    expect(body).toContain(`/caen/espace/informations/school?pour=${leo}&amp;retour=`);
  });

  test("what changed is corrected and leads back; then one button, and the next child", async () => {
    home.house.clock.set(OPEN);
    const browser = await signedIn();
    const { body } = await browser.open(file(leo));
    const [, href = ""] = /href="([^"]*informations\/school[^"]*)"/.exec(body) ?? [];
    await browser.open(href.replaceAll("&amp;", "&"));
    const back = await browser.submit({ value: "École Jean-Moulin", valeur: "École Jean-Moulin" });
    expect(back.url).toBe(file(leo));
    expect(plain(back.body)).toContain("Votre correction attend la vérification d’un agent");

    const done = await browser.submit({}, { action: file(leo) });
    const text = plain(done.body);
    expect(text).toContain("Inscription de Léo confirmée");
    expect(text).toMatch(/Numéro à garder RENTREE-2026-\d{6}-/);
    expect(text).toContain("Vérifier maintenant pour Zoé");
    const again = await browser.post(file(leo));
    expect([again.status, plain(again.body)]).toEqual([
      200,
      expect.stringContaining("Inscription de Léo confirmée"),
    ]);
    const home1 = plain((await browser.open("/caen/espace")).body);
    expect(home1).not.toContain("l’inscription de Léo à");
    expect(home1).toContain("l’inscription de Zoé à");
    const asked = plain((await browser.open("/caen/espace/demandes")).body);
    expect(asked).toMatch(/En cours .*Rentrée 2027 : « Cantine » · Zoé À confirmer/);
    expect(asked).toMatch(/Traitées .*Rentrée 2027 : « Cantine » · Léo Confirmée/);
    expect(asked).toMatch(/Confirmée le jeudi 3 décembre 2026 · Numéro RENTREE-2026-\d{6}-/);
    expect(asked).toContain("Cantine · Léo Ouvert");
  });

  test("in the grace, the page says until when; after it, what to do and who to call", async () => {
    home.house.clock.set("2027-01-05T09:00:00Z");
    const browser = await signedIn();
    const late = plain((await browser.open(file(zoe))).body);
    expect(late).toContain("Vous pouvez confirmer jusqu’au 15 janvier 2027");
    expect(late).toContain("elle sera suspendue");
    expect(late).toContain("Tout est exact, je confirme");
    home.house.clock.set("2027-01-16T09:00:00Z");
    const over = plain((await (await signedIn()).open(file(zoe))).body);
    expect(over).toContain("La campagne est terminée");
    expect(over).toContain("Elle peut reprendre : appelez, ou venez.");
    expect(over).toContain("Voir la page du service");
    expect(over).not.toContain("je confirme");
  });

  test("suspended for want of an answer, the home and the services say why", async () => {
    home.house.clock.set("2027-01-16T09:00:00Z");
    const system = home.house.system(home.caen);
    await system.transaction((tx) =>
      system.ports.jobs.send(tx, "renewals.gather", { authorityId: home.caen, requestId: system.newId() }),
    );
    home.house.clock.set("2027-01-05T09:00:00Z");
    await home.house.drain();
    home.house.clock.set("2027-01-16T09:00:00Z");
    await system.transaction((tx) =>
      system.ports.jobs.send(tx, "renewals.gather", { authorityId: home.caen, requestId: system.newId() }),
    );
    await home.house.drain();
    const browser = await signedIn();
    expect(plain((await browser.open("/caen/espace")).body)).toContain(
      "« Cantine » est suspendu : l’inscription n’a pas été confirmée",
    );
    const manager = await anAgent(home.house, home.caen, ["service_manager"]);
    const campaign = await getManagedCampaign(manager, campaignId);
    const { revision, ...facts } = campaign;
    await updateCampaignFacts(manager, {
      id: campaignId,
      revision,
      facts: { ...facts, closesOn: "2027-01-31" },
    });
    const reopened = plain((await browser.open(file(zoe))).body);
    expect(reopened).toContain("Tout est exact, je confirme");
  });

  test("the last day of what was confirmed comes in time, for this child alone", async () => {
    const lastDay = "« Cantine » : dernier jour";
    const readAll = async (who: Someone = jeanne) =>
      plain((await (await signedIn(who)).open("/caen/espace/tout")).body);
    home.house.clock.set("2028-06-06T09:00:00Z");
    expect(await readAll()).not.toContain(lastDay);
    home.house.clock.set("2028-06-07T09:00:00Z");
    expect((await readAll()).split(lastDay)).toHaveLength(2);
    expect(await readAll()).toMatch(/dernier jour\s+Léo/);
    expect(await readAll(await home.jeanne())).not.toContain(lastDay);
  });
});

describe("newcomers", () => {
  test("where they wait, the service says when it opens, and a form sent all the same is refused", async () => {
    home.house.clock.set(BEFORE);
    const pool = await home.service("piscine", {
      title: { fr: "Piscine", en: "Pool" },
      requests: [asks("given_name", required)],
    });
    await aCampaign(home.house, { serviceId: pool.id, providerId: home.caen }, { newcomers: "in_period" });
    const browser = await signedIn();
    const page = plain((await browser.open("/caen/espace/services/caen/piscine")).body);
    expect(page).toContain("Les inscriptions ouvrent le 2 décembre 2026.");
    expect((await browser.open("/caen/espace/services/caen/piscine/accord")).status).toBe(422);
    const sent = await browser.post("/caen/espace/services/caen/piscine/accord", { geste: "accepter" });
    expect(sent.status).toBe(422);
    home.house.clock.set(OPEN);
    const now = await (await signedIn()).open("/caen/espace/services/caen/piscine");
    expect(plain(now.body)).toContain("Commencer");
  });
});

describe("attacks", () => {
  test("nobody reads or confirms the file of a child who is not theirs, nor a campaign that does not exist", async () => {
    home.house.clock.set(OPEN);
    const stranger = await signedIn(await home.jeanne());
    await stranger.open("/caen/espace");
    expect((await stranger.open(file(zoe))).status).toBe(403);
    expect((await stranger.post(file(zoe))).status).toBe(403);
    expect((await stranger.open(`/caen/espace/campagnes/${campaignId}/confirmer`)).status).toBe(404);
    expect(plain((await stranger.open(`/caen/espace/campagnes/${campaignId}`)).body)).toContain(
      "Rien à confirmer ici",
    );
    expect((await stranger.open("/caen/espace/campagnes/rien")).status).toBe(404);
    expect((await stranger.open(`/caen/espace/campagnes/${zoe}`)).status).toBe(404);
    const visitor = home.server.visitor();
    expect((await visitor.open(file(zoe))).url).toContain("/caen/connexion");
  });

  test("what the other parent said of where the child lives is told to the canteen and shown to nobody else", async () => {
    home.house.clock.set(BEFORE);
    const transport = await home.service("transport", {
      audience: "both",
      title: { fr: "Car", en: "Bus" },
      requests: [asks("given_name", required), asks("address", required)],
    });
    const child = await home.childOf(jeanne, { given_name: "Ana", address });
    const browser = await signedIn();
    await browser.open(`/caen/espace/services/caen/transport/accord?pour=${child}`);
    await browser.submit({ geste: "accepter" });
    const julien = await home.jeanne({ given_name: "Julien" });
    await home.alsoParent(julien, child);
    const id = await aCampaign(home.house, { serviceId: transport.id, providerId: home.caen });
    home.house.clock.set(OPEN);
    const his = await signedIn(julien);
    const { body } = await his.open(`/caen/espace/campagnes/${id}/confirmer?pour=${child}`);
    expect(body).not.toContain("rue Saint-Jean");
    expect(plain(body)).toContain("Indiqué par un autre représentant");
    expect(body).not.toContain("informations/address");
    expect(plain((await his.submit()).body)).toContain("Inscription d’Ana confirmée");
    expect(
      plain((await (await signedIn()).open(`/caen/espace/campagnes/${id}/confirmer?pour=${child}`)).body),
    ).toContain("confirmée");
  });
});
