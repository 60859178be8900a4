import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aDesk, aPdfOf, type Desk, readSeen } from "../../../../../../frames/desk/testing/a-desk.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import { aPerson } from "../../../../../../testing/builders.ts";
import { listRepresentatives } from "../../../../../identity/households/index.ts";
import { listElements } from "../../../../../identity/identity/index.ts";
import { readPersonJournal } from "../../../../../trust/audit/index.ts";
import { enrolmentContribution, saveAnswers, startEnrolment } from "../../../index.ts";

let desk: Desk;

beforeAll(async () => {
  desk = await aDesk();
});
afterAll(() => desk.house.close());

const madeleine = {
  given_name: "Madeleine",
  family_name: "Roussel",
  birthdate_day: "3",
  birthdate_month: "2",
  birthdate_year: "1941",
  address_street: "9 rue Caponière",
  address_postcode: "14000",
  address_city: "Caen",
  channel: "letter",
  identite: "identity_card",
  domicile: "proof_of_address",
};
const action = "/caen/agents/inscrire";

async function atTheForm(roles: Parameters<Desk["at"]>[0], query = "") {
  const agent = await desk.at(roles, "Camille Lefèvre");
  await agent.open(action + query);
  return agent;
}

/** Whom the form is about, and the files they had when it was shown. */
const hiddenOf = (body: string): Record<string, string> =>
  Object.fromEntries(
    [...body.matchAll(/name="(nouvelle|dossiers)" value="([^"]*)"/g)].map(([, name = "", value = ""]) => [
      name,
      value,
    ]),
  );

test("somebody without e-mail, phone or computer leaves enrolled, with a receipt and a letter", async () => {
  const agent = await atTheForm(["reception", "validator"]);
  const receipt = await agent.submit(madeleine, { action, files: [] });
  expect(receipt.url).toMatch(/\/recepisse$/);
  expect(receipt.body).toContain("Inscription faite");
  expect(receipt.body).toMatch(/CAEN-2026-\d{6}-/);
  expect(receipt.body).toContain("Roussel (validé)");
  const letters = await agent.open("/caen/agents/lettres");
  const [, letter = ""] =
    /href="(\/caen\/agents\/lettres\/[^"]+)"[^>]*>Madeleine Roussel/.exec(letters.body) ?? [];
  const sheet = await agent.open(letter);
  expect(sheet.body).toContain("9 rue Caponière");
  expect(sheet.body).toContain("Objet");
  await agent.submit({}, { action: `${letter}/remise` });
  expect(agent.shown.body).not.toContain(`href="${letter}"`);
});

test("sent twice, the form leads to one receipt", async () => {
  const agent = await atTheForm(["reception", "validator"]);
  const form = agent.shown;
  const first = await agent.submit({ ...madeleine, given_name: "Deux" }, { action, files: [] });
  const hidden = hiddenOf(form.body);
  const second = await agent.post(action, { ...madeleine, given_name: "Deux", ...hidden });
  expect(second.url).toBe(first.url);
});

test("sent four times at once, the form leads to one person and one receipt", async () => {
  const agent = await atTheForm(["reception", "validator"]);
  const hidden = hiddenOf(agent.shown.body);
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => agent.post(action, { ...madeleine, given_name: "Quatre", ...hidden })),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(new Set(answers.map(({ url }) => url)).size).toBe(1);
  expect(answers[0]?.url).toMatch(/\/recepisse$/);
});

test("the id of somebody known, posted as somebody new, opens nobody and names no parent of theirs", async () => {
  const victim = await desk.arrives({ given_name: "Victime" });
  const accomplice = await desk.arrives({ given_name: "Complice" });
  const agent = await atTheForm(["reception", "validator"]);
  // With a reason: that somebody looks alike is not what stops it.
  const another = { given_name: "Autre", autre_personne: "Sa sœur, carte vue" };
  const forged = { ...madeleine, ...another, nouvelle: victim.personId, dossiers: "9" };
  for (const more of [{}, { parent: accomplice.personId, lien: "family_record_book" }]) {
    await agent.open(action);
    const refused = await agent.post(action, { ...forged, ...more });
    expect(refused.status).toBe(409);
    expect(refused.body).toContain("Cette personne est déjà connue ici");
  }
  const known = await victim.transaction((tx) => listElements(tx, victim, victim.personId));
  expect(known.find(({ name }) => name === "given_name")?.declared?.value).toBe("Victime");
  const links = await listRepresentatives(victim, victim.personId);
  expect(links).toEqual([]);
});

