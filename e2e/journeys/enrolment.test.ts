import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { phone, useChromium } from "../support/chromium.ts";
import { until } from "../support/until.ts";
import { choose, fillAddress, fillDate, goOn, textOf } from "./answer.ts";
import { bill, photograph } from "./papers.ts";

const device = useChromium();
const EMAIL = "zineb.kaddour@courriel.example";

describe("a family unknown to everyone, at night, without JavaScript", () => {
  test("begins on a phone, goes on elsewhere by code, is first in the morning and decided that day", async () => {
    const onPhone = await device.open({ viewport: phone });
    const code = await begin(onPhone);

    const elsewhere = await device.open();
    await resume(elsewhere, code);
    await answerTheRest(elsewhere);
    const number = await send(elsewhere);

    const agent = await device.open({ as: "camille" });
    await decideFromTheQueue(agent, number);

    // The code was worth the draft; what became of it is read by who reads the address given.
    await elsewhere.goto("/caen/espace/demandes");
    await enterByLink(elsewhere);
    await elsewhere.goto("/caen/espace/demandes");
    await elsewhere.getByRole("link", { name: "Mon inscription" }).click();
    expect(await textOf(elsewhere.getByRole("main"))).toMatch(/décision/i);
    await elsewhere.goto("/caen/espace/informations");
    expect(await textOf(elsewhere.getByRole("main"))).toMatch(/Zineb.*Vérifié par Camille Lefèvre/s);
  });
});

async function begin(page: Page): Promise<string> {
  await page.goto("/caen/inscription");
  await page.getByRole("button", { name: "Commencer" }).click();
  const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(await textOf(page.getByRole("main")))?.[0];
  await page.getByRole("link", { name: "Répondre aux questions" }).click();
  await page.getByLabel("Prénom").fill("Zineb");
  await page.getByLabel("Nom de naissance").fill("Kaddour");
  await goOn(page);
  await fillDate(page, "1991-03-08");
  await goOn(page);
  return code ?? "no code on the page";
}

async function resume(page: Page, code: string): Promise<void> {
  await page.goto("/caen/connexion");
  await page.getByRole("link", { name: "Reprendre mon dossier avec un code" }).click();
  await page.getByLabel("Votre code de reprise").fill(code.toLowerCase());
  await page.getByRole("button", { name: "Reprendre" }).click();
  await page.getByRole("link", { name: "Continuer votre dossier" }).click();
  // Where it was left: names and birth are behind.
  await page.getByRole("heading", { level: 1, name: "Où habitez-vous ?" }).waitFor();
}

async function answerTheRest(page: Page): Promise<void> {
  await fillAddress(page, "3 rue des Jacobins");
  await goOn(page);
  await page.getByLabel("Adresse électronique").fill(EMAIL);
  await goOn(page);
  await answerAboutOneChild(page);
  await choose(page, "Carte nationale d’identité");
  await goOn(page);
  await page.locator("input[type=file]").setInputFiles(photograph());
  await goOn(page);
  await choose(page, "Justificatif de domicile");
  await goOn(page);
  await page.locator("input[type=file]").setInputFiles(bill());
  await goOn(page);
  await choose(page, "Je l’apporterai au guichet");
  await goOn(page);
}

async function answerAboutOneChild(page: Page): Promise<void> {
  await choose(page, "Oui");
  await goOn(page);
  await page.getByLabel("Prénom du premier enfant").fill("Ilyes");
  await page.getByLabel("Nom du premier enfant", { exact: true }).fill("Kaddour");
  await fillDate(page, "2018-05-02");
  await goOn(page);
  await choose(page, "Je suis son parent, il vit avec moi");
  await goOn(page);
  await choose(page, "Non");
  await goOn(page);
}

/** Checks what was answered, on both devices, then reads the receipt; gives its number. */
async function send(page: Page): Promise<string> {
  const answers = await textOf(page.getByRole("main"));
  for (const answer of ["Zineb", "8 mars 1991", "3 rue des Jacobins", "Ilyes", "carte.jpg", "facture.pdf"]) {
    expect(answers).toContain(answer);
  }
  await page.getByRole("button", { name: "Envoyer ma demande" }).click();
  const receipt = await textOf(page.getByRole("article"));
  for (const told of ["Service qui instruit", "Délai de réponse", "Sans réponse", "En cas de désaccord"]) {
    expect(receipt).toContain(told);
  }
  return /CAEN-\d{4}-\d{6}-\w+/.exec(receipt)?.[0] ?? "no number on the receipt";
}

async function decideFromTheQueue(page: Page, number: string): Promise<void> {
  await page.goto("/caen/agents?vue=nouveaux");
  const row = page.getByRole("main").getByRole("row").filter({ hasText: number });
  expect(await textOf(row)).toContain("Facile");
  await row.getByRole("button", { name: /Prendre/ }).click();
  await page.getByRole("heading", { level: 1, name: "Zineb Kaddour" }).waitFor();
  const picture = page.getByRole("img", { name: /carte\.jpg/ });
  // The page is there before its pictures are.
  await expect
    .poll(() => picture.evaluate((image) => "naturalWidth" in image && Number(image.naturalWidth)))
    .toBeGreaterThan(0);
  await page.getByRole("button", { name: /^Valider ce qui concorde/ }).click();
  await page.getByText("Décision rendue").first().waitFor();
}

/** From the door to which the page has just sent, by the message in the developer's mailbox. */
async function enterByLink(page: Page): Promise<void> {
  await page.getByLabel("Votre adresse de courriel").fill(EMAIL);
  await page.getByRole("button", { name: "Recevoir mon lien" }).click();
  const link = await until(async () => {
    await page.goto("/boite-aux-lettres");
    await page
      .getByRole("link", { name: /lien de connexion/i })
      .first()
      .click({ timeout: 10_000 });
    const message = await textOf(page.getByRole("main"));
    const [found] = message.includes(EMAIL) ? (/\S+\/connexion\/lien\?\S+/.exec(message) ?? []) : [];
    if (!found) throw new Error("the link has not come yet");
    return found;
  });
  await page.goto(link);
  await page.getByRole("main").getByRole("button").first().click();
}
