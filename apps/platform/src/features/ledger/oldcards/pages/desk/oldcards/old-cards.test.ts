import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { aDesk, type Desk } from "../../../../../../frames/desk/testing/a-desk.ts";
import { anAgent, aPerson } from "../../../../../../testing/builders.ts";
import type { Browser } from "../../../../../../testing/test-browser.ts";
import { setPersonStatus } from "../../../../../identity/identity/index.ts";
import { listAccounts } from "../../../../counters/index.ts";
import { aPurse, type Purse } from "../../../../counters/testing/a-purse.ts";
import { importOldCards, revokeOldCardFile } from "../../../index.ts";
import { servingCards } from "../../../testing/serving-cards.ts";

// The desk of a pool, without JavaScript: a paper of ten swims is typed, used, moved to somebody, stopped.

let desk: Desk;
let agent: Browser;
let mayor: Awaited<ReturnType<typeof anAgent>>;
let deputy: Awaited<ReturnType<typeof anAgent>>;
let pool: Purse;

const LIST = "/caen/agents/anciennes-cartes";
const plain = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");

beforeAll(async () => {
  desk = await aDesk();
  mayor = await anAgent(desk.house, desk.caen.id, ["authority_administrator"]);
  deputy = await anAgent(desk.house, desk.caen.id, ["authority_administrator"], "Gaston Lemoine");
  const name = { fr: "Entrées de piscine", en: "Swimming pool entries" };
  pool = await aPurse(desk.house, desk.caen.id, { unit: "unit", name });
});
afterAll(() => desk?.house.close());
beforeEach(async () => {
  agent = await desk.at(["reception"], "Paul Girard");
});

let last = 0;
async function aNumber(units = 10): Promise<string> {
  last += 1;
  const number = `B-${1_000 + last}`;
  await servingCards({ mayor, deputy }, { counterId: pool.counterId, text: `${number};${units}` });
  return number;
}
async function read(numero: string) {
  await agent.open(LIST);
  return agent.submit({ numero }, { action: LIST });
}
const idOn = (body: string) => /name="carte" value="([0-9a-f-]{36})"/.exec(body)?.[1] ?? "";

test("is typed as it is printed, used once though the form is sent twice, then used up", async () => {
  const number = await aNumber(2);
  expect(plain((await agent.open("/caen/agents/caisse")).body)).toContain("Ancienne carte");
  const shown = await read(number.replace("-", " ").toLowerCase());
  expect(plain(shown.body)).toContain("Entrées de piscine Il reste 2 unités");
  const field = `unites-${idOn(shown.body)}`;
  const form = { carte: idOn(shown.body), [field]: "1" };
  const used = await agent.submit({ [field]: "1" }, { action: `${LIST}/utiliser` });
  expect(plain(used.body)).toContain("Utilisé : 1 unité");
  expect(plain(used.body)).toContain("Il reste 1 unité");
  const nouveau = /name="nouveau" value="([0-9a-f-]{36})"/.exec(used.body)?.[1] ?? "";
  for (const said of ["Utilisé : 1 unité", "Déjà enregistré : 1 unité"]) {
    const again = plain((await agent.post(`${LIST}/utiliser`, { ...form, nouveau })).body);
    expect(again).toContain(said);
    expect(again).toContain("Cette carte est épuisée");
  }
  expect(plain((await read(number)).body)).toContain("Cette carte est épuisée");
});

test("says by its field what is wrong: nothing typed, no such card, no number, more than is left", async () => {
  const empty = await read("");
  expect([empty.status, plain(empty.body).includes("Écrivez le numéro de la carte.")]).toEqual([422, true]);
  const unknown = await read("X-1");
  expect([unknown.status, plain(unknown.body).includes("Aucune ancienne carte ne porte ce numéro")]).toEqual([
    422,
    true,
  ]);
  const shown = await read(await aNumber(3));
  const field = `unites-${idOn(shown.body)}`;
  const letters = await agent.submit({ [field]: "deux" }, { action: `${LIST}/utiliser` });
  expect([letters.status, plain(letters.body).includes("Donnez un nombre entier")]).toEqual([422, true]);
  const many = await agent.submit({ [field]: "4" }, { action: `${LIST}/utiliser` });
  expect([many.status, plain(many.body).includes("n’a plus autant d’unités")]).toEqual([422, true]);
  expect(plain(many.body)).toContain("Il reste 3 unités");
});

