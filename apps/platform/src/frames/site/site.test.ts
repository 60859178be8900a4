import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeService } from "../../features/catalogue/catalogue/index.ts";
import { updateMode } from "../../features/enrolment/organisation/index.ts";
import type { AuthorityId } from "../../kernel/ids.ts";
import { anAgent, aPerson, aTown, aTownNotOpenYet } from "../../testing/builders.ts";
import { aPublishedService } from "../../testing/services.ts";
import { strictFeatures } from "../../testing/strict-features.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { type TestServer, testServer } from "../../testing/test-server.ts";
import { sitePages } from "./index.ts";

let house: TestRuntime;
let server: TestServer;
let group: AuthorityId;
let caen: AuthorityId;

beforeAll(async () => {
  house = await testRuntime();
  server = await testServer(house, {
    surfaces: [
      sitePages({ features: strictFeatures, hostingProvider: "Hébergeur, 1 rue de l’Exemple, Caen" }),
    ],
  });
  group = (
    await aTown(house, {
      slug: "caen-la-mer",
      name: "Caen la Mer",
      kind: "epci",
      officialCode: "200065597",
      siren: "200065597",
    })
  ).id;
  caen = (
    await aTown(
      house,
      {
        slug: "caen",
        name: "Ville de Caen",
        contact: {
          locality: "Caen",
          phone: "02 31 30 41 00",
          email: "mairie@caen.example",
          hours: ["Le lundi, de 8 h à 18 h"],
          dataProtectionEmail: "donnees@caen.example",
        },
      },
      [group],
    )
  ).id;
  await aTown(house, { slug: "honfleur", name: "Ville de Honfleur", officialCode: "14333" });
  await aPublishedService(house, caen, { slug: "mediatheque" });
  await aPublishedService(house, group, {
    slug: "piscine",
    definition: {
      title: { fr: "Piscines", en: "Swimming pools" },
      summary: { fr: "Nager toute l’année.", en: "Swim all year." },
      stopsAtOnce: false,
      owedText: { fr: "Les entrées déjà prises restent dues.", en: "Entries taken remain due." },
      mustBeKept: [{ element: "family_name", law: "Pièces comptables", retentionDays: 3650 }],
    },
  });
});
afterAll(() => house.close());

describe("the home", () => {
  it("shows what exists here, each with its sender", async () => {
    const { body } = await server.visitor().open("/caen/");
    expect(body).toMatch(/Médiathèque[\s\S]*Proposé par la Ville de Caen/);
    expect(body).toMatch(/Piscines[\s\S]*Proposé par Caen la Mer/);
    expect(body).toContain('href="/caen/inscription"');
    expect(body).toContain("02\u00a031\u00a030\u00a041\u00a000");
  });

  it("shows nothing of a town next door, nor of the towns of a group", async () => {
    expect((await server.visitor().open("/honfleur/")).body).toContain("Aucun service en ligne");
    const { body } = await server.visitor().open("/caen-la-mer/");
    expect(body).toContain("Piscines");
    expect(body).not.toContain("Médiathèque");
  });

  it("leads who is signed in to their space", async () => {
    const browser = await server.signedIn(await aPerson(house, caen));
    const { body } = await browser.open("/caen/");
    expect(body).toContain("Aller à mon espace");
    expect(body).not.toContain("/caen/inscription");
  });

  it("speaks English to who chose it", async () => {
    const { body } = await server.visitor().open("/caen/?lang=en");
    expect(body).toContain("What are you looking for?");
    expect(body).toContain("Swimming pools");
  });
});

describe("a town where nobody decides files", () => {
  it("says so kindly, shows what exists around, and asks for no account", async () => {
    await aTownNotOpenYet(house, { slug: "bayeux", name: "Ville de Bayeux", officialCode: "14047" }, [group]);
    const visitor = server.visitor();
    const { body } = await visitor.open("/bayeux/");
    expect(body).toMatch(/Votre commune n’a pas encore ouvert ses services ici.*href="\/caen-la-mer\/"/s);
    expect(body).toContain("/bayeux/services/piscine");
    expect(body).not.toContain("/bayeux/inscription");
    expect(body).not.toContain("se fait aussi au guichet");
    const { body: pool } = await visitor.open("/bayeux/services/piscine");
    expect(pool).toContain("ne s’ouvre pas encore en ligne pour ses habitants");
    expect(pool).not.toContain("/bayeux/espace/services");
    expect((await visitor.open("/bayeux/facile")).body).not.toContain("/bayeux/inscription");
    expect((await visitor.open("/bayeux/?lang=en")).body).toContain("has not opened its services here yet");
  });

  it("leads to the front desk where the web is closed by the organisation mode", async () => {
    const town = await aTown(house, { slug: "bernieres", name: "Bernières" });
    const administrator = await anAgent(house, town.id, ["authority_administrator"]);
    await updateMode(administrator, { from: "internal_web", to: "internal_town_hall" });
    const { body } = await server.visitor().open("/bernieres/");
    expect(body).toContain("Où créer mon compte, avec un agent");
    expect(body).not.toContain("Créer mon compte<");
  });
});

