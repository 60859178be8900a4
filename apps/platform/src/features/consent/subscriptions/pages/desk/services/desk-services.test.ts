import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aDesk, type Desk } from "../../../../../../frames/desk/testing/a-desk.ts";
import { aPerson } from "../../../../../../testing/builders.ts";
import { asks } from "../../../../../../testing/consents.ts";
import { aPublishedService } from "../../../../../../testing/services.ts";
import { findPublishedService } from "../../../../../catalogue/catalogue/index.ts";
import { createRepresentedPerson, validateRepresentation } from "../../../../../identity/households/index.ts";
import { createDeclaration, validateElement } from "../../../../../identity/identity/index.ts";
import { readPersonJournal } from "../../../../../trust/audit/index.ts";
import { acceptConsent, consentContribution, listGrants, withdrawGrant } from "../../../../consent/index.ts";

type Person = Awaited<ReturnType<typeof aPerson>>;

let desk: Desk;
let madeleine: Person;

const names = [asks("given_name", { required: true }), asks("email")];
const plain = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0]+/g, " ");

/** A service of Caen at its own address. */
const aService = (slug: string, title: string, more: object = {}) =>
  aPublishedService(desk.house, desk.caen.id, {
    slug,
    definition: { title: { fr: title, en: title }, requests: names, ...more },
  });

const offers = (who: Person) => `/caen/agents/personnes/${who.personId}/services/ouvrir`;
const grantsOf = (who: Person, personId = who.personId) =>
  who.transaction((tx) => listGrants(tx, who, personId));
const journalOf = async (who: Person) => {
  const { entries } = await readPersonJournal(who, who.personId);
  return entries.flatMap(({ action, data }) => consentContribution.journal[action]?.(data).fr ?? []);
};

beforeAll(async () => {
  desk = await aDesk();
  madeleine = await aPerson(desk.house, desk.caen.id, {
    validated: {
      given_name: "Madeleine",
      family_name: "Roussel",
      birthdate: "1945-08-17",
      email: "m@example.org",
    },
  });
  await aService("bibliotheque", "Bibliothèque", { audience: "self" });
  await aService("pass-jeune", "Pass jeune", { eligibility: "age(birthdate, today) <= 25" });
  await aService("tarif", "Tarif réduit", { eligibility: "family_quotient < 900" });
  await aService("cantine", "Cantine", { audience: "child" });
  await aService("aide", "Aide sociale", { presentation: { themes: ["solidarity"] } });
  await aService("cinema", "Cinéma", { presentation: { partner: { name: "Lux", kind: "business" } } });
});
afterAll(() => desk?.house.close());

test("an agent reads what each service asks of somebody, opens one as they say, and prints the receipt", async () => {
  const agent = await desk.at(["reception"]);
  const person = await agent.open(`/caen/agents/personnes/${madeleine.personId}?motif=help_at_desk`);
  expect(plain(person.body)).toContain("Ouvrir un service");
  const list = plain((await agent.open(offers(madeleine))).body);
  expect(list).toContain("Bibliothèque Possible");
  expect(list).toContain("Tarif réduit À compléter");
  expect(list).toContain("Pass jeune Pas possible aujourd’hui");
  for (const hidden of ["Cantine", "Aide sociale", "Cinéma"]) expect(list).not.toContain(hidden);

  const young = plain((await agent.open(`${offers(madeleine)}/pass-jeune`)).body);
  expect(young).toContain("Avoir 25 ans au plus Non");
  const lacking = plain((await agent.open(`${offers(madeleine)}/tarif`)).body);
  expect(lacking).toContain("Avoir un quotient familial inférieur à 900 € À vérifier");
  expect(lacking).toContain("Quotient familial");
  expect(lacking).toContain("Donner ces informations au guichet");

  const offer = await agent.open(`${offers(madeleine)}/bibliotheque`);
  expect(plain(offer.body)).toContain("Madeleine Roussel est là : lire la demande");
  const consent = await agent.open(`${offers(madeleine)}/bibliotheque/accord?avec=${madeleine.personId}`);
  expect(plain(consent.body)).toContain("Madeleine");
  expect(consent.body).not.toContain("checked");
  const empty = await agent.submit({ geste: "accepter", accord: "email" });
  expect(empty.status).toBe(422);
  expect(empty.body).toMatch(/value="email"[^>]*checked|checked[^>]*value="email"/);
  const receipt = await agent.submit({ geste: "accepter", canal: "desk", presente: "on" });
  expect(plain(receipt.body)).toContain("Accord noté");
  expect(plain(receipt.body)).toContain("Signature");
  expect(plain(receipt.body)).toContain("Noté par Ville de Caen");
  for (const word of ["Reçue le", "Service qui instruit", "Sans réponse de notre part"])
    expect(plain(receipt.body), word).not.toContain(word);
  const [held] = await grantsOf(madeleine);
  expect(held?.grant).toMatchObject({ state: "live", granted: ["given_name", "email"], refused: [] });
  expect((await journalOf(madeleine))[0]).toBe(
    "Un agent a noté votre accord pour que « Bibliothèque » reçoive : prénom, adresse électronique. Au guichet, à votre demande, en votre présence.",
  );
});

