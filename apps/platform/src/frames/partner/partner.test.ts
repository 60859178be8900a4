import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  aPaperOf,
  aPartner,
  aYouthPass,
  type Member,
  type YouthPass,
} from "../../features/activities/passes/testing/a-youth-pass.ts";
import { anAgent, aTown } from "../../testing/builders.ts";
import type { Browser } from "../../testing/test-browser.ts";
import { type TestRuntime, testRuntime } from "../../testing/test-runtime.ts";
import { type TestServer, testServer } from "../../testing/test-server.ts";
import { partnerPages } from "./index.ts";

// The till of a cinema, without JavaScript: what it is shown before and after, and what it is told when it
// may not.

let house: TestRuntime;
let server: TestServer;
let pass: YouthPass;
let till: Browser;
let karim: Member;

beforeAll(async () => {
  house = await testRuntime();
  const town = await aTown(house, { slug: "caen" });
  pass = await aYouthPass(house, town.id);
  server = await testServer(house, { surfaces: [partnerPages] });
});
afterAll(() => house?.close());
beforeEach(async () => {
  house.clock.set("2026-11-24T08:00:05Z");
  till = await server.signedIn(pass.cinema.agent);
  karim = await pass.member();
});

const plain = (body: string) => body.replace(/<[^>]*>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");
const READ = "/caen/partenaire/lire";
const USE = "/caen/partenaire/utiliser";
const CANCEL = "/caen/partenaire/releve/annuler";

async function read(code: string, browser = till) {
  await browser.open("/caen/partenaire");
  return browser.submit({ code }, { action: READ });
}

test("shows who and what before confirming; confirmed twice, it is one use, and the statement says so", async () => {
  const { code } = await aPaperOf(karim);
  const shown = plain((await read(code)).body);
  expect(shown).toContain("Karim B.");
  expect(shown).toContain("Il en reste 2, jusqu’à 5,00 €");
  expect(shown).not.toContain("Benali");
  const ticket = /name="passage" value="([^"]+)"/.exec(till.shown.body)?.[1] ?? "";
  const done = await till.submit({ atout: pass.seats }, { action: USE });
  expect(plain(done.body)).toContain("Accepté : Place de cinéma 5,00 € vous seront payés");
  const again = await till.post(USE, { passage: ticket, atout: pass.seats });
  expect([again.status, plain(again.body).includes("Accepté : Place de cinéma")]).toEqual([200, true]);
  const other = await till.post(USE, { passage: ticket, atout: pass.climb });
  expect([other.status, plain(other.body).includes("a déjà été confirmé")]).toEqual([422, true]);
  const second = plain((await read(code)).body);
  expect(second).toMatch(
    /Déjà accepté ici aujourd’hui, pour cette personne Place de cinéma : utilisation n° \d/,
  );
  const uses = plain((await till.open("/caen/partenaire/releve")).body);
  expect(uses).not.toMatch(/Karim|Benali/);
});

test("an error stands by its field, and what was typed stays; nothing typed is no refusal", async () => {
  const empty = await read("");
  expect([empty.status, plain(empty.body).includes("Scannez ou tapez un code.")]).toEqual([422, true]);
  const { code } = await aPaperOf(karim);
  const shop = await server.signedIn(pass.bookshop.agent);
  await read(code, shop);
  const unpriced = await shop.submit({ atout: pass.books, prix: "" }, { action: USE });
  expect([unpriced.status, plain(unpriced.body).includes("Donnez le prix payé")]).toEqual([422, true]);
  const letters = await shop.submit({ atout: pass.books, prix: "douze" }, { action: USE });
  expect(letters.status).toBe(422);
  expect(letters.body).toContain('value="douze"');
  const paid = await shop.submit({ atout: pass.books, prix: "12,50" }, { action: USE });
  expect(plain(paid.body)).toContain("6,25 € vous seront payés");
});

test("what is refused says why, in plain words", async () => {
  const { code } = await aPaperOf(karim);
  for (const _ of [1, 2]) {
    await read(code);
    await till.submit({ atout: pass.seats }, { action: USE });
  }
  expect(plain((await read(code)).body)).toContain("Place de cinéma – Cet atout est épuisé");
  expect(plain((await read("12345678")).body)).toMatch(/Refusé.*Ce code n’ouvre rien/);
  const stranger = await pass.young();
  expect(plain((await read((await aPaperOf(stranger)).code)).body)).toContain("n’a pas de pass");
});

