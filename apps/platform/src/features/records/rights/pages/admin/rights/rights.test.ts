import { randomUUID } from "node:crypto";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aHouseWithAdministration } from "../../../../../../frames/admin/testing/a-house-with-administration.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import { anAgent, aPerson } from "../../../../../../testing/builders.ts";
import { aPublishedService } from "../../../../../../testing/services.ts";
import { createDeclaration } from "../../../../../identity/identity/index.ts";
import { readPersonJournal } from "../../../../../trust/audit/index.ts";
import {
  recordRestrictionRequest,
  recordRightRequest,
  rightsJobs,
  submitRightAnswer,
  submitRightRequest,
} from "../../../index.ts";
import { asking } from "../../../testing/asking.ts";

let home: Awaited<ReturnType<typeof aHouseWithAdministration>>;
beforeAll(async () => {
  home = await aHouseWithAdministration(rightsJobs);
});
afterAll(() => home?.house.close());

async function asked(right: "access" | "objection" = "access") {
  const person = await aPerson(home.house, home.town.id, {
    validated: { given_name: "Odile", family_name: "Marsouin" },
  });
  const agent = await anAgent(home.house, home.town.id, ["reception"]);
  const { id, number } = await recordRightRequest(agent, {
    id: parseId<"rights_request">(randomUUID()),
    personId: person.personId,
    askedBy: person.personId,
    right,
    channel: "desk",
    text: "Que savez-vous de moi ?",
  });
  return { person, id, number };
}

const officer = () => anAgent(home.house, home.town.id, ["data_protection_officer"], "Denis Roussel");

test("the officer sees who waits, answers, and what they wrote stays when a colleague came first", async () => {
  const { id, number } = await asked();
  const browser = await home.server.signedIn(await officer());
  expect((await browser.open("/caen/administration")).body).toContain("Droits des personnes");
  expect((await browser.open("/caen/administration/droits")).body).toContain(number);
  await browser.open(`/caen/administration/droits/${id}`);
  expect(browser.shown.body).toContain("Odile Marsouin");
  await browser.submit({ suite: "", reponse: "" });
  expect(browser.shown.status).toBe(422);
  await browser.open(`/caen/administration/droits/${id}`);
  await submitRightAnswer(await officer(), { id, version: 1, outcome: "extended", text: "Archives." });
  await browser.submit({ suite: "answered", reponse: "Voici le cachalot." });
  expect(browser.shown.status).toBe(409);
  expect(browser.shown.body).toContain("Voici le cachalot.");
  await browser.submit({ suite: "extended", reponse: "Encore." });
  expect(browser.shown.body).toContain("déjà été prolongé");
  await browser.submit({ suite: "answered", reponse: "Voici." });
  expect(browser.shown.body).toContain("La réponse est envoyée");
});

test("the register is written from the catalogue: purposes, bases, retention, recipients, what the platform keeps", async () => {
  await aPublishedService(home.house, home.town.id, {
    slug: "ludotheque",
    definition: {
      title: { fr: "Ludothèque", en: "Toy library" },
      requests: [
        {
          element: "email",
          form: "raw",
          required: true,
          purpose: { fr: "Prévenir du retour d’un jeu.", en: "Tell of a game to bring back." },
          legalBasis: "public_task",
          retentionDays: 365,
        },
      ],
    },
  });
  const browser = await home.server.signedIn(await officer());
  await browser.open("/caen/administration/droits");
  expect(browser.shown.body).toContain("/caen/administration/droits/registre");
  const register = "/caen/administration/droits/registre";
  const index = (await browser.open(register)).body;
  for (const said of ["dpo@caen.example", `${register}/services/ludotheque`, `${register}/plateforme`])
    expect(index).toContain(said);
  expect(index).not.toContain("Prévenir du retour d’un jeu.");
  const { body } = await browser.open(`${register}/services/ludotheque`);
  for (const said of ["Ludothèque", "Prévenir du retour d’un jeu.", "Une mission d’intérêt public"])
    expect(body).toContain(said);
  expect(body.replaceAll("\u00a0", " ")).toContain("un an après la fin");
  expect((await browser.open(`${register}/services/inconnu`)).status).toBe(404);
  expect((await browser.open(`${register}/plateforme`)).body).toContain("Justificatifs et leurs images");
  const csv = await browser.open("/caen/administration/droits/registre.csv");
  expect(csv.body).toContain("Prévenir du retour d’un jeu.");
  expect(csv.body).toContain("Aucun mot de passe");
  const stranger = await home.server.signedIn(await anAgent(home.house, home.town.id, ["reception"]));
  expect((await stranger.open("/caen/administration/droits/registre.csv")).status).toBe(403);
});

