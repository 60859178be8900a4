import { expect, test } from "vitest";
import { useChromium } from "../support/chromium.ts";
import { textOf } from "./answer.ts";
import { press, tabTo } from "./by-keyboard.ts";

const device = useChromium();

test("the new school year: a mother reads what the canteen knows, confirms for both children, for the second with the keyboard alone, and keeps two numbers", async () => {
  const page = await device.open({ as: "jeanne" });
  await page.goto("/caen/espace");
  // One line for both children, then the page that names each.
  await page.getByRole("link", { name: /confirmez les inscriptions à « Cantine scolaire »/ }).click();
  await page.getByRole("link", { name: "Vérifier pour Léo" }).click();
  await page.getByRole("heading", { level: 1, name: "Confirmer l’inscription de Léo" }).waitFor();
  const known = await textOf(page.getByRole("region", { name: "Ce que le service sait aujourd’hui" }));
  expect(known).toMatch(/École Henri-Brunet\s*Vérifié par Ville de Caen/);

  await page.getByRole("link", { name: /Corriger\s+Établissement scolaire/ }).click();
  await page.getByRole("link", { name: "Ne rien changer" }).click();
  await page.getByRole("button", { name: "Tout est exact, je confirme" }).click();
  await page.getByRole("heading", { level: 1, name: "Inscription de Léo confirmée" }).waitFor();
  expect(await textOf(page.getByRole("main"))).toMatch(/RENTREE-\d{4}-\d{6}-/);

  await tabTo(page, "Vérifier maintenant pour Zoé");
  await press(page, "Confirmer l’inscription de Zoé");
  await tabTo(page, "Tout est exact, je confirme");
  await press(page, "Inscription de Zoé confirmée");
  expect(await textOf(page.getByRole("main"))).toMatch(/RENTREE-\d{4}-\d{6}-/);
  await page.goto("/caen/espace");
  expect(await textOf(page.getByRole("main"))).not.toMatch(/confirmez (l’inscription|les inscriptions)/);
});

test("the leisure centre opens soon: newcomers are told when", async () => {
  const page = await device.open({ as: "jeanne" });
  await page.goto("/caen/espace/services/caen/centre-de-loisirs");
  expect(await textOf(page.getByRole("main"))).toContain("Les inscriptions ouvrent le");
  expect(await page.getByRole("link", { name: /Commencer/ }).count()).toBe(0);
});
