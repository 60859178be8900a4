import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listComplaints, publishReport } from "../../features/catalogue/accessibility/index.ts";
import { easyJourneys } from "../../features/catalogue/catalogue/pages/common/easy-reading/journeys.ts";
import { notificationsJobs } from "../../features/messaging/notifications/index.ts";
import type { AuthorityId } from "../../kernel/ids.ts";
import { anAgent, aPerson, aTown } from "../../testing/builders.ts";
import { aPublishedService } from "../../testing/services.ts";
import { strictFeatures } from "../../testing/strict-features.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { type TestServer, testServer } from "../../testing/test-server.ts";
import { sitePages } from "./index.ts";

// A commune in its agglomération and its région; another town of the région, elsewhere; no département on the
// platform.

let house: TestRuntime;
let server: TestServer;
let caen: AuthorityId;

beforeAll(async () => {
  house = await testRuntime([notificationsJobs]);
  server = await testServer(house, {
    surfaces: [sitePages({ features: strictFeatures, hostingProvider: "Hébergeur" })],
  });
  const group = await aTown(house, {
    slug: "caen-la-mer",
    name: "Caen la Mer",
    kind: "epci",
    officialCode: "200065597",
  });
  const region = await aTown(house, {
    slug: "normandie",
    name: "Région Normandie",
    kind: "region",
    officialCode: "28",
  });
  caen = (
    await aTown(house, { slug: "caen", name: "Ville de Caen", officialCode: "14118" }, [group.id, region.id])
  ).id;
  await aTown(house, { slug: "honfleur", name: "Ville de Honfleur", officialCode: "14333" }, [region.id]);
  await aPublishedService(house, caen, {
    slug: "cantine",
    definition: {
      title: { fr: "Cantine", en: "School canteen" },
      presentation: {
        themes: ["childhood"],
        situations: ["parent_of_pupil"],
        lifeEvents: ["starting_school"],
        cost: { from: 39, to: 399, explanation: { fr: "Selon vos revenus.", en: "By income." } },
        answerDays: 2,
        documents: [
          { kind: "proof_of_address", label: { fr: "Justificatif de domicile", en: "Proof of address" } },
        ],
        places: [
          { name: "Guichet Enfance", phone: "02 31 30 41 10", hours: [{ fr: "Le lundi", en: "Monday" }] },
        ],
        easyToRead: ["À la cantine, les enfants mangent le midi."],
      },
    },
  });
  await aPublishedService(house, group.id, {
    slug: "piscine",
    definition: { title: { fr: "Piscines", en: "Pools" }, presentation: { themes: ["sport"] } },
  });
  await aPublishedService(house, region.id, {
    slug: "train",
    definition: {
      type: "link",
      title: { fr: "Billets de train", en: "Train tickets" },
      requests: [],
      presentation: { themes: ["transport"], address: "https://billets.gouv.fr/", cost: { from: 0 } },
    },
  });
});
afterAll(() => house.close());

const open = async (url: string) => (await server.visitor().open(url)).body;

describe("browsing", () => {
  it("shows only what exists here, with how many", async () => {
    const body = await open("/caen/themes");
    expect(body).toMatch(/href="\/caen\/themes\/enfance-et-ecole".*1 service/s);
    expect(body).not.toContain("/caen/themes/logement");
    expect(await open("/honfleur/themes")).not.toContain("enfance-et-ecole");
  });

  it("names the sender of each service at a stop", async () => {
    expect(await open("/caen/situations/parent-d-eleve")).toMatch(/Proposés par la Ville de Caen.*Cantine/s);
    expect(await open("/caen/evenements/mon-enfant-entre-a-l-ecole?lang=en")).toContain("School canteen");
  });

  it.each(["/caen/services", "/caen/themes", "/caen/situations/parent-d-eleve", "/caen/services?q=cantine"])(
    "ends with somebody to ask: %s",
    async (path) => {
      expect(await open(path)).toMatch(/Vous ne trouvez pas.*href="\/caen\/contact"/s);
    },
  );

  it("says so where nothing exists yet, and knows no other stop", async () => {
    expect(await open("/caen/themes/logement")).toContain("Rien ici pour l’instant");
    expect((await server.visitor().open("/caen/themes/rien")).status).toBe(404);
  });
});