test("the same agent stops it, after reading what stays; sent twice, it stops once", async () => {
  const agent = await desk.at(["reception"]);
  const [held] = await grantsOf(madeleine);
  const path = `/caen/agents/personnes/${madeleine.personId}/accords/${held?.grant.id}/retrait`;
  expect(plain((await agent.open(path)).body)).toContain("S’arrête tout de suite");
  const answer = { avec: madeleine.personId, canal: "visit", presente: "on" };
  expect((await agent.submit({})).status).toBe(422);
  expect(plain((await agent.submit(answer)).body)).toContain("Service arrêté");
  await agent.post(path, answer);
  expect((await journalOf(madeleine)).filter((line) => line.includes("retiré"))).toEqual([
    "L’accord donné à « Bibliothèque » a été retiré : il ne reçoit plus rien. En visite, à votre demande, en votre présence.",
  ]);
});

test("a service for children, typed in the address, is refused to a grown-up in a plain sentence", async () => {
  const agent = await desk.at(["reception"]);
  const refused = await agent.open(`${offers(madeleine)}/cantine/accord?avec=${madeleine.personId}`);
  expect([refused.status, plain(refused.body)]).toEqual([
    422,
    expect.stringContaining("Ce service est pour les enfants"),
  ]);
});

test("a form sent twice opens once; opened again, it is another agreement", async () => {
  const who = await aPerson(desk.house, desk.caen.id, {
    validated: { given_name: "Odile", birthdate: "1950-01-01" },
  });
  const agent = await desk.at(["reception"]);
  const path = `${offers(who)}/bibliotheque/accord?avec=${who.personId}`;
  const shown = await agent.open(path);
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(shown.body)?.[1] ?? "";
  const yes = {
    geste: "accepter",
    canal: "desk",
    presente: "on",
    version: hidden("version"),
    cle: hidden("cle"),
  };
  await agent.post(path, yes);
  await agent.post(path, yes);
  expect(await grantsOf(who)).toHaveLength(1);
});

test("a refusal is told once it is noted, and never by an address alone", async () => {
  const who = await aPerson(desk.house, desk.caen.id, { validated: { given_name: "Odile" } });
  const agent = await desk.at(["reception"]);
  const offer = `${offers(who)}/bibliotheque`;
  expect(plain((await agent.open(`${offer}?refuse=1`)).body)).not.toContain("La personne a refusé");
  await agent.open(`${offer}/accord?avec=${who.personId}`);
  const refused = await agent.submit({ geste: "refuser", canal: "desk", presente: "on" });
  expect(plain(refused.body)).toContain("La personne a refusé");
  expect((await journalOf(who))[0]).toContain("Un agent a noté votre refus de « Bibliothèque »");
});

test("a refusal of what they accepted meanwhile is not announced: the page says so, with the way to stop", async () => {
  const who = await aPerson(desk.house, desk.caen.id, { validated: { given_name: "Odile" } });
  const agent = await desk.at(["reception"]);
  const path = `${offers(who)}/bibliotheque/accord?avec=${who.personId}`;
  await agent.open(path);
  const service = await desk.house
    .system(desk.caen.id)
    .transaction((tx) =>
      findPublishedService(
        tx,
        { providerId: desk.caen.id, slug: "bibliotheque" },
        { peopleOf: desk.caen.id },
      ),
    );
  if (!service) throw new Error("no service");
  const yes = { personId: who.personId, serviceId: service.id, version: service.version };
  const grant = await acceptConsent(who, { ...yes, granted: ["given_name"], refused: [] });
  const answer = await agent.submit({ geste: "refuser", canal: "desk", presente: "on" });
  expect(answer.status).toBe(409);
  expect(plain(answer.body)).toContain("La personne avait déjà accepté ce service");
  expect(answer.body).toContain(`/accords/${grant.id}/retrait`);
  expect(plain(answer.body)).not.toContain("La personne a refusé");
  expect((await journalOf(who)).filter((line) => line.includes("refus"))).toEqual([]);
});

