import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { beforeAll, expect, inject, test } from "vitest";
import { useCamera } from "../support/camera.ts";
import { phone as phoneSize, useChromium } from "../support/chromium.ts";
import { film } from "../support/film.ts";
import { aCardDesk, aPlasticCard, plasticStory } from "../support/plastic-card.ts";
import { Visitor } from "../support/visitor.ts";
import { textOf } from "./answer.ts";

// Scene 9: one offer by a number, a paper, a plastic card and a telephone; what is used up is refused with
// the reason; the statement adds up.

const { url, sessions } = inject("platform");
const device = useChromium();
const camera = useCamera();
const manon = new Visitor(url, sessions.manon);
const SCAN = "/caen/partenaire";

/** Manon prints her pass at home: what the camera of the cinema sees. */
async function aPaper(): Promise<string> {
  const form = await manon.get("/caen/espace/supports/demander");
  const asked = await manon.submit(form, "/demander", { sorte: "printed" });
  return (await manon.get(new URL(asked.location, url).pathname)).body;
}

beforeAll(async () => camera.sees(film(await aPaper())));

/** Of the card that the desk printed for her, which is there since the beginning. */
async function numberOfCard(): Promise<string> {
  const { body } = await manon.get("/caen/espace/supports");
  return [...body.matchAll(/SUP-\d{4}-\d{6}-\w{2}/g)].map(([number]) => number).toSorted()[0] ?? "";
}

async function readCode(page: Page, code: string, born = ""): Promise<void> {
  await page.goto(SCAN);
  await page.getByLabel("Code du pass").fill(code);
  if (born !== "") await page.getByLabel(/Date de naissance/).fill(born);
  await page.getByRole("button", { name: "Lire", exact: true }).click();
}

async function confirm(page: Page, offer: RegExp, price = ""): Promise<void> {
  await page.locator("label").filter({ hasText: offer }).click();
  if (price !== "") await page.getByLabel(/Prix payé/).fill(price);
  await page.getByRole("button", { name: "Confirmer l’utilisation" }).click();
}

const owed = async (page: Page): Promise<number> => {
  await page.goto("/caen/partenaire/releve");
  const [, euros = ""] = /À vous payer\s: (\d+,\d\d)/.exec(await textOf(page.getByRole("main"))) ?? [];
  return Math.round(Number(euros.replace(",", ".")) * 100);
};

test("by a number, a paper and a code read out; used up, it is refused with the reason; the statement adds up", async () => {
  const till = await device.open({ as: "cinema" });
  const before = await owed(till);

  // The number of a card, typed: no JavaScript, and the holder says when she was born. Nothing is taken yet.
  await readCode(till, await numberOfCard(), "14/03/2007");
  expect(await textOf(till.getByRole("main"))).toMatch(/Manon D\./);
  expect(await textOf(till.getByRole("main"))).not.toMatch(/Duchemin|2007|rue de Bayeux/);
  await readCode(till, await numberOfCard(), "14/03/2007");
  await confirm(till, /Festival du film jeune/, "12,50");

  // The paper, in front of the camera, on a telephone's screen size: the festival is used up, a seat is not.
  const context = await camera.open(url, { cookies: sessions.cinema ?? [], viewport: phoneSize });
  const scanner = await context.newPage();
  await scanner.goto(SCAN);
  await scanner.getByRole("button", { name: "Lire avec l’appareil photo" }).click();
  await scanner.getByRole("heading", { level: 1, name: "Manon D." }).waitFor();
  expect(await textOf(scanner.getByRole("main"))).toMatch(/Festival du film jeune – Cet atout est épuisé/);
  await confirm(scanner, /Place de cinéma/);
  await scanner.getByText("Accepté : Place de cinéma").waitFor();
  await context.close();

  // A code read out serves once. The code that a telephone shows is in pass-on-phone.test.ts.
  const phone = await device.open({ as: "manon" });
  await phone.goto("/caen/espace/pass");
  await phone.getByRole("button", { name: "Obtenir un code à dicter" }).click();
  const [code = ""] = /\d{4} \d{4}/.exec(await textOf(phone.getByRole("main"))) ?? [];
  await readCode(till, code);
  await confirm(till, /Place de cinéma/);
  await readCode(till, code);
  expect(await textOf(till.getByRole("main"))).toMatch(/Refusé.*Ce code a déjà servi/s);

  // 6,25 € of the festival at half its price, bounded by what it is worth, and two seats.
  expect((await owed(till)) - before).toBe(625 + 2 * 500);
  expect(await textOf(till.getByRole("main"))).not.toMatch(/Manon|Duchemin/);

  // The bookshop reads nothing of it; Manon reads all of it.
  const bookshop = await device.open({ as: "librairie" });
  await bookshop.goto("/caen/partenaire/releve");
  expect(await textOf(bookshop.getByRole("main"))).not.toMatch(/cinéma|Festival/);
  await phone.goto("/caen/espace/pass");
  expect(await textOf(phone.getByRole("main"))).toMatch(/Festival du film jeune.*Épuisé/s);
});

