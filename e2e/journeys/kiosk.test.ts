import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { bringAxe, inspect } from "../accessibility/inspect.ts";
import { launchChromium, openDevice, useChromium } from "../support/chromium.ts";
import { aCardDesk, anApplication, aPlasticCard, plasticStory } from "../support/plastic-card.ts";
import { aPrintedCard, textOn } from "../support/printed-card.ts";
import { Visitor } from "../support/visitor.ts";
import { textOf } from "./answer.ts";

// Scene 10: what a family pays at the kiosk of the town hall.

const { url, sessions } = inject("platform");
const device = useChromium();

/** The code that an administrator reads for a new kiosk. */
async function pairingCode(): Promise<string> {
  const helene = await device.open({ as: "helene" });
  await helene.goto("/caen/administration/equipements/nouveau");
  await helene.locator("[name=name]").fill("Borne du hall");
  await helene.locator("[name=place]").fill("Hall de la mairie");
  await helene.locator("[name=kind][value=kiosk]").check({ force: true });
  await helene.locator("[name=desk]").first().check({ force: true });
  await helene.getByRole("button", { name: "obtenir le code" }).click();
  return (await helene.locator("strong code").first().textContent()) ?? "no code";
}

const main = (page: Page) => textOf(page.getByRole("main"));
const show = async (page: Page, code: string) => {
  await page.getByLabel("Code présenté").fill(code);
  await page.getByLabel("Code présenté").press("Enter");
};

/** What the family paid this month, as Jeanne reads it at home: one line a payment of the kiosk. */
async function paidAtKiosks(page: Page): Promise<readonly string[]> {
  await page.goto("/caen/espace/famille");
  expect(await main(page)).toContain("Le mois en famille");
  const rows = await page.getByRole("row").filter({ hasText: "À une borne" }).all();
  return Promise.all(rows.map(textOf));
}

test("a parent shows a printed card, tops up the child’s canteen, the next one sees nobody; at home, the month says where it was paid", async () => {
  const home = await device.open({ as: "jeanne" });
  const before = await paidAtKiosks(home);
  const code = textOn(await aPrintedCard(url, sessions.jeanne));
  const kiosk = await device.open({ scripts: true });
  await bringAxe(kiosk.context());
  await kiosk.goto("/caen/borne");
  await kiosk.getByLabel("Code d’appairage").fill(await pairingCode());
  await kiosk.getByRole("button", { name: "Relier" }).click();
  expect(await main(kiosk)).toContain("La borne est reliée");
  expect(await inspect(kiosk, "fr")).toEqual([]);
  await show(kiosk, code);
  await kiosk.getByRole("heading", { level: 1, name: "Bonjour Jeanne" }).waitFor();
  expect(await kiosk.content()).not.toContain("Lemoine");
  expect(await inspect(kiosk, "fr")).toEqual([]);
  const child = kiosk.locator("section", { hasText: "Compteurs de Léo" });
  // Other counters are paid online too.
  const purse = child.locator("details", { hasText: "Recharger Porte-monnaie cantine" });
  await purse.locator("summary").click();
  await purse.getByLabel("Montant en euros").fill("10");
  await purse.getByRole("button", { name: "Aller payer" }).click();
  await kiosk.getByRole("button", { name: "Payer", exact: true }).click();
  expect(await main(kiosk)).toContain("Le compteur est rechargé");
  expect(await kiosk.content()).not.toMatch(/Léo|Jeanne/);
  expect(await inspect(kiosk, "fr")).toEqual([]);
  await kiosk.getByRole("button", { name: "Revenir au début" }).click();
  expect(await main(kiosk)).toContain("Présentez votre carte ou votre téléphone");

  const after = await paidAtKiosks(home);
  expect(after).toHaveLength(before.length + 1);
  expect(after.join("\n")).toMatch(/Porte-monnaie cantine, Léo\s+À une borne\s+10,00/);
  // Whoever is no parent of his reads nothing of it.
  const manon = await device.open({ as: "manon" });
  await manon.goto("/caen/espace/famille");
  expect(await main(manon)).not.toMatch(/Léo|À une borne/);
});