it("gives as examples of a search words that find something here", async () => {
  expect(await open("/caen/")).toMatch(/même avec une faute\s: cantoche/);
  expect(await open("/honfleur/")).not.toContain("cantoche");
});

describe("where I live", () => {
  it("answers for every competent authority, from any site, and names those that are not here", async () => {
    const { body, url } = await server.visitor().open("/honfleur/chez-moi?ou=caen");
    expect(url).toBe("/honfleur/chez-moi/14118");
    for (const href of [
      "/caen/services/cantine",
      "/caen-la-mer/services/piscine",
      "/normandie/services/train",
    ]) {
      expect(body).toContain(`href="${href}"`);
    }
    expect(body).toContain("Pour les services du département,");
  });

  it("shows a town nothing of another", async () => {
    const body = await open("/caen/chez-moi/14333");
    expect(body).not.toContain("Cantine");
    expect(body).toContain("Billets de train");
  });

  it("asks which commune when a postal code has several, and says so when it has none", async () => {
    expect(await open("/caen/chez-moi?ou=14210")).toContain("De quelle commune s’agit-il");
    for (const typed of ["trouvile", "trouville sur mer"])
      expect(await open(`/caen/chez-moi?ou=${encodeURIComponent(typed)}`)).toContain("Trouville-sur-Mer");
    for (const typed of ["herouvile", "Hérouville"])
      expect(await open(`/caen/chez-moi?ou=${encodeURIComponent(typed)}`)).toContain(
        "Hérouville-Saint-Clair",
      );
    // A guess is offered, never taken for granted.
    expect(await open("/caen/chez-moi?ou=trouvile")).toContain("Nous ne trouvons pas");
    const lost = await open(`/caen/chez-moi?ou=${encodeURIComponent('"><script>')}`);
    expect(lost).toContain("Nous ne trouvons pas");
    expect(lost).not.toContain("<script>");
    expect((await server.visitor().open("/caen/chez-moi/99999")).status).toBe(404);
  });

  it("keeps nothing: no cookie is given", async () => {
    const visitor = server.visitor();
    const { headers } = await visitor.open("/caen/chez-moi?ou=14000");
    expect(headers["set-cookie"]).toBeUndefined();
  });
});

