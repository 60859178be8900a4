import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { moduleJobs } from "../../app.ts";
import { openBrands } from "../../composition/brands.ts";
import { buildOpenId } from "../../composition/open-id.ts";
import { buildWebPorts } from "../../composition/web-ports.ts";
import { loadClient } from "../../demonstration/load-clients.ts";
import { getAgentContext, loadDemonstration } from "../../demonstration/load-demonstration.ts";
import { toSeedId } from "../../demonstration/seed-files.ts";
import { type Grant, listGrants, sendRelease } from "../../features/consent/consent/index.ts";
import { mountOpenId } from "../../features/consent/openid/index.ts";
import { listSubscriptions } from "../../features/consent/subscriptions/index.ts";
import {
  listTrackedFiles,
  saveAnswers,
  startEnrolment,
  submitEnrolment,
} from "../../features/enrolment/enrolment/index.ts";
import { enrolmentRoutes } from "../../features/enrolment/enrolment/pages/space/enrolment/index.ts";
import { everything, readBy } from "../../features/enrolment/enrolment/testing/a-file.ts";
import { deskPages } from "../../frames/desk/index.ts";
import { sitePages } from "../../frames/site/index.ts";
import { spacePages } from "../../frames/space/index.ts";
import { anAgent } from "../../testing/builders.ts";
import { strictFeatures } from "../../testing/strict-features.ts";
import type { Browser } from "../../testing/test-browser.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { type TestServer, testServer } from "../../testing/test-server.ts";
import { decides, newId } from "../testing/a-town-in-mode.ts";

// Scenes that must play well, by people of the demonstration, on its own pages and with its own services.

let house: TestRuntime;
let server: TestServer;
const caen = toSeedId("authority", "caen");

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
  const { seeds, systemFor } = await loadDemonstration(house.runtime, () => undefined);
  for (const { key, manager, client } of seeds.services)
    if (client && key === "mediatheque")
      await loadClient(getAgentContext(systemFor, seeds, manager), { key, client }, []);
  const brands = openBrands(house.runtime, { demonstration: true });
  const openId = buildOpenId(house.runtime, brands, pino({ level: "silent" }));
  server = await testServer(house, {
    ports: buildWebPorts(house.runtime, brands),
    surfaces: [
      ...enrolmentRoutes,
      sitePages({ features: strictFeatures, hostingProvider: "Hébergeur" }),
      spacePages({ features: strictFeatures, openId }),
      deskPages(strictFeatures),
    ],
    programs: [(app) => mountOpenId(app, openId)],
  });
  await house.drain();
}, 300_000);
afterAll(() => house?.close());

const personId = (key: string) => toSeedId("person", key);
const person = (key: string) => house.as({ kind: "person", personId: personId(key) }, caen);
const plain = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");
const read = async (browser: Browser, url: string) => plain((await browser.open(url)).body);

