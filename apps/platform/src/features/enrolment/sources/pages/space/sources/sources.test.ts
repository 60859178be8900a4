import { type ApiParticulier, startApiParticulier } from "@ardeco/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anAgent, aPerson, aTown } from "../../../../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../../../../testing/test-runtime.ts";
import { type TestServer, testServer } from "../../../../../../testing/test-server.ts";
import { pagesOf } from "../../../../../../walls/testing/every-form.ts";
import { sourcesJobs } from "../../../index.ts";
import { aFamily, aQuotient, entitle, odile, TOKEN } from "../../../testing/a-family.ts";

let house: TestRuntime;
let server: TestServer;
let town: Awaited<ReturnType<typeof aTown>>;
let api: ApiParticulier;
beforeAll(async () => {
  house = await testRuntime([sourcesJobs]);
  server = await testServer(house, { surfaces: pagesOf(house) });
  town = await aTown(house, { slug: "caen", name: "Ville de Caen" });
  api = await startApiParticulier({ cases: [aQuotient(odile, { value: 612 })], tokens: [TOKEN] });
});
afterAll(async () => {
  await api?.[Symbol.asyncDispose]();
  await house?.close();
});

const plain = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");

test("in their space, somebody reads what leaves before asking, then the answer and since when it counts", async () => {
  await entitle(house, town.id, api.address);
  const person = await aFamily(house, town.id, { family_quotient: 742 });
  const browser = await server.signedIn(person);
  const overview = await browser.open("/caen/espace/demander");
  expect(plain(overview.body)).toContain("Quotient familial");
  const page = plain((await browser.open("/caen/espace/demander/quotient")).body);
  expect(page).toContain("Ville de Caen envoie à la CAF ou la MSA votre nom, vos prénoms");
  expect(page).toContain("et rien d’autre");
  expect(page).toContain("délibération du 12 octobre 2026");
  const unsaid = await browser.submit({}, { action: "/caen/espace/demander/quotient" });
  expect(unsaid.status).toBe(422);
  const sent = await browser.submit({ chaque_annee: "oui" }, { action: "/caen/espace/demander/quotient" });
  expect(plain(sent.body)).toContain("Votre demande est partie");
  house.clock.advance(3_600_000);
  await house.drain();
  const after = plain((await browser.open("/caen/espace/demander")).body);
  expect(after).toContain("Réponse reçue");
  expect(after).toMatch(/612 € 24 novembre 2026 .* CAF, quotient de novembre 2026/);
  // The former value was replaced the day it was checked: that day is both its first and its last.
  expect(after).toMatch(/742 € 24 novembre 2026 24 novembre 2026/);
  expect(after).toContain("Votre quotient est redemandé en janvier");
  expect(after).toMatch(
    /Déjà demandé Demandé le mardi 24 novembre 2026 à \d+ h \d+, et l’administration a répondu/,
  );
  const asked = await browser.open("/caen/espace/demander/quotient");
  expect(plain(asked.body)).toContain("On pourra redemander demain");
  expect(plain(asked.body)).not.toContain("Demander maintenant");
  await browser.open("/caen/espace/demander");
  const stopped = await browser.submit({}, { action: "/caen/espace/demander/chaque-annee" });
  expect(plain(stopped.body)).toContain("n’est pas redemandé");
  expect(plain((await browser.open("/caen/espace/informations")).body)).toContain("Donné par CAF");
});

test("without a checked place of birth, the page asks for the country, and says where to add a commune of France", async () => {
  const { place_of_birth: _, ...rest } = odile;
  const person = await aPerson(house, town.id, { validated: rest });
  const browser = await server.signedIn(person);
  const { body } = await browser.open("/caen/espace/demander/quotient");
  expect(plain(body)).toContain("Né ou née en France ?");
  expect(plain(body)).toContain("Pays de naissance");
  expect(body).toContain("/caen/espace/informations/place_of_birth?retour=");
});

test("at the desk, the agent reads it aloud and asks; the journal of the person names the agent", async () => {
  const person = await aFamily(house, town.id);
  const agent = await anAgent(house, town.id, ["reception"]);
  const browser = await server.signedIn(agent);
  const path = `/caen/agents/personnes/${person.personId}/administration`;
  await browser.open(`${path}/quotient`);
  const sent = await browser.submit({ chaque_annee: "non" }, { action: `${path}/quotient` });
  expect(sent.status).toBe(200);
  await house.drain();
  expect(plain((await browser.open(path)).body)).toMatch(/Réponse reçue.*avec Camille Lefèvre/);
});

test("at the desk, what misses leads to where it is written and checked, and then it can be asked", async () => {
  const { gender: _, place_of_birth: __, ...rest } = odile;
  const { personId } = await aPerson(house, town.id, { validated: rest });
  const browser = await server.signedIn(await anAgent(house, town.id, ["reception", "validator"]));
  const path = `/caen/agents/personnes/${personId}/administration/quotient`;
  const { body } = await browser.open(path);
  expect(plain(body)).toContain("Il manque : Sexe à l’état civil Lieu de naissance");
  const link = `/caen/agents/inscrire?personne=${personId}`;
  expect(body).toContain(`href="${link}#gender"`);
  expect(body).toContain(`href="${link}"`);
  await browser.open(link);
  const said = { given_name: "Odile", family_name: "Périgord", gender: "female", place_of_birth: "Caen" };
  const born = { birthdate_day: "4", birthdate_month: "5", birthdate_year: "1990" };
  const lives = { address_street: "1 rue Basse", address_postcode: "14000", address_city: "Caen" };
  const shown = { channel: "letter", identite: "identity_card", domicile: "proof_of_address" };
  const sent = await browser.submit(
    { ...said, ...born, ...lives, ...shown },
    { action: "/caen/agents/inscrire", files: [] },
  );
  expect([sent.status, plain(sent.body)]).toEqual([200, expect.stringContaining("Caen (validé)")]);
  expect(plain((await browser.open(path)).body)).toContain("Demander maintenant");
});

test("an administrator sets the habilitation; what is wrong is said beside its field, and the token never comes back", async () => {
  const mayor = await anAgent(house, town.id, ["authority_administrator"]);
  const browser = await server.signedIn(mayor);
  const { body } = await browser.open("/caen/administration/registres");
  expect(body).toContain("En service");
  expect(body).not.toContain(TOKEN);
  const wrong = await browser.submit({
    siret: "21140118700017",
    adresse: "http://ailleurs.example",
    jeton: "neuf",
  });
  expect(wrong.status).toBe(422);
  expect(wrong.body).not.toContain('value="21140118700011"');
  const right = await browser.submit({ siret: "211 401 187 00011", adresse: api.address });
  expect(plain(right.body)).toContain("Le réglage est enregistré");
});