describe("a child", () => {
  test("is spoken for by the parent who is there; both read it in their journal", async () => {
    const { child } = await aChildOf(madeleine);
    const agent = await desk.at(["reception"]);
    const list = plain((await agent.open(`/caen/agents/personnes/${child}/services/ouvrir`)).body);
    expect(list).toContain("Cantine Possible");
    expect(list).not.toContain("Bibliothèque");
    const offer = `/caen/agents/personnes/${child}/services/ouvrir/cantine`;
    expect(plain((await agent.open(offer)).body)).toContain("Madeleine Roussel est là, pour Léo");
    expect((await agent.open(`${offer}/accord?avec=${child}`)).status).toBe(403);
    await agent.open(`${offer}/accord?avec=${madeleine.personId}`);
    await agent.submit({ geste: "accepter", canal: "desk", presente: "on" });
    expect(await grantsOf(madeleine, child)).toHaveLength(1);
    expect((await journalOf(madeleine))[0]).toContain("Vous avez accepté pour quelqu’un que « Cantine »");
  });
});

describe("attacks", () => {
  test("an agent of another authority finds neither the person nor the service", async () => {
    const foreign = await desk.at(["reception", "validator"], "Ailleurs", desk.honfleur.id);
    const base = `/honfleur/agents/personnes/${madeleine.personId}/services/ouvrir`;
    for (const path of ["", "/bibliotheque", `/bibliotheque/accord?avec=${madeleine.personId}`])
      expect((await foreign.open(base + path)).status).toBe(404);
    expect((await foreign.post(`${base}/bibliotheque/accord?avec=${madeleine.personId}`)).status).toBe(404);
  });

  test("a service’s validator opens nothing", async () => {
    const bounded = await desk.at(["service_validator"]);
    expect((await bounded.open(offers(madeleine))).status).toBe(403);
    expect(
      (await bounded.post(`${offers(madeleine)}/bibliotheque/accord?avec=${madeleine.personId}`)).status,
    ).toBe(403);
  });

  test("what the desk does not see, a partner refused by the authority and an unknown service are not there", async () => {
    const agent = await desk.at(["reception", "validator"]);
    const readLines = async () => (await readPersonJournal(madeleine, madeleine.personId)).entries.length;
    const lines = await readLines();
    for (const slug of ["aide", "cinema", "rien"])
      expect((await agent.open(`${offers(madeleine)}/${slug}`)).status).toBe(404);
    const nowhere = `/caen/agents/personnes/${madeleine.personId}/accords/${randomUUID()}`;
    expect((await agent.open(nowhere)).status).toBe(404);
    // Nothing of her was shown, so nobody is said to have looked at her.
    expect(await readLines()).toBe(lines);
  });

  test("the rule is not gone round by the address of the request", async () => {
    const agent = await desk.at(["reception"]);
    const path = `${offers(madeleine)}/pass-jeune/accord?avec=${madeleine.personId}`;
    expect((await agent.open(path)).url).toBe(`${offers(madeleine)}/pass-jeune`);
    await agent.post(path, { geste: "accepter", canal: "desk", presente: "on", version: "1" });
    expect((await grantsOf(madeleine)).filter(({ grant }) => grant.state === "live")).toEqual([]);
  });

  test("nobody answers for somebody they do not represent, whoever is at the counter", async () => {
    const stranger = await aPerson(desk.house, desk.caen.id, { validated: { given_name: "Inconnu" } });
    const agent = await desk.at(["reception"]);
    const path = `${offers(madeleine)}/bibliotheque/accord?avec=${stranger.personId}`;
    expect((await agent.open(path)).status).toBe(403);
    expect((await agent.post(path, { geste: "accepter" })).status).toBe(403);
  });

  test("an agent stops nothing that nobody asked them to", async () => {
    const agent = await desk.agent(["reception"]);
    const [held] = await grantsOf(madeleine);
    const grantId = held?.grant.id;
    if (!grantId) throw new Error("no grant");
    const { personId } = madeleine;
    await expect(withdrawGrant(agent, { personId, grantId })).rejects.toThrow("consent.nobody_said_so");
  });
});

async function aChildOf(parent: Person) {
  const agent = await desk.agent(["reception", "validator"]);
  const { representationId: id, personId: child } = await parent.transaction((tx) =>
    createRepresentedPerson(tx, parent, { representativeId: parent.personId, kind: "parental_authority" }),
  );
  await agent.transaction(async (tx) => {
    for (const [name, value] of [
      ["given_name", "Léo"],
      ["birthdate", "2018-03-02"],
    ] as const) {
      const element = { personId: child, name };
      await createDeclaration(tx, agent, { ...element, value, saidBy: parent.personId });
      const evidence = { kind: "family_record_book" } as const;
      await validateElement(tx, agent, { ...element, method: "original_seen", evidence });
    }
    await validateRepresentation(agent, { id, evidence: { kind: "family_record_book" } });
  });
  return { child };
}