describe("scene 3: one validation, four services, one withdrawal", () => {
  const services = ["normandie/pass-jeune", "caen-la-mer/transport", "caen-la-mer/piscine"];
  const cinema = "calvados/cinema-le-drakkar";
  const toIfs = {
    value_address_street: "3 rue de Rocquancourt",
    value_address_postcode: "14123",
    value_address_city: "Ifs",
    depuis_day: "2",
    depuis_month: "11",
    depuis_year: "2026",
  };
  const held = async () => {
    const karim = person("karim");
    return listSubscriptions(karim, personId("karim"));
  };
  const othersNow = async () =>
    (await held())
      .filter(({ service }) => service.slug !== "cinema-le-drakkar")
      .map(({ grant, subscription, deliveries }) => ({ grant, subscription, deliveries }));

  test("Karim, checked once, opens the youth pass, the bus, the pool and the cinema, and leaves the cinema", async () => {
    const karim = await server.signedIn(person("karim"));
    expect(await read(karim, "/caen/services")).toContain("Cinéma Le Drakkar : tarif moins de 26 ans");
    for (const service of [...services, cinema]) {
      expect(await read(karim, `/caen/espace/services/${service}`)).toContain("Commencer");
      await karim.open(`/caen/espace/services/${service}/accord`);
      const done = await karim.submit({ geste: "accepter" });
      expect([service, done.status]).toEqual([service, 200]);
      expect(plain(done.body), service).toContain("Et maintenant");
      expect(plain(done.body), service).toMatch(/Payez /);
    }
    await house.drain();
    expect((await held()).map(({ subscription }) => subscription?.state)).toEqual(Array(4).fill("open"));
    const system = person("karim");
    expect(await listTrackedFiles(system, personId("karim"))).toEqual([]);

    const partner = "Cinéma Le Drakkar, partenaire privé du Département du Calvados";
    const camille = await server.signedIn(await anAgent(house, caen, ["reception"]));
    await camille.open(`/caen/agents/personnes/${personId("karim")}/services`);
    expect(plain((await camille.submit({ beside: "on", agrees: "on" })).body)).toContain(partner);
    await karim.open("/caen/espace/demenagement");
    expect(plain((await karim.submit(toIfs)).body)).toContain(partner);

    const before = await othersNow();
    const left = (await held()).find(({ service }) => service.slug === "cinema-le-drakkar");
    await karim.open(`/caen/espace/accords/${left?.grant.id}/retrait`);
    expect(plain((await karim.submit()).body)).toContain("Votre accord est retiré");
    await house.drain();
    expect(await othersNow()).toEqual(before);
    expect(before).toHaveLength(3);
    expect(await read(karim, "/caen/espace/accords")).toContain("1 service arrêté");
    expect(await read(karim, "/caen/espace/services")).not.toContain("En cours d’ouverture");
  });

  test("between the yes and the opening, nothing says that it is open", async () => {
    const jeanne = await server.signedIn(person("jeanne"));
    await jeanne.open("/caen/espace/services/caen-la-mer/transport/accord");
    await jeanne.submit({ geste: "accepter" });
    const card = /Bus et tramway.*?Retirer/.exec(await read(jeanne, "/caen/espace/accords"))?.[0] ?? "";
    expect(card).toContain("En cours d’ouverture");
    expect(await read(jeanne, "/caen/espace/services")).toMatch(/Bus et tramway.*?En cours d’ouverture/);
    expect(card).toContain("Accord donné le");
    expect(card).not.toContain("Ouvert");
    expect(await read(jeanne, "/caen/espace/services/caen-la-mer/transport")).not.toContain("Ouvert le");
    await house.drain();
  });

  test("what it changes not to tick a box is read beside it, before the yes", async () => {
    const consent = await read(
      await server.signedIn(person("thomas")),
      "/caen/espace/services/caen-la-mer/transport/accord",
    );
    expect(consent).toContain("Sans cette réponse, le plein tarif s’applique.");
    const site = await read(server.visitor(), "/caen/services/piscine?de=caen-la-mer");
    expect(site).toContain("Sans cette réponse, le tarif est celui des personnes qui habitent ailleurs.");
  });

  test("over 25, the cinema’s price is not possible, and its words say the same", async () => {
    const cinemaOf = async (key: string) =>
      read(await server.signedIn(person(key)), `/caen/espace/services/${cinema}`);
    expect(await cinemaOf("thomas")).toMatch(/Avoir moins de 26 ans Non/);
  });
});