test("pages scanned at the desk prove what they show; a wrong answer keeps the others", async () => {
  const agent = await atTheForm(["reception", "validator"]);
  const scan = { field: "identite_pages", name: "carte.pdf", content: aPdfOf("carte de Louise") };
  const wrong = await agent.submit(
    { ...madeleine, given_name: "Louise", birthdate_month: "13" },
    { action, files: [scan] },
  );
  expect(wrong.status).toBe(422);
  expect(wrong.body).toContain('value="Louise"');
  const refused = await agent.submit(
    { ...madeleine, given_name: "Louise" },
    { action, files: [{ ...scan, content: Buffer.from("MZ ceci est un programme") }] },
  );
  expect(refused.body).toContain("«\u00a0carte.pdf\u00a0»");
  expect(refused.body).toContain('value="Louise"');
  const done = await agent.submit({ ...madeleine, given_name: "Louise" }, { action, files: [scan] });
  expect(done.body).toContain("Louise (validé)");
});

test("reception enrols, and a validator decides on what reception saw", async () => {
  const paul = await atTheForm(["reception"]);
  const receipt = await paul.submit({ ...madeleine, given_name: "Odette" }, { action, files: [] });
  expect(receipt.body).toContain("Odette (à vérifier)");
  const path = receipt.url.replace("/recepisse", "");
  const nadia = await desk.at(["validator"], "Nadia Haddad");
  expect((await nadia.open(path)).body).toContain("Original vu par Camille Lefèvre");
  await nadia.submit(readSeen(nadia.shown.body), { action: `${path}/decisions` });
  expect(nadia.shown.body).toContain("Décision rendue");
});

test("a child is enrolled with its parent, in one household, the link seen in the record book", async () => {
  const agent = await atTheForm(["reception", "validator"]);
  const parent = await agent.submit({ ...madeleine, given_name: "Claire" }, { action, files: [] });
  await agent.open(parent.url.replace("/recepisse", ""));
  const [, parentId = ""] = /personnes\/([0-9a-f-]{36})/.exec(agent.shown.body) ?? [];
  await agent.open(`${action}?parent=${parentId}`);
  expect(agent.shown.body).toContain('value="9 rue Caponière"');
  const { channel: _, ...child } = { ...madeleine, given_name: "Emma", birthdate_year: "2019" };
  const kinds = { identite: "family_record_book", lien: "family_record_book" };
  const receipt = await agent.submit({ ...child, ...kinds }, { action, files: [] });
  expect(receipt.body).toContain("Inscription faite");
  const page = await agent.open(`/caen/agents/personnes/${parentId}?motif=help_at_desk`);
  expect(page.body).toContain("Emma Roussel");
  expect(page.body).toContain("Vérifié");
  const [, childId = ""] = /personnes\/([0-9a-f-]{36})[^>]*>Emma/.exec(page.body) ?? [];
  const links = await listRepresentatives(agent.context, parseId<"person">(childId));
  expect(links).toMatchObject([{ state: "validated", kind: "parental_authority" }]);
});

test("what a person began on the web is finished with them at the desk", async () => {
  const personId = parseId<"person">(randomUUID());
  const { fileId } = await startEnrolment(desk.house.as({ kind: "anonymous" }, desk.caen.id), {
    newPersonId: personId,
  });
  const person = desk.house.as({ kind: "person", personId }, desk.caen.id);
  await saveAnswers(person, { fileId, elements: { given_name: "Simone", family_name: "Lebon" } });
  const agent = await atTheForm(["reception", "validator"], `?personne=${personId}`);
  expect(agent.shown.body).toContain("Compléter le dossier de Simone Lebon");
  const { given_name: _, family_name: __, ...rest } = madeleine;
  const receipt = await agent.submit(rest, { action, files: [] });
  expect(receipt.url).toBe(`/caen/agents/dossiers/${fileId}/recepisse`);
  expect(receipt.body).toContain("Simone (validé)");
});

test("a place of birth abroad, sent back as it was shown, stays abroad", async () => {
  const abroad = { locality: "Rabat", country: "MA" };
  const { personId } = await aPerson(desk.house, desk.caen.id, {
    validated: {
      given_name: "Samira",
      family_name: "Alaoui",
      birthdate: "1988-04-02",
      place_of_birth: abroad,
    },
  });
  const agent = await atTheForm(["reception", "validator"], `?personne=${personId}`);
  expect(agent.shown.body).toContain('value="Rabat"');
  const born = { birthdate_day: "2", birthdate_month: "4", birthdate_year: "1988" };
  const said = { given_name: "Samira", family_name: "Alaoui", gender: "female", place_of_birth: "Rabat" };
  await agent.submit({ ...madeleine, ...said, ...born }, { action, files: [] });
  const known = await agent.context.transaction((tx) => listElements(tx, agent.context, personId));
  expect(known.find(({ name }) => name === "place_of_birth")).toMatchObject({ validated: { value: abroad } });
  expect(known.find(({ name }) => name === "place_of_birth")?.declared).toBeUndefined();
  expect(known.find(({ name }) => name === "gender")?.validated?.value).toBe("female");
});

