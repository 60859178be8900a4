import type { Visitor } from "../support/visitor.ts";
import type { Looking } from "./at-the-counter.ts";
import { inLanguage, sendEmpty } from "./sending.ts";

/** Whose purse takes money at the desk: a child, found where a parent sees their counters. */
export async function childWithPurse(parent: Visitor): Promise<string> {
  const { body } = await parent.get("/caen/espace/compteurs");
  const [, id] = /pour=([0-9a-f-]{36})[^>]*>\s*Léo/.exec(body) ?? [];
  if (id === undefined) throw new Error("Léo has no counters");
  return id;
}

/** Money taken by a mandataire, its receipt, and a part of it given back: an amount that is none first. */
export async function takeMoney({ page, language, look }: Looking, personId: string): Promise<void> {
  await page.goto(inLanguage(`/caen/agents/personnes/${personId}/encaisser`, language));
  await sendEmpty(page, /Encaisser|Take the money/);
  await look();
  await page.locator("[name=compte]").first().check({ force: true });
  await page.locator("[name=montant]").fill("4,20");
  await page.getByRole("button", { name: /Encaisser|Take the money/ }).click();
  await page.getByRole("link", { name: /Voir le reçu|See the receipt/ }).waitFor();
  await look();
  await page.getByRole("link", { name: /Voir le reçu|See the receipt/ }).click();
  await page.waitForURL(/encaisser\/[0-9a-f-]{36}/);
  await look();
  await page.goBack();
  await page
    .getByText(/^(Rembourser le reçu|Refund receipt)/)
    .first()
    .click();
  await page.locator("[name^=rendu-]").first().fill("1,00");
  await page.locator("[name^=raison-]").first().fill("Repas annulé");
  await page
    .getByRole("button", { name: /^(Rembourser|Refund)/ })
    .first()
    .click();
  await page.getByText(/C’est remboursé|It is refunded/).waitFor();
  await look();
}