test("the register tells the measures that run today, and none that is off", async () => {
  const browser = await home.server.signedIn(await officer());
  const { body } = await browser.open("/caen/administration/droits/registre");
  expect(body).toContain("Aucun antivirus ne regarde les documents");
  expect(body).not.toContain("Un antivirus (ClamAV) regarde");
  expect(body).toContain("installation est celle d’un développeur");
  const csv = await browser.open("/caen/administration/droits/registre.csv");
  expect(csv.body).not.toContain("Aucun antivirus");
});

test("the whole file is the officer’s to hand over, for a request that waits, and the journal tells it", async () => {
  const { id, person } = await asked();
  const file = `/caen/administration/droits/${id}/dossier.pdf`;
  const browser = await home.server.signedIn(await officer());
  expect((await browser.open(`/caen/administration/droits/${id}`)).body).toContain("dossier.pdf");
  expect((await browser.bytes(file)).subarray(0, 5).toString()).toBe("%PDF-");
  const { entries } = await readPersonJournal(person, person.personId);
  expect(entries.map(({ action }) => action)).toContain("rights.dossier_made");
  const validator = await home.server.signedIn(await anAgent(home.house, home.town.id, ["validator"]));
  expect((await validator.open(`/caen/administration/droits/${id}`)).body).not.toContain("dossier.pdf");
  expect((await validator.open(file)).status).toBe(403);
  const other = await asked("objection");
  expect((await browser.open(`/caen/administration/droits/${other.id}/dossier.pdf`)).status).toBe(404);
  await submitRightAnswer(await officer(), { id, version: 1, outcome: "answered", text: "Remis." });
  expect((await browser.open(file)).status).toBe(409);
});

async function textIn(pdf: Buffer): Promise<string> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    return [...document.pages()].map((page) => page.getText()).join(" ");
  } finally {
    library.destroy();
  }
}

test("asked by one parent, online or at the desk, the file of a child lacks where the other parent said that they live", async () => {
  const { childOf, represents, somebody, fresh } = asking(() => ({ house: home.house, town: home.town.id }));
  const [one, other] = [await somebody(), await somebody()];
  const personId = await childOf(one, "2018-03-03");
  await represents(other.personId, personId, "parental_authority");
  const value = {
    street_address: "7 impasse des Ornithorynques",
    postal_code: "14000",
    locality: "Caen",
    country: "FR",
  };
  await other.transaction((tx) =>
    createDeclaration(tx, other, { personId, name: "address", value, saidBy: other.personId }),
  );
  const browser = await home.server.signedIn(await officer());
  const fileAskedBy = async (parent: typeof one) => {
    const { id } = await submitRightRequest(parent, { id: fresh(), personId, right: "access", text: "" });
    const page = await browser.open(`/caen/administration/droits/${id}`);
    expect(page.body).toContain("Quelqu’un qui la représente");
    return textIn(await browser.bytes(`/caen/administration/droits/${id}/dossier.pdf`));
  };
  expect(await fileAskedBy(other)).toContain("Ornithorynques");
  expect(await fileAskedBy(one)).not.toContain("Ornithorynques");
  const agent = await anAgent(home.house, home.town.id, ["reception"]);
  const fileNotedFor = async ({ personId: askedBy }: typeof one) => {
    const noted = { id: fresh(), personId, askedBy, right: "access", channel: "desk", text: "" } as const;
    const { id } = await recordRightRequest(agent, noted);
    return textIn(await browser.bytes(`/caen/administration/droits/${id}/dossier.pdf`));
  };
  expect(await fileNotedFor(other)).toContain("Ornithorynques");
  expect(await fileNotedFor(one)).not.toContain("Ornithorynques");
});

test("a pause in force is answered, then its end announced with a reason, once", async () => {
  const person = await aPerson(home.house, home.town.id, {
    validated: { given_name: "Odile", family_name: "Marsouin" },
  });
  const agent = await anAgent(home.house, home.town.id, ["reception"]);
  const { id } = await recordRestrictionRequest(agent, {
    id: parseId<"rights_request">(randomUUID()),
    personId: person.personId,
    askedBy: person.personId,
    ground: "unlawful",
    channel: "desk",
    text: "Qui vous l’a permis ?",
    grantIds: [],
  });
  const browser = await home.server.signedIn(await officer());
  await browser.open("/caen/administration/droits");
  expect(browser.shown.body).toContain("Mises en pause en place");
  await browser.open(`/caen/administration/droits/${id}`);
  expect(browser.shown.body).toContain("En pause");
  expect(browser.shown.body).not.toContain("Annoncer la levée");
  await browser.submit({ suite: "answered", reponse: "Nous vérifions." });
  await browser.open(`/caen/administration/droits/${id}`);
  await browser.submit({ raison: "" });
  expect(browser.shown.status).toBe(422);
  await browser.submit({ raison: "L’usage est permis : délibération 12." });
  expect(browser.shown.body).toContain("La levée est annoncée");
  expect(browser.shown.body).toContain("délibération 12");
  expect(browser.shown.body).not.toContain("Annoncer la levée");
});
