import { PDFiumLibrary } from "@hyzyla/pdfium";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../../frames/admin/testing/a-house-with-administration.ts";
import { anAgent, aTown } from "../../../../../../testing/builders.ts";
import { aPublishedService } from "../../../../../../testing/services.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";

let home: Awaited<ReturnType<typeof aHouseWithAdministration>>;
beforeAll(async () => {
  home = await aHouseWithAdministration();
});
afterAll(() => home?.house.close());

const at = "/caen/administration/conformite";
const plain = (body: string): string => body.replaceAll("\u00a0", " ");

async function textIn(pdf: Buffer): Promise<string> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    return plain([...document.pages()].map((page) => page.getText()).join(" "));
  } finally {
    library.destroy();
  }
}

/** Begins a version, writes what it must have, and freezes it. */
async function freeze(browser: Browser, document: string, texts: Record<string, string>): Promise<void> {
  await browser.open(`${at}/${document}`);
  await browser.submit({});
  await browser.open(`${browser.shown.url}/textes`);
  await browser.submit(texts);
  await browser.submit({});
}

test("on the pages: a file is begun, written, frozen, judged, attested, downloaded; then the catalogue changes and it is to be reviewed", async () => {
  const { browser } = await home.agent(["authority_administrator"], "Hélène Marchand");
  expect((await browser.open("/caen/administration")).body).toContain("Conformité");
  expect((await browser.open(at)).body).toContain("À établir");
  await browser.open(`${at}/homologation`);
  await browser.submit({});
  expect(plain(browser.shown.body)).toContain("Reste à écrire : « périmètre », « enjeux ».");
  await browser.open(`${at}/homologation/1/textes`);
  await browser.submit({ perimeter: "Le site <et> le guichet.", stakes: "La confiance des habitants." });
  expect(browser.shown.body).toContain("Les textes sont enregistrés");
  expect(browser.shown.body).toContain("Le site &lt;et> le guichet.");
  await browser.submit({});
  expect(browser.shown.body).toContain("La version est arrêtée");
  await browser.open(`${at}/homologation/1/decision`);
  await browser.submit({ decision: "", duree: "", conditions: "", signataire: "" });
  expect(browser.shown.status).toBe(422);
  await browser.submit({
    decision: "with_conditions",
    duree: "36",
    conditions: "Installer un antivirus avant juin.",
    signataire: "Maryse Letellier, maire",
  });
  expect(browser.shown.body).toContain("La décision est enregistrée");
  expect(browser.shown.body).toContain("24 novembre 2029");

  const pdf = await browser.bytes(`${at}/homologation/1/document.pdf`);
  const text = await textIn(pdf);
  expect(pdf.toString("latin1")).toContain("/StructTreeRoot");
  for (const said of [
    "Le site <et> le guichet.",
    "Aucun antivirus ne regarde",
    "Essai : « the application role »",
    "Maryse Letellier",
  ])
    expect(text).toContain(said);
  const attestation = await textIn(await browser.bytes(`${at}/homologation/1/attestation.pdf`));
  expect(attestation).toContain("jusqu’au 24 novembre 2029");
  expect(attestation).toContain("Installer un antivirus avant juin.");
  const json = JSON.parse((await browser.open(`${at}/homologation/1/document.json`)).body);
  expect(json).toMatchObject({ kind: "security_file", number: 1, state: "in_force", intact: true });
  expect(attestation.replaceAll(/\s/g, "")).toContain(json.sha256);

  await aPublishedService(home.house, home.town.id, {
    slug: "patinoire",
    definition: { title: { fr: "Patinoire", en: "Rink" } },
  });
  const review = plain((await browser.open(`${at}/homologation`)).body);
  expect(review).toContain("À revoir");
  expect(review).toContain("Un service de plus : « Patinoire ». Il reçoit : nom de naissance");
  expect(plain((await browser.open(at)).body)).toContain("À revoir");
  const english = (await browser.open(`${at}/homologation?lang=en`)).body;
  expect(english).toContain("One more service: “Patinoire”".replace("Patinoire", "Rink"));
});