test("a person is found by name and birth date, looked at for a reason, and reads it in the journal", async () => {
  const agent = await desk.at(["reception"], "Paul Girard");
  const person = await desk.arrives({ family_name: "Lefort", birthdate: "1975-06-01" });
  await agent.open("/caen/agents/personnes");
  const form = { action: "/caen/agents/personnes" };
  const alone = await agent.submit({ recherche: "lefort", motif: "telephone" }, form);
  expect(alone.status).toBe(422);
  expect(alone.body).toContain('value="lefort"');
  expect(alone.body).toContain("Un nom seul ne suffit pas");
  await agent.open("/caen/agents/personnes");
  const why = await agent.submit({ recherche: "LEFORT 1/6/1975" }, form);
  expect(why.status).toBe(422);
  const found = await agent.submit({ recherche: "LEFORT 1/6/1975", motif: "telephone" }, form);
  expect(found.body).toContain("Jeanne Lefort");
  const path = `/caen/agents/personnes/${person.personId}`;
  expect((await agent.open(path)).body).toContain("Pourquoi consultez-vous cette personne");
  const shown = await agent.open(`${path}?motif=telephone`);
  expect(shown.body).toContain("Aucun service de votre collectivité n’est ouvert");
  expect(shown.body).toContain("D’abord, vérifiez qui appelle");
  expect(shown.body).toContain("Réponse promise avant le");
  expect((await agent.open(`${path}?motif=check`)).body).not.toContain("vérifiez qui appelle");
  const { entries } = await readPersonJournal(person, person.personId);
  const told = entries.flatMap(
    ({ action: what, data }) => enrolmentContribution.journal[what]?.(data).fr ?? [],
  );
  expect(told).toContain("Un agent a consulté vos informations pour vous répondre au téléphone.");
});

test("a receipt number opens its file; a mistyped one says so", async () => {
  const agent = await desk.at(["reception"]);
  const person = await desk.arrives();
  await agent.open(`/caen/agents/dossiers/${person.fileId}`);
  const [number = ""] = /CAEN-2026-\d{6}-\w\w/.exec(agent.shown.body) ?? [];
  await agent.open("/caen/agents/personnes");
  const form = { action: "/caen/agents/personnes" };
  expect((await agent.submit({ recherche: "CAEN-2026-999999-00", motif: "check" }, form)).body).toContain(
    "Vérifiez chaque chiffre",
  );
  expect((await agent.submit({ recherche: number.toLowerCase() }, form)).url).toBe(
    `/caen/agents/dossiers/${person.fileId}`,
  );
});

test("somebody known already is not enrolled twice unnoticed: the page opens theirs, or keeps why it is another person", async () => {
  const karim = {
    ...madeleine,
    given_name: "Karim",
    family_name: "Benali",
    birthdate_day: "9",
    birthdate_year: "2004",
  };
  const agent = await atTheForm(["reception", "validator"]);
  await agent.submit(karim, { action, files: [] });
  for (const [given_name, family_name] of [
    ["karim", "BENALI"],
    ["BENALI", "Karim"],
    ["Kârim", "Bénaly"],
  ] as const) {
    await agent.open(action);
    const asked = await agent.submit({ ...karim, given_name, family_name }, { action, files: [] });
    expect(asked.status).toBe(409);
    expect(asked.body).toContain("Cette personne est peut-être déjà connue");
    expect(asked.body).toMatch(/personnes\/[0-9a-f-]{36}\?motif=check"[^>]*>Ouvrir la fiche de Karim Benali/);
  }
  expect(await searched(agent, "BENALI 9/2/2004")).toBe(1);
  await agent.open(action);
  await agent.submit({ ...karim, given_name: "karim" }, { action, files: [] });
  const why = "Né à Oran, livret de famille vu.";
  const receipt = await agent.submit(
    { ...karim, given_name: "karim", autre_personne: why },
    { action, files: [] },
  );
  expect(receipt.body).toContain("Inscription faite");
  const file = await agent.open(receipt.url.replace("/recepisse", ""));
  expect(file.body).toContain(why);
  expect(await searched(agent, "BENALI 9/2/2004")).toBe(2);
});

test("a twin is enrolled without a question", async () => {
  const agent = await atTheForm(["reception", "validator"]);
  const twin = { ...madeleine, family_name: "Gémeau", birthdate_year: "2001" };
  await agent.submit({ ...twin, given_name: "Lou" }, { action, files: [] });
  await agent.open(action);
  const receipt = await agent.submit({ ...twin, given_name: "Sacha" }, { action, files: [] });
  expect(receipt.body).toContain("Inscription faite");
});

async function searched(agent: Awaited<ReturnType<typeof atTheForm>>, recherche: string): Promise<number> {
  await agent.open("/caen/agents/personnes");
  const { body } = await agent.submit({ recherche, motif: "check" }, { action: "/caen/agents/personnes" });
  return new Set([...body.matchAll(/personnes\/([0-9a-f-]{36})/g)].map(([, id]) => id)).size;
}