test("is stopped with a reason, asked for beside its field", async () => {
  const number = await aNumber();
  const shown = await read(number);
  const field = `motif-${idOn(shown.body)}`;
  const silent = await agent.submit({ [field]: "" }, { action: `${LIST}/arreter` });
  expect([silent.status, plain(silent.body).includes("Dites pourquoi")]).toEqual([422, true]);
  const done = await agent.submit({ [field]: "Trouvée dans le hall" }, { action: `${LIST}/arreter` });
  expect(plain(done.body)).toMatch(/La carte est arrêtée\..*elle ne sert plus/);
  expect(plain((await read(number)).body)).toContain("elle ne sert plus");
});

test("goes to the counter of somebody who shows it, from their page, once", async () => {
  const paule = await aPerson(desk.house, desk.caen.id, {
    validated: { given_name: "Paule", family_name: "Martin", birthdate: "1950-05-04" },
  });
  const system = desk.house.system(desk.caen.id);
  await system.transaction((tx) => setPersonStatus(tx, system, paule.personId, "enrolled"));
  const at = `/caen/agents/personnes/${paule.personId}/ancienne-carte`;
  const taking = await agent.open(`/caen/agents/personnes/${paule.personId}/encaisser`);
  expect(taking.body).toContain(at);
  const number = await aNumber(6);
  await agent.open(at);
  const wrong = await agent.submit({ numero: "X-2" }, { action: at });
  expect([wrong.status, wrong.body.includes('value="X-2"')]).toEqual([422, true]);
  const done = await agent.submit({ numero: number }, { action: at });
  expect(plain(done.body)).toContain("6 unités de plus sur « Entrées de piscine »");
  const again = await agent.submit({ numero: number }, { action: at });
  expect([again.status, plain(again.body).includes("épuisée")]).toEqual([422, true]);
  expect((await listAccounts(paule, paule.personId))[0]?.balance).toBe(6);
});

test("whose file was given for the wrong counter, then mended, goes where it serves, less what was used, and nothing is to choose", async () => {
  const name = { fr: "Patinoire", en: "Ice rink" };
  const rink = await aPurse(desk.house, desk.caen.id, { unit: "unit", name });
  const { fileId } = await servingCards({ mayor, deputy }, { counterId: rink.counterId, text: "V-100;5" });
  const shown = await read("V-100");
  await agent.submit({ [`unites-${idOn(shown.body)}`]: "1" }, { action: `${LIST}/utiliser` });
  if (fileId) await revokeOldCardFile(mayor, { id: fileId, reason: "Pas le bon compteur" });
  await servingCards({ mayor, deputy }, { counterId: pool.counterId, text: "V-100;5" });
  const paule = await aPerson(desk.house, desk.caen.id, { validated: { given_name: "Paule" } });
  const system = desk.house.system(desk.caen.id);
  await system.transaction((tx) => setPersonStatus(tx, system, paule.personId, "enrolled"));
  const at = `/caen/agents/personnes/${paule.personId}/ancienne-carte`;
  await agent.open(at);
  const done = await agent.submit({ numero: "V-100" }, { action: at });
  expect(plain(done.body)).toContain("4 unités de plus sur « Entrées de piscine »");
});

test("whose file is not accepted yet serves nobody, and says whom to ask", async () => {
  await importOldCards(mayor, { counterId: pool.counterId, text: "W-100;5" });
  const shown = plain((await read("W-100")).body);
  expect(shown).toContain("Son fichier n’est pas encore accepté : elle ne sert pas");
  expect(shown).not.toContain("Combien en utiliser");
});

test("is read by nobody who takes no money, nor without signing in", async () => {
  const validator = await desk.at(["service_validator"], "Aline Roy");
  expect((await validator.open(LIST)).status).toBe(403);
  expect((await validator.post(`${LIST}/utiliser`, { carte: "x" })).status).toBe(403);
});
