import type { Looking } from "./at-the-counter.ts";
import { inLanguage } from "./sending.ts";

/**
 * A file of people of a former system, with lines left out: a column forgotten, then started, until what was
 * left out is there to take.
 */
export async function takeOverPeople({ page, language, look }: Looking): Promise<void> {
  await page.goto(inLanguage("/caen/administration/reprises", language));
  await page.locator("[name=etablissement]").fill(`Médiathèque ${language}`);
  const buffer = Buffer.from(`N°;Nom;Né le;Divers\n1;Hamel;14/02/1951;x\n2;;jamais;${language}\n`);
  await page.locator("input[type=file]").setInputFiles({ name: "a.csv", mimeType: "text/csv", buffer });
  await page.getByRole("button", { name: /Déposer|Send the file/ }).click();
  await page.waitForURL(/fichiers/);
  await look();
  await page.locator("[name=colonne_0]").selectOption("non");
  await page
    .getByRole("button", { name: /Lancer|Start/ })
    .last()
    .click();
  await page.locator("[aria-invalid]").waitFor();
  await look();
  await page.locator("[name=colonne_0]").selectOption("number");
  await page
    .getByRole("button", { name: /Lancer|Start/ })
    .last()
    .click();
  await page.locator("progress, .ar-alert, [data-color=success]").first().waitFor();
  await look();
  for (const done = page.getByRole("link", { name: /Télécharger|Download/ }); (await done.count()) === 0; )
    await page.reload();
  await look();
  await page.getByRole("link", { name: /Voir les fichiers|See the files/ }).click();
  await look();
}
