import { describe, expect, test } from "vitest";
import { useChromium } from "../support/chromium.ts";
import { choose, fillAddress, fillDate, textOf } from "./answer.ts";

const device = useChromium();

describe("somebody with no e-mail, phone nor computer", () => {
  test("is enrolled by an agent, and leaves with a receipt; a letter is ready to print", async () => {
    const page = await device.open({ as: "camille" });
    await page.goto("/caen/agents/inscrire");
    await page.getByLabel("Prénom").fill("Odette");
    await page.getByLabel("Nom de naissance").fill("Lebrun");
    await fillDate(page, "1943-02-11");
    await fillAddress(page, "8 rue Écuyère");
    await choose(page, "Lettre");
    await choose(page, "Carte nationale d’identité");
    await choose(page, "Avis d’impôt sur le revenu");
    await page.getByRole("button", { name: "Inscrire et valider" }).click();

    const receipt = await textOf(page.getByRole("article"));
    expect(receipt).toMatch(/CAEN-\d{4}-\d{6}-\w+/);
    expect(receipt).toContain("Lebrun");
    await isPrintable(page.pdf());

    await page.getByRole("link", { name: "Lettres à imprimer" }).click();
    await page.getByRole("link", { name: "Odette Lebrun" }).first().click();
    const letter = await textOf(page.getByRole("main"));
    expect(letter).toMatch(/Odette Lebrun.*8 rue Écuyère.*14000 Caen/s);
    await isPrintable(page.pdf());
    await page.getByRole("button", { name: /imprimée|remise/i }).click();
    await page.getByRole("heading", { level: 1, name: "Lettres à imprimer" }).waitFor();
  });
});

/** On paper, the frame of the site and its buttons are left out: one page is enough. */
async function isPrintable(printed: Promise<Buffer>): Promise<void> {
  const pages = (await printed).toString("latin1").match(/\/Type\s*\/Page\b/g);
  expect(pages?.length).toBeLessThanOrEqual(2);
}