plasticStory(
  "by a plastic card, laid on the reader of the cinema: a seat is used, and what is used up is refused with the reason",
  async () => {
    const number = await numberOfCard();
    await using desk = await aCardDesk(url, sessions);
    const card = await aPlasticCard(desk, { url, sessions, number });
    const pairingCode = await desk.becomes("partner_reader");
    const context = await camera.open(url, { cookies: sessions.cinema ?? [] });
    await context.grantPermissions(["local-network-access"], { origin: url }).catch(() => undefined);
    const page = await context.newPage();
    await page.goto(SCAN);
    await page.getByText("Relier un lecteur de cartes").click();
    await page.getByLabel("Code affiché par le lecteur").fill(pairingCode);
    await page.getByRole("button", { name: "Relier le lecteur" }).click();
    await page.getByText("Lecteur de cartes prêt").waitFor();
    const laid = await desk.lay(card);
    await page.getByRole("heading", { level: 1, name: "Manon D." }).waitFor();
    const read = await textOf(page.getByRole("main"));
    expect(read).toMatch(/Présenté\s: carte/);
    expect(read).toMatch(/Festival du film jeune – Cet atout est épuisé/);
    await confirm(page, /Place de cinéma/);
    await page.getByText("Accepté : Place de cinéma").waitFor();
    await laid.takeAway();

    // That was the last seat: laid again, it is refused.
    await page.getByText("Lecteur de cartes prêt").waitFor();
    const again = await desk.lay(card);
    await page.getByRole("heading", { level: 1, name: "Manon D." }).waitFor();
    expect(await textOf(page.getByRole("main"))).toMatch(/Place de cinéma – Cet atout est épuisé/);
    await again.takeAway();
    await context.close();
  },
);

test("a statement is looked at, closed once, and paid by the administrator who did not agree the partner", async () => {
  const helene = await device.open({ as: "helene" });
  const said = (page: Page) => textOf(page.getByRole("main"));
  await helene.goto("/caen/administration/pass");
  await helene.getByRole("link", { name: "Cinéma Le Drakkar" }).click();
  await helene.getByRole("button", { name: "Arrêter le relevé" }).click();
  expect(await said(helene)).toMatch(/Rien n’est encore arrêté\..*Relevé n° 2.*Cela ne s’annule pas/s);
  await helene.getByRole("button", { name: "Arrêter le relevé" }).click();
  expect(await said(helene)).toMatch(/Le relevé est arrêté.*sur cette page\s: Denis Fouquet/s);
  expect(await helene.getByLabel("IBAN de qui paie").count()).toBe(0);

  const denis = await device.open({ as: "denis" });
  await denis.goto(helene.url());
  await denis.getByLabel("IBAN de qui paie").fill("FR14 2004 1010 0505 0001 3M02 606");
  const day = workingDay();
  for (const [label, text] of [
    ["Jour", day.getUTCDate()],
    ["Mois", day.getUTCMonth() + 1],
    ["Année", day.getUTCFullYear()],
  ] as const)
    await denis.getByLabel(label, { exact: true }).fill(String(text));
  await denis.getByRole("button", { name: "Préparer le virement" }).click();
  const [file] = await Promise.all([
    denis.waitForEvent("download"),
    denis.getByRole("button", { name: "Prendre le fichier de virement" }).click(),
  ]);
  expect(await readFile(await file.path(), "utf8")).toMatch(/<Nm>Cinéma Le Drakkar|<Nm>Cinema Le Drakkar/);
  await helene.reload();
  expect(await said(helene)).toMatch(/Préparé le .* par Denis Fouquet/);
});

/**
 * Banks work then: the Tuesday of next week, or the Thursday after a holiday of theirs (TARGET closes on no
 * other Tuesday).
 */
function workingDay(): Date {
  const now = new Date();
  const tuesday = new Date(now.getTime() + (((2 - now.getUTCDay() + 7) % 7) + 7) * 86_400_000);
  const holidays = ["01-01", "05-01", "12-25", "12-26"];
  const isHoliday = holidays.includes(tuesday.toISOString().slice(5, 10));
  return isHoliday ? new Date(tuesday.getTime() + 2 * 86_400_000) : tuesday;
}

test("who signs in for a partner sees the pages of partners, and no other", async () => {
  const till = await device.open({ as: "cinema" });
  for (const path of ["/caen/agents", "/caen/administration"]) {
    await till.goto(path);
    expect(new URL(till.url()).pathname).toBe(SCAN);
  }
  for (const path of ["/caen/agents/personnes", "/caen/administration/pass", "/caen/administration/agents"]) {
    const answer = await till.goto(path);
    expect([path, new URL(till.url()).pathname === SCAN || answer?.status() === 403]).toEqual([path, true]);
  }
  const agent = await device.open({ as: "camille" });
  const refused = await agent.goto(SCAN);
  expect(refused?.status()).toBe(403);
});