describe("a service's page", () => {
  it("tells price, delay, papers, places in French and in English", async () => {
    const body = await open("/caen/services/cantine");
    for (const told of [
      "0,39",
      "3,99",
      "Selon vos revenus.",
      "En 2 jours au plus",
      "Justificatif de domicile",
      "Guichet Enfance",
      "Le lundi",
    ]) {
      expect(body).toContain(told);
    }
    const english = await open("/caen/services/cantine?lang=en");
    for (const told of ["Within 2 days", "Proof of address", "Monday"]) expect(english).toContain(told);
  });

  it("names the State where the service is the State's", async () => {
    const body = await open("/normandie/services/train");
    expect(body).toContain("C’est un service de l’État. Vous quittez ce site pour billets.gouv.fr.");
    expect(body).not.toContain("/espace/services/normandie/train");
  });

  it("names the site that one goes to, before going, and what to have at hand; nothing is kept", async () => {
    expect(await open("/caen/services/train")).toContain('href="/caen/services/train/partir/demarche"');
    const { headers, body } = await server.visitor().open("/caen/services/train/partir/demarche");
    expect(body).toMatch(
      /Vous allez quitter le site «.Ville de Caen.».*billets\.gouv\.fr.*officiel de l’État/s,
    );
    expect(body).toContain('href="https://billets.gouv.fr/"');
    expect(body).toContain("Rien à préparer");
    expect(headers["set-cookie"]).toBeUndefined();
    expect(await open("/caen/services/train/partir/demarche?lang=en")).toContain(
      "official site of the French State",
    );
  });

  it("leads nowhere that the catalogue did not publish", async () => {
    for (const path of [
      "/caen/services/train/partir/fiche",
      "/caen/services/train/partir/https%3A%2F%2Fmechant.example",
      "/caen/services/train/partir/constructor",
      "/caen/services/rien/partir/demarche",
      "/caen/services/cantine/partir/demarche",
      "/honfleur/services/cantine/partir/demarche",
    ])
      expect((await server.visitor().open(path)).status, path).toBe(404);
    const forged = "vers=https://mechant.example&address=https://mechant.example&de=";
    const { status, headers, body } = await server
      .visitor()
      .open(`/caen/services/train/partir/demarche?${forged}`);
    expect(status).toBe(200);
    expect(headers.location).toBeUndefined();
    expect(body).not.toMatch(/(href|action|src|content)="[^"]*:\/\/mechant/);
  });

  it("gives no cookie to who only reads", async () => {
    expect((await server.visitor().open("/caen/services/cantine")).headers["set-cookie"]).toBeUndefined();
  });

  it("exists in easy-to-read French, and the home of easy French leads to it", async () => {
    expect(await open("/caen/services/cantine?facile=1")).toContain("les enfants mangent le midi");
    expect(await open("/caen/facile")).toContain("/caen/services/cantine?facile=1");
    expect(await open("/caen/services/piscine?facile=1")).toContain("Ce que ce service reçoit de vous");
  });

  it("is read in easy French first by who chose so, on every site, until they choose otherwise", async () => {
    const visitor = server.visitor();
    await visitor.open("/caen/facile");
    await visitor.submit({});
    expect((await visitor.open("/caen/services/cantine")).body).toContain("les enfants mangent le midi");
    expect((await visitor.open("/caen/services/cantine?facile=0")).body).toContain(
      "Ce que ce service reçoit",
    );
    expect((await visitor.open("/caen/contact")).body).toContain("Une personne vous reçoit.");
    await visitor.open("/honfleur/facile");
    expect(visitor.shown.body).toContain("Revenir aux pages habituelles");
    await visitor.submit({});
    expect((await visitor.open("/caen/services/cantine")).body).toContain("Ce que ce service reçoit");
  });

  it.each(Object.entries(easyJourneys))(
    "the journey %s is written in easy French: short lines, one idea",
    async (name, { title, lines }) => {
      expect(await open(`/caen/facile/${name}`)).toContain(title);
      for (const line of lines) {
        expect(line.split(/\s+/).length, line).toBeLessThanOrEqual(15);
        expect(line, "no bracket, abbreviation, passive English or office word").not.toMatch(
          /[()/;]|etc|justificatif|susvis/,
        );
        expect(line).toMatch(/[.:]$/);
      }
    },
  );

  it("knows no other easy journey", async () => {
    for (const name of ["constructor", "rien", "..%2F..%2Fespace"])
      expect((await server.visitor().open(`/caen/facile/${name}`)).status).toBe(404);
  });

  it("invites who is not signed in to be known, and does not invite who is", async () => {
    const invitation = "vous ne le montrerez plus";
    expect(await open("/caen/services/cantine")).toContain(invitation);
    const browser = await server.signedIn(await aPerson(house, caen));
    expect((await browser.open("/caen/services/cantine")).body).not.toContain(invitation);
  });
});

