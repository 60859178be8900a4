import type { Looking } from "./at-the-counter.ts";
import { inLanguage } from "./sending.ts";

/** An equipment registered, its code, the list, its own page, the question, and what is said once it was revoked. */
export async function revokeEquipment({ page, language, look }: Looking): Promise<void> {
  await page.goto(inLanguage("/caen/administration/equipements/nouveau", language));
  await page.locator("[name=name]").fill(`Lecteur ${language}`);
  await page.locator("[name=place]").fill("Accueil");
  for (const name of ["kind", "desk"]) await page.locator(`[name=${name}]`).first().check({ force: true });
  await page.getByRole("button", { name: /obtenir le code|get the code/ }).click();
  await page.getByRole("heading", { name: /code d’appairage|pairing code/ }).waitFor();
  await look();
  await page.getByRole("link", { name: /Voir les équip|See the equip/ }).click();
  await look();
  const own = page.getByRole("link", { name: `Lecteur ${language}`, exact: true });
  await own.first().click();
  await look();
  const revoke = page.getByRole("link", { name: /Révoquer|Revoke/ });
  await revoke.first().click();
  await look();
  await page.getByRole("button", { name: /Révoquer|Revoke/ }).click();
  await page.getByText(/L’équipement est révoqué|The equipment is revoked/).waitFor();
  await look();
}