describe("the search", () => {
  it.each(["mediatheque", "MÉDIATHÈQUES", "médiatèque", "library", "livre"])(
    "finds the library: %s",
    async (typed) => {
      const { body } = await server.visitor().open(`/caen/services?q=${encodeURIComponent(typed)}`);
      expect(body).toMatch(/<h1>1 service pour «/);
      expect(body).toContain("/caen/services/mediatheque");
      expect(body).not.toContain("/caen/services/piscine");
    },
  );

  it("says so when nothing answers, keeps what was typed, and writes it as text", async () => {
    const typed = '"><script>alert(1)</script>';
    const { status, body } = await server.visitor().open(`/caen/services?q=${encodeURIComponent(typed)}`);
    expect(status).toBe(200);
    expect(body).toMatch(/<h1>Rien pour/);
    expect(body).toContain("Voir tous les services");
    expect(body).not.toContain("<script>");
    expect(body).toContain('value="&quot;>&lt;script>');
  });

  it("lists everything when nothing was typed", async () => {
    const { body } = await server.visitor().open("/caen/services?q=+&q=x");
    expect(body).toContain("/caen/services/piscine");
  });
});

describe("a service", () => {
  it("says what it asks, why, on which basis and for how long, before anybody signs in", async () => {
    const { body } = await server.visitor().open("/caen/services/mediatheque");
    expect(body).toContain("Tenir votre compte de prêt.");
    expect(body).toContain("Une mission d’intérêt public · gardé un an après l’arrêt");
    expect(body).toContain("Avoir moins de 25 ans");
    expect(body).toContain("Facultatif");
    expect(body).toContain('href="/caen/espace/services/caen/mediatheque"');
  });

  it("of another authority names it, and says what leaving costs", async () => {
    const { body } = await server.visitor().open("/caen/services/piscine");
    expect(body).toContain("Caen la Mer");
    expect(body).toContain('href="/caen/espace/services/caen-la-mer/piscine"');
    expect(body).toContain("Les entrées déjà prises restent dues.");
    expect(body).toContain("10 ans\u00a0: Pièces comptables");
  });

  it("of the same name elsewhere keeps its own address", async () => {
    await aPublishedService(house, group, { slug: "mediatheque" });
    const { body } = await server.visitor().open("/caen/services");
    expect(body).toContain('href="/caen/services/mediatheque"');
    expect(body).toContain('href="/caen/services/mediatheque?de=caen-la-mer"');
    const other = await server.visitor().open("/caen/services/mediatheque?de=caen-la-mer");
    expect(other.body).toContain("/caen/espace/services/caen-la-mer/mediatheque");
  });

  it("unknown, of another town, or retired is not found", async () => {
    const retired = await aPublishedService(house, caen, { slug: "patinoire" });
    const manager = await anAgent(house, caen, ["service_manager"]);
    await closeService(manager, retired.id);
    for (const path of [
      "/caen/services/rien",
      "/caen/services/patinoire",
      "/honfleur/services/mediatheque",
      "/caen/services/mediatheque?de=honfleur",
    ]) {
      expect((await server.visitor().open(path)).status).toBe(404);
    }
  });
});

describe("what the law has us say", () => {
  it("is honest about accessibility, in the form of the RGAA", async () => {
    const { body } = await server.visitor().open("/caen/accessibilite");
    expect(body).toContain("Ce site est non conforme avec le référentiel");
    expect(body).toContain("Aucun audit");
    expect(body).toContain("Libre réponse 71120");
    expect(body).toContain("mailto:mairie@caen.example");
  });

  it("tells who protects data and where to complain", async () => {
    const { body } = await server.visitor().open("/caen/confidentialite");
    expect(body).toContain("mailto:donnees@caen.example");
    expect(body).toContain("https://www.cnil.fr/fr/plaintes");
  });

  it("names who hosts the platform, as the law asks", async () => {
    const { body } = await server.visitor().open("/caen/mentions-legales");
    expect(body).toContain("Hébergeur, 1 rue de l’Exemple, Caen");
  });

  it.each(["/caen/mentions-legales", "/caen/contact"])("exists in both languages: %s", async (path) => {
    expect((await server.visitor().open(path)).body).toContain("Ville de Caen");
    expect((await server.visitor().open(`${path}?lang=en`)).body).toContain('<html lang="en"');
  });
});