describe("a selection", () => {
  it("is kept by the browser, shown first, and forgotten when everything is unticked", async () => {
    const visitor = server.visitor();
    expect((await visitor.open("/caen/selection?avec=caen-la-mer%2Fpiscine")).body).toMatch(
      /value="caen-la-mer\/piscine"[^>]*checked/,
    );
    await visitor.submit({ "services_caen-la-mer": "caen-la-mer/piscine", services_caen: [] });
    expect(visitor.shown.body).toMatch(/Ma sélection.*\/caen\/services\/piscine.*Ma situation/s);
    expect((await visitor.open("/caen/services/piscine")).body).toContain("Dans ma sélection");
    await visitor.open("/caen/selection");
    await visitor.submit({ "services_caen-la-mer": [], services_caen: [] });
    expect(visitor.shown.body).not.toContain('id="chosen"');
  });

  it("believes nothing written in its cookie", async () => {
    const visitor = server.visitor();
    visitor.cookies.set("ardeco-selection", "honfleur/rien~<script>~../..", "/caen");
    const { status, body } = await visitor.open("/caen/");
    expect(status).toBe(200);
    expect(body).not.toContain('id="chosen"');
  });
});

describe("the display", () => {
  it("follows the visitor's choice on every authority's site, without script", async () => {
    const visitor = server.visitor();
    await visitor.open("/caen/affichage");
    await visitor.submit({ display: "contrast-dark" });
    const { body } = await visitor.open("/honfleur/");
    expect(body).toContain('<meta name="color-scheme" content="dark"');
    expect(body).toContain("affichage=contrast-dark");
    await visitor.open("/caen/affichage");
    await visitor.submit({ display: "device" });
    expect((await visitor.open("/honfleur/")).body).toContain('content="light dark"');
  });
});

describe("accessibility", () => {
  it("receives a complaint, gives a number, and shows it to the administrator only", async () => {
    const visitor = server.visitor();
    await visitor.open("/caen/accessibilite/signaler");
    await visitor.submit({ what: "", name: "", email: "x" });
    expect(visitor.shown.status).toBe(422);
    await visitor.submit({
      what: "Le plan n’est pas lu.",
      where: "Bus",
      name: "Ada",
      email: "ada@exemple.fr",
    });
    expect(visitor.shown.body).toMatch(/ACC-\d{4}-\d{6}-[A-Z0-9]{2}.*Réponse avant le/s);
    expect(visitor.shown.url).not.toContain("ada");
    const administrator = await anAgent(house, caen, ["authority_administrator"]);
    const listed = await listComplaints(administrator);
    expect(listed).toEqual([expect.objectContaining({ name: "Ada", what: "Le plan n’est pas lu." })]);
  });

  it("knows no receipt that nobody gave", async () => {
    expect(
      (await server.visitor().open("/caen/accessibilite/recu/ACC-2026-000001-AA/2026-11-24")).status,
    ).toBe(404);
    expect((await server.visitor().open("/caen/accessibilite/recu/ACC-2026-042042-Z0/demain")).status).toBe(
      404,
    );
  });

  it("declares what the authority declared, in the mandatory order", async () => {
    const administrator = await anAgent(house, caen, ["authority_administrator"]);
    await publishReport(administrator, {
      conformity: "none",
      audit: { on: "2026-10-01", by: "un auditeur", ratePercent: 72 },
      establishedOn: "2026-10-02",
      failures: ["Les plans de quartier."],
      exemptions: [],
      outOfScope: [],
      commitments: ["Former les agents."],
      actions: ["Reprendre les plans."],
      review: [],
    });
    const body = await open("/caen/accessibilite");
    const order = [
      "partiellement conforme",
      "72",
      "Non-conformités",
      "Les plans de quartier.",
      "Dérogations pour charge disproportionnée",
      "Contenus non soumis",
      "Établissement de cette déclaration",
      "Retour d’information",
      "Voies de recours",
      "Libre réponse 71120",
    ];
    expect(body).toMatch(new RegExp(order.join(".*"), "s"));
    expect(await open("/caen/accessibilite/plan")).toMatch(/Former les agents\..*Reprendre les plans\./s);
  });
});

it("the privacy page tells what each service receives, from the catalogue", async () => {
  expect(await open("/caen/confidentialite")).toMatch(/Piscines, Caen la Mer.*Tenir votre compte de prêt/s);
});