describe("scene 7: the bracket, never the income", () => {
  const canteenOf = async (child: string): Promise<Grant> => {
    const jeanne = person("jeanne");
    const grants = await jeanne.transaction((tx) => listGrants(tx, jeanne, personId(child)));
    const found = grants.find(({ service, grant }) => service.slug === "cantine" && grant.state === "live");
    if (!found) throw new TypeError(`${child} eats at the canteen`);
    return found.grant;
  };
  /** As the canteen's program reads it. */
  const toldOf = async (child: string) => {
    const { id: grantId, sector } = await canteenOf(child);
    const system = house.system(caen);
    const asked = { personId: personId(child), sector, grantId, via: "api" } as const;
    const { items } = await system.transaction((tx) => sendRelease(tx, system, asked));
    return Object.fromEntries(items.map(({ name, value }) => [name, value]));
  };

  test("Jeanne ticks the bracket for Léo: the canteen receives it, not the quotient, and Léo’s journal says so", async () => {
    const jeanne = await server.signedIn(person("jeanne"));
    const at = `/caen/espace/services/caen/cantine/accord?pour=${personId("leo")}`;
    const page = await jeanne.open(at);
    expect(plain(page.body)).toContain("Tranche de quotient familial : de 400 € à moins de 800 €");
    expect(plain(page.body)).toContain("Sans cette réponse, le tarif est le plus haut : 3,99 € par repas.");
    expect(plain(page.body)).not.toContain("742");
    await jeanne.submit({ geste: "accepter", accord: ["school", "family_quotient_bracket"] });
    await house.drain();
    const told = await toldOf("leo");
    expect(told.family_quotient_bracket).toEqual({ at_least: 400, below: 800 });
    expect(told).not.toHaveProperty("family_quotient");
    expect(JSON.stringify(told)).not.toContain("742");

    const journal = await read(jeanne, `/caen/espace/journal?pour=${personId("leo")}`);
    const received = journal.match(/« Cantine scolaire » a reçu[^.]*\./g) ?? [];
    expect(received.join(" ")).toContain("tranche de quotient familial");
    expect(received.join(" ")).not.toContain("quotient familial (en euros)");
  });

  test("for Zoé she says nothing of it: the canteen goes on, without the bracket", async () => {
    const told = await toldOf("zoe");
    expect(told).toMatchObject({ given_name: "Zoé", school: { name: "École Henri-Brunet" } });
    expect(Object.keys(told).filter((name) => name.includes("quotient"))).toEqual([]);
  });

  test("their other parent reads neither the quotient nor the bracket of Jeanne’s household", async () => {
    const julien = await server.signedIn(person("julien"));
    for (const path of ["/informations", "/informations/export", "/services", "/journal"]) {
      const { body } = await julien.open(`/caen/espace${path}?pour=${personId("leo")}`);
      expect(plain(body), path).not.toMatch(/742|de 400 €/);
    }
    expect(await read(julien, `/caen/espace/services/caen/cantine/accord?pour=${personId("leo")}`)).toContain(
      "Indiqué par un autre représentant",
    );
  });
});

describe("scene 2: a daughter begins, an agent finishes with the mother at the desk", () => {
  const madeleine = personId("madeleine");
  const service = "/caen/espace/services/calvados/aide-a-domicile";

  test("Sophie gives what lacks; Camille sees the card, and notes Madeleine’s yes", async () => {
    const sophie = await server.signedIn(person("sophie"));
    const home = await sophie.open("/caen/espace");
    expect(plain(home.body)).toMatch(/Pour qui vous agissez.*Madeleine Roussel Au titre de : procuration\./);
    expect(home.body).toContain(`href="/caen/espace/informations?pour=${madeleine}"`);
    const page = await sophie.open(service);
    expect(plain(page.body)).toContain("Donner ces informations pour Madeleine");
    await sophie.open(`${service}/completer?pour=${madeleine}`);
    const sent = await sophie.submit({ value_place_of_birth: "Bayeux", kind_place_of_birth: "brought" });
    expect(plain(sent.body)).toContain("C’est envoyé");
    expect(plain(sent.body)).toMatch(/Un agent vérifie : Lieu de naissance\. Il vous reste à montrer/);
    await house.drain();

    const camille = await server.signedIn(
      await anAgent(house, caen, ["reception", "validator"], "Camille Lefèvre"),
    );
    const queue = (await camille.open("/caen/agents")).body;
    const file =
      /href="(\/caen\/agents\/dossiers\/[0-9a-f-]+)"[^>]*>[^<]*Madeleine Roussel/.exec(queue)?.[1] ?? "";
    await camille.open(file);
    const evidence = { valider_place_of_birth_evidence: "original:identity_card" };
    const decided = await camille.submit(evidence, { action: `${file}/elements/place_of_birth/valider` });
    expect(decided.status).toBe(200);
    await house.drain();

    const desk = `/caen/agents/personnes/${madeleine}`;
    const offer = `${desk}/services/ouvrir/${toSeedId("service", "aide-a-domicile")}`;
    expect((await camille.open(`${desk}/services/ouvrir`)).body).not.toContain("Aide à domicile");
    await camille.open(`${desk}/services`);
    await camille.submit({ beside: "on", agrees: "on" }, { action: `${desk}/services` });
    expect(await read(camille, `${desk}/services/ouvrir`)).toContain(
      "Aide à domicile : demander l’APA Possible",
    );
    await camille.open(`${offer}/accord?avec=${madeleine}`);
    const receipt = plain((await camille.submit({ geste: "accepter", canal: "desk", presente: "on" })).body);
    expect(receipt).toContain("Accord noté");
    expect(receipt).toContain("Ensuite : Le Département vous propose un jour de visite, chez vous.");
    await house.drain();

    const seen = await read(sophie, "/caen/espace/services");
    expect(seen).toMatch(/Aide à domicile : demander l’APA .*?Madeleine .*?Demande reçue/);
    expect(await read(sophie, "/caen/espace/accords")).toMatch(
      /Pour Madeleine Roussel.*Aide à domicile : demander l’APA Demande reçue/,
    );
  });

  test("an agent who is not with her does not read that she asks for it", async () => {
    const paul = await server.signedIn(await anAgent(house, caen, ["reception"], "Paul Girard"));
    const page = await read(paul, `/caen/agents/personnes/${madeleine}?motif=telephone`);
    expect(page).toContain("Madeleine Roussel");
    expect(page).not.toContain("Aide à domicile");
  });
});