test("an assessment waits for the officer: an administrator has no way to the opinion, the officer none to the decision", async () => {
  const { browser } = await home.agent(["authority_administrator"], "Hélène Marchand");
  await freeze(browser, "aipd", { context: "Une identité.", necessity: "Utile." });
  expect(browser.shown.body).toContain("Attend un avis");
  expect(browser.shown.body).not.toContain("/aipd/1/avis");
  const officer = await home.agent(["data_protection_officer"], "Denis Roussel");
  await officer.browser.open(`${at}/aipd/1`);
  expect(officer.browser.shown.body).toContain("/aipd/1/avis");
  await officer.browser.open(`${at}/aipd/1/avis`);
  await officer.browser.submit({ avis: "favourable", observations: "Bien." });
  expect(officer.browser.shown.body).toContain("L’avis est enregistré");
  expect(officer.browser.shown.body).not.toContain("/aipd/1/decision");
  expect((await browser.open(`${at}/aipd/1`)).body).toContain("/aipd/1/decision");
  expect((await browser.open(`${at}/aipd/1/attestation.pdf`)).status).toBe(404);
});

test("what was typed stays when a colleague saved first", async () => {
  const { browser } = await home.agent(["authority_administrator"]);
  await browser.open(`${at}/homologation`);
  await browser.submit({});
  const page = `${browser.shown.url}/textes`;
  await browser.open(page);
  const colleague = await home.agent(["authority_administrator"], "Paul Aubert");
  await colleague.browser.open(page);
  await colleague.browser.submit({ stakes: "Ceux de Paul." });
  await browser.submit({ stakes: "Le mien, à ne pas perdre." });
  expect(browser.shown.status).toBe(409);
  expect(browser.shown.body).toContain("Le mien, à ne pas perdre.");
  await browser.submit({ stakes: "Les deux." });
  expect(browser.shown.body).toContain("Les textes sont enregistrés");
});

test("agents of another authority and of other roles see nothing; an auditor reads and writes nothing", async () => {
  const { browser } = await home.agent(["reception", "validator", "service_manager"]);
  for (const path of ["", "/homologation", "/homologation/1", "/homologation/1/document.json"])
    expect((await browser.open(`${at}${path}`)).status).toBe(403);
  const other = await aTown(home.house, { slug: "ifs", name: "Ifs" });
  const stranger = await home.server.signedIn(
    await anAgent(home.house, other.id, ["authority_administrator"]),
  );
  expect((await stranger.open("/ifs/administration/conformite/homologation/1")).status).toBe(404);
  expect((await stranger.open("/ifs/administration/conformite/homologation")).body).toContain(
    "Aucune version",
  );
  const auditor = await home.agent(["auditor"]);
  expect((await auditor.browser.open(`${at}/homologation/1`)).status).toBe(200);
  for (const path of ["textes", "avis", "decision"])
    expect((await auditor.browser.open(`${at}/homologation/1/${path}`)).status).toBe(403);
  expect((await auditor.browser.open(`${at}/autre`)).status).toBe(404);
});

test("an assessment says in plain words how long each thing is kept, and out of which services some receive nothing", async () => {
  const town = await aTown(home.house, { slug: "epron", name: "Épron" });
  const asked = { form: "raw", required: true, legalBasis: "public_task" } as const;
  await aPublishedService(home.house, town.id, {
    slug: "ludotheque",
    definition: {
      title: { fr: "Ludothèque", en: "Toy library" },
      requests: [
        { ...asked, element: "email", purpose: { fr: "Écrire.", en: "Write." }, retentionDays: 365 },
        { ...asked, element: "phone_number", purpose: { fr: "Appeler.", en: "Call." }, retentionDays: 0 },
      ],
    },
  });
  await aPublishedService(home.house, town.id, { slug: "marche", definition: { requests: [] } });
  const agent = await anAgent(home.house, town.id, ["authority_administrator"], "Iris Vasseur");
  const browser = await home.server.signedIn(agent);
  await browser.open("/epron/administration/conformite/aipd");
  await browser.submit({});
  const text = plain(browser.shown.body);
  expect(text).toContain("Écrire. Une mission d’intérêt public. Gardé un an après la fin.");
  expect(text).toContain("Appeler. Une mission d’intérêt public. Effacé dès la fin.");
  expect(text).toMatch(
    /Services décrits plus haut : 2\. Parmi eux, un ne reçoit aucune information sur les personnes\./,
  );
  expect(text).not.toMatch(/aucun jour|365 jours/);
});
