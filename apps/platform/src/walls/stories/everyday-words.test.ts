import { afterAll, beforeAll, expect, test } from "vitest";
import { moduleJobs } from "../../app.ts";
import { openBrands } from "../../composition/brands.ts";
import { buildWebPorts } from "../../composition/web-ports.ts";
import { loadDemonstration } from "../../demonstration/load-demonstration.ts";
import { sitePages } from "../../frames/site/index.ts";
import { strictFeatures } from "../../testing/strict-features.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { type TestServer, testServer } from "../../testing/test-server.ts";

// What people of Caen type on its site, in their own words: each finds the service, or the page, that they
// mean.

let house: TestRuntime;
let server: TestServer;

beforeAll(async () => {
  house = await testRuntime(moduleJobs);
  await loadDemonstration(house.runtime, () => undefined);
  server = await testServer(house, {
    ports: buildWebPorts(house.runtime, openBrands(house.runtime, { demonstration: true })),
    surfaces: [sitePages({ features: strictFeatures, hostingProvider: "Ville de Caen" })],
  });
}, 300_000);
afterAll(() => house?.close());

/** Where the answers lead, in their order. */
async function found(typed: string): Promise<readonly string[]> {
  const { body, status } = await server.visitor().open(`/caen/services?q=${encodeURIComponent(typed)}`);
  expect(status).toBe(200);
  const main = body.slice(body.indexOf("<main"), body.indexOf("not-found-here"));
  return [...main.matchAll(/href="\/[a-z-]+(\/[^"?#]+)/g)].map(([, path = ""]) => path);
}

test.each([
  ["poubelle", "encombrants"],
  ["poubelles", "dechetterie"],
  ["mes ordures", "encombrants"],
  ["le tri", "dechetterie"],
  ["collecte", "encombrants"],
  ["frigo", "encombrants"],
  ["gravats", "dechetterie"],
  ["cantine", "cantine"],
  ["cantoche", "cantine"],
  ["repas à l’école", "cantine"],
  ["crèche", "creche"],
  ["nounou", "creche"],
  ["carte de bus", "transport"],
  ["tram", "transport"],
  ["nager", "piscine"],
  ["livres", "mediatheque"],
  ["mercredi", "centre-de-loisirs"],
  ["devoirs", "etude-du-soir"],
  ["louer une salle", "salle"],
  ["garer ma voiture", "stationnement-residentiel"],
  ["camion de déménagement", "stationnement-temporaire"],
  ["nid de poule", "voirie"],
  ["lampadaire", "voirie"],
  ["passeport", "carte-identite"],
  ["acte de naissance", "actes-etat-civil"],
  ["voter", "listes-electorales"],
  ["hlm", "logement-social"],
  ["ehpad", "residences-seniors"],
  ["aide ménagère", "aide-a-domicile"],
  ["clés perdues", "objets-trouves"],
  ["ordinateur", "espace-multimedia"],
  ["inondation", "risques"],
  ["fauteuil roulant", "mobilite-handicap"],
  ["ciné", "cinema-le-drakkar"],
  ["foot", "sport"],
  ["bin", "encombrants"],
  ["bus pass", "transport"],
])("« %s » finds %s", async (typed, slug) => {
  expect(await found(typed)).toContain(`/services/${slug}`);
});

test.each([
  ["horaires de la mairie", "/contact"],
  ["numéro de téléphone", "/contact"],
  ["mot de passe", "/connexion"],
  ["mes données", "/confidentialite"],
  ["sombre", "/affichage"],
  ["poubelle", "/themes/dechets-rue-et-cadre-de-vie"],
])("« %s » leads to the page %s", async (typed, path) => {
  expect(await found(typed)).toContain(path);
});

test.each([
  ["carte de bus", "/services/listes-electorales"],
  ["voter", "/services/carte-identite"],
  ["espace multimédia", "/connexion"],
  ["vie associative", "/confidentialite"],
  ["le mot juste", "/connexion"],
  ["ville", "/contact"],
  ["centre-ville", "/contact"],
])("« %s » does not lead to %s, which only shares a word with it", async (typed, path) => {
  expect(await found(typed)).not.toContain(path);
});

test("« carte » is an identity card first: the electoral lists answer by a keyword of their own, after it", async () => {
  const services = (await found("carte")).filter((path) => path.startsWith("/services/"));
  expect(services[0]).toBe("/services/carte-identite");
});

test.each([
  ["carte électorale", "/services/listes-electorales"],
  ["hôtel de ville", "/contact"],
  ["vie privée", "/confidentialite"],
  ["mon espace personnel", "/connexion"],
])("« %s » leads to %s, said whole", async (typed, path) => {
  expect(await found(typed)).toContain(path);
});

test("a town that offers nothing of the kind says so, and who to ask", async () => {
  const { body } = await server.visitor().open("/honfleur/services?q=poubelle");
  const main = body.slice(body.indexOf("<main"), body.indexOf("</main>"));
  expect(main).toMatch(/<h1[^>]*>Rien pour/);
  expect(main).toContain('href="/honfleur/contact"');
});