describe("scene 4: Trouville shows private offers and decides by its services; Honfleur refuses the mix", () => {
  test("seen from Honfleur, Trouville’s page says which offer is not shown, and where it is", async () => {
    const visitor = server.visitor();
    const fromHonfleur = await visitor.open("/honfleur/chez-moi/14715");
    expect(fromHonfleur.body).not.toContain("Drakkar");
    expect(plain(fromHonfleur.body)).toContain("1 offre d’un partenaire privé n’est pas montrée ici");
    expect(fromHonfleur.body).toContain('href="/trouville-sur-mer/services"');
    const own = await read(visitor, "/trouville-sur-mer/chez-moi/14715");
    expect(own).toContain("Drakkar");
    const [, href = ""] =
      /href="([^"]*cinema-le-drakkar[^"]*)"/.exec(
        (await visitor.open("/trouville-sur-mer/chez-moi/14715")).body,
      ) ?? [];
    expect(href).toContain("cinema-le-drakkar");
    expect((await visitor.open(href.replaceAll("&amp;", "&"))).status).toBe(200);
    for (const page of [own, await read(visitor, "/trouville-sur-mer/chez-moi/14333")])
      expect(page).not.toContain("pas montrée");
  });

  test.each([
    ["trouville-sur-mer", "cinema-le-drakkar", "culture", "Service Culture, sports et jeunesse"],
    ["trouville-sur-mer", "aide-a-domicile", "solidarites", "Service Solidarités et autonomie"],
    ["honfleur", "pass-jeune", "culture", "Service Culture, sports et jeunesse"],
    ["honfleur", "aide-a-domicile", "solidarites", "Service Solidarités et autonomie"],
  ])(
    "in %s, an adult’s file for %s goes at once to the desk that decides it: %s",
    async (slug, startedFor, key, name) => {
      expect(await read(server.visitor(), `/${slug}/inscription`)).toContain(name);
      const town = toSeedId("authority", slug);
      const id = newId();
      const nobody = house.as({ kind: "anonymous" }, town);
      const { fileId } = await startEnrolment(nobody, { newPersonId: id, startedFor });
      const adult = house.as({ kind: "person", personId: id }, town);
      await saveAnswers(adult, { fileId, elements: everything, answers: { channel: "letter" } });
      await submitEnrolment(adult, { fileId });
      const deskId = toSeedId("desk", `${slug}/${key}`);
      const agent = house.as(
        {
          kind: "staff",
          staffId: toSeedId("staff", `${slug}-${key}`),
          label: name,
          roles: [{ role: "service_validator", deskId }],
          signedInBy: "passkey",
        },
        town,
      );
      expect(await readBy(agent, fileId)).toMatchObject({ deskId, byException: false });
      expect(await decides(agent, { fileId, personId: id })).toBe("open");
    },
  );
});

test("beside the way into an application that is started apart, the demonstration says so", async () => {
  const jeanne = await server.signedIn(person("jeanne"));
  await jeanne.open("/caen/espace/services/caen/mediatheque/accord");
  const done = plain((await jeanne.submit({ geste: "accepter" })).body);
  expect(done).toMatch(/Aller à « Bibliothèque » Démonstration : cette application se lance à part/);
});