test("a scanner types into the field at once: on arrival, after an error, after a refusal, after a use", async () => {
  const hasKeyboard = (body: string) =>
    [...body.matchAll(/<[a-z]+[^>]* autofocus[^>]*>/g)].map(([tag]) => /name="([^"]+)"/.exec(tag)?.[1]);
  expect(hasKeyboard((await till.open("/caen/partenaire")).body)).toEqual(["code"]);
  expect(hasKeyboard((await read("")).body)).toEqual(["code"]);
  const refused = await read("12345678");
  expect(hasKeyboard(refused.body)).toEqual(["code"]);
  expect(plain(refused.body)).toContain("encore 8 essais");
  const scanned = await read(`AR1.${"A".repeat(60)}`);
  expect(plain(scanned.body)).not.toContain("essais");
  const { code, number } = await aPaperOf(karim);
  const undated = await till.submit({ code: number }, { action: READ });
  expect([undated.status, hasKeyboard(undated.body)]).toEqual([422, ["naissance"]]);
  expect(undated.body).toContain(`value="${number}"`);
  await till.submit({ code }, { action: READ });
  const done = await till.submit({ atout: pass.climb, prix: "" }, { action: USE });
  expect(plain(done.body)).toContain("Accepté : Escalade");
  expect(hasKeyboard(done.body)).toEqual(["code"]);
});

test("ten codes that open nothing shut what is typed, on a page where a code that is signed still opens", async () => {
  const clumsy = await server.signedIn((await aPartner(pass, "Cinéma pressé", [pass.seats])).agent);
  await clumsy.open("/caen/partenaire");
  for (let miss = 1; miss <= 10; miss += 1)
    await clumsy.submit({ code: String(20_000_000 + miss) }, { action: READ });
  expect(plain(clumsy.shown.body)).toContain("Plus aucun code tapé ne s’ouvre pendant un quart d’heure");
  const shut = await clumsy.submit({ code: "2000 0011" }, { action: READ });
  expect([shut.status, plain(shut.body).includes("Trop de codes tapés")]).toEqual([429, true]);
  const { code } = await aPaperOf(karim);
  expect(plain((await clumsy.submit({ code }, { action: READ })).body)).toContain("Karim B.");
});

test("what was read too long ago leads to the next scan, and nothing was taken", async () => {
  const { code } = await aPaperOf(karim);
  await read(code);
  house.clock.advance(6 * 60_000);
  const late = await till.submit({ atout: pass.climb, prix: "" }, { action: USE });
  expect([late.status, plain(late.body).includes("Rien n’a été pris")]).toEqual([409, true]);
  expect(late.body).toContain('id="scanner"');
});

test("a use of today is cancelled with a reason, from the statement", async () => {
  const gym = await aPartner(pass, "Salle du Grimpeur", [pass.climb]);
  const desk = await server.signedIn(gym.agent);
  const { code } = await aPaperOf(karim);
  await read(code, desk);
  await desk.submit({ atout: pass.climb }, { action: USE });
  const page = await desk.open("/caen/partenaire/releve");
  const utilisation = /<option value="([0-9a-f-]{36})"/.exec(page.body)?.[1] ?? "";
  const silent = await desk.submit({ utilisation }, { action: CANCEL });
  expect([silent.status, plain(silent.body).includes("Dites pourquoi")]).toEqual([422, true]);
  const done = await desk.submit({ utilisation, raison: "mistake" }, { action: CANCEL });
  expect(plain(done.body)).toContain("Annulée. L’atout est rendu à la personne.");
  expect(plain(done.body)).toContain("Annulé : erreur de saisie");
  for (const query of ["fait=annule", `annulee=${randomUUID()}`])
    expect(plain((await desk.open(`/caen/partenaire/releve?${query}`)).body)).not.toContain(
      "L’atout est rendu à",
    );
});

test("whoever is no partner is told whose pages these are, or sent to the door", async () => {
  const agent = await server.signedIn(await anAgent(house, pass.town, ["reception", "validator"]));
  const told = await agent.open("/caen/partenaire");
  expect([told.status, plain(told.body).includes("Cette page est celle des partenaires")]).toEqual([
    403,
    true,
  ]);
  expect((await server.visitor().open("/caen/partenaire")).redirects[0]).toContain(
    "/caen/agents/connexion?retour=",
  );
  expect((await agent.post(READ, { code: "12345678" })).status).toBe(403);
});