test("nobody touches it: the screen says that it closes, stays when touched, then closes", async () => {
  const code = textOn(await aPrintedCard(url, sessions.jeanne));
  const kiosk = await device.open({ scripts: true });
  await kiosk.clock.install();
  await kiosk.goto("/caen/borne");
  await kiosk.getByLabel("Code d’appairage").fill(await pairingCode());
  await kiosk.getByRole("button", { name: "Relier" }).click();
  await show(kiosk, code);
  const warning = kiosk.getByRole("alert").filter({ hasText: "Êtes-vous encore là ?" });
  await kiosk.getByRole("heading", { level: 1, name: "Bonjour Jeanne" }).waitFor();
  await kiosk.clock.runFor(61_000);
  await warning.waitFor();
  await kiosk.mouse.click(5, 5);
  await warning.waitFor({ state: "hidden" });
  await kiosk.clock.runFor(81_000);
  await kiosk.getByText("C’est terminé. À bientôt.").waitFor();
  expect(await kiosk.content()).not.toContain("Jeanne");
});

plasticStory(
  "a plastic card laid on the reader opens the visit, is written what came since it was made once that is asked for, and opens nothing for the next one, left there",
  async () => {
    const manon = await new Visitor(url, sessions.manon).get("/caen/espace/supports");
    const number = [...manon.body.matchAll(/SUP-\d{4}-\d{6}-\w{2}/g)].map(([one]) => one).toSorted()[0] ?? "";
    await using desk = await aCardDesk(url, sessions);
    const card = await aPlasticCard(desk, { url, sessions, number });
    const readerCode = await desk.becomes("kiosk_reader");
    const helene = new Visitor(url, sessions.helene);
    await anApplication(helene, { aid: "3042F6", name: "Piscine", service: 1 });
    const browser = await launchChromium();
    const context = await openDevice(browser, url, {});
    await bringAxe(context);
    await context.grantPermissions(["local-network-access"], { origin: url }).catch(() => undefined);
    const kiosk = await context.newPage();
    await kiosk.goto("/caen/borne");
    await kiosk.getByLabel("Code d’appairage").fill(await pairingCode());
    await kiosk.getByRole("button", { name: "Relier" }).click();
    await kiosk.getByText("Relier un lecteur de cartes").click();
    await kiosk.getByLabel("Code affiché par le lecteur").fill(readerCode);
    await kiosk.getByRole("button", { name: "Relier le lecteur" }).click();
    await kiosk.getByText("Lecteur de cartes prêt").waitFor();
    const laid = await desk.lay(card);
    await kiosk.getByRole("heading", { level: 1, name: "Bonjour Manon" }).waitFor();
    // Nothing is written unasked: it is said what would be, and of what.
    await kiosk.getByText("Nouveau sur la carte").waitFor();
    expect(await main(kiosk)).toMatch(/Nouveau sur la carte\s+Piscine\./);
    expect(await inspect(kiosk, "fr")).toEqual([]);
    await kiosk.getByRole("button", { name: "Ajouter à la carte" }).click();
    await kiosk.getByText("C’est fait : Piscine est sur la carte. Vous pouvez la reprendre.").waitFor();
    expect(await inspect(kiosk, "fr")).toEqual([]);
    await kiosk.getByRole("link", { name: "Revenir aux compteurs" }).click();
    await kiosk.getByRole("heading", { level: 1, name: "Bonjour Manon" }).waitFor();
    await kiosk.getByRole("button", { name: "Terminer" }).click();
    // Left on the reader, it opens nothing for the next one.
    await kiosk.getByText("Lecteur de cartes prêt").waitFor();
    expect(await kiosk.content()).not.toContain("Manon");
    await laid.takeAway();
    await browser.close();
  },
);
