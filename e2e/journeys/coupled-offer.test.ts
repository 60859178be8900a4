import type { Page } from "playwright-core";
import { expect, test, vi } from "vitest";
import { phone, useChromium } from "../support/chromium.ts";
import { textOf } from "./answer.ts";

// Manon has the sports workshops; she adds the library, and aquagym is at half price: the founding promise of
// rights that services share.

const device = useChromium();
const OFFERS = "/caen/espace/offres";
const said = (page: Page) => textOf(page.getByRole("main"));

async function open(page: Page, service: string): Promise<void> {
  await page.goto(`/caen/espace/services/caen/${service}/accord`);
  await page.getByRole("button", { name: "Accepter" }).click();
}

/** A subscription opens a moment after the yes, as its application is told. */
const soon = (page: Page, words: RegExp) =>
  vi.waitFor(
    async () => {
      await page.goto(OFFERS);
      expect(await said(page)).toMatch(words);
    },
    { timeout: 90_000, interval: 300 },
  );

test("what is missing is said; one yes, to one service; then half price, with the reason; withdrawn, the price of everybody", async () => {
  const manon = await device.open({ as: "manon", viewport: phone });
  await open(manon, "sport");
  await soon(manon, /Vous avez déjà «\sAteliers de sport\s»\. Ajoutez «\s.+\s», et l’offre s’ouvre\./);
  await open(manon, "mediatheque");
  await soon(manon, /Vous pouvez en profiter/);
  await manon.getByRole("link", { name: "L’aquagym à moitié prix" }).click();
  const told = await said(manon);
  expect(told).toMatch(/2,25\s€/);
  expect(told).toMatch(/au lieu de 4,50\s€/);
  expect(told).toMatch(/«\sA droit à la réduction\s»/);
  await manon.getByRole("button", { name: /^Oui, dire à/ }).click();
  expect(await said(manon)).toMatch(/C’est fait\s:\sla réduction compte dès maintenant/);
  await manon.goto("/caen/espace/tarifs");
  expect(await said(manon)).toMatch(/Séance d’aquagym\s+2,25\s€\s+Offre couplée/);
  await manon.goto("/caen/espace/reservations");
  expect(await said(manon)).toMatch(/2,25\s€/);
  await manon.goto("/caen/espace/journal");
  expect(await said(manon)).toMatch(/Oui à l’offre couplée «\sL’aquagym à moitié prix\s»/);
  await manon.goto(OFFERS);
  await manon.getByRole("link", { name: "L’aquagym à moitié prix" }).click();
  await manon.getByRole("button", { name: "Arrêter cette offre" }).click();
  expect(await said(manon)).toMatch(/C’est arrêté\s:\sle prix est celui de tout le monde/);
});

test("its manager reads its terms and what each service answered, who approves may stop it, and neither reads who holds it", async () => {
  const marc = await device.open({ as: "marc" });
  await marc.goto("/caen/administration/offres");
  await marc.getByRole("table").getByRole("link").first().click();
  const page = await said(marc);
  expect(page).toMatch(/50\s%\sde moins sur «\sSéance d’aquagym\s»/);
  expect(page).toContain("Qui a pris cette offre n’est dit à personne ici");
  expect(page).toMatch(/Approuvée le/);
  expect(page).not.toContain("Manon");
  const helene = await device.open({ as: "helene" });
  await helene.goto(marc.url());
  expect(await said(helene)).toContain("Dès aujourd’hui, plus personne ne peut la prendre");
  expect(await helene.getByRole("button", { name: "Arrêter cette offre" }).count()).toBe(1);
});
