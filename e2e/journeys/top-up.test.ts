import type { Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { useChromium } from "../support/chromium.ts";
import { textOf } from "./answer.ts";

const device = useChromium();
const COUNTERS = "/caen/espace/compteurs";

/** Its own card: other counters are paid online too. */
const purseIn = (page: Page): Locator =>
  page.getByRole("main").locator(".ar-card").filter({ hasText: "Porte-monnaie cantine" });

/** What the purse of the canteen holds, in cents. */
async function balanceIn(page: Page): Promise<number> {
  const said = /Solde\s*([\d\s]+),(\d\d)\s*€/.exec(await textOf(purseIn(page)));
  if (!said) throw new Error("no balance is shown");
  return Number(said[1]?.replace(/\s/g, "")) * 100 + Number(said[2]);
}

/** The counters of Léo, as one of his parents sees them; gives his id. */
async function countersOfLeo(page: Page): Promise<string> {
  await page.goto(COUNTERS);
  await page.getByRole("navigation", { name: "Choisir la personne" }).getByText("Léo").click();
  return new URL(page.url()).searchParams.get("pour") ?? "";
}

async function beginTopUp(page: Page, euros: string): Promise<void> {
  const purse = purseIn(page);
  await purse.getByText("Recharger en ligne").click();
  await purse.getByLabel("Montant en euros").fill(euros);
  await purse.getByRole("button", { name: "Aller payer" }).click();
}

describe("the canteen purse of a child whose parents are separated", () => {
  test("one parent tops it up at home; the other reads the sum, and not who paid", async () => {
    const jeanne = await device.open({ as: "jeanne" });
    const leo = await countersOfLeo(jeanne);
    const before = await balanceIn(jeanne);
    await beginTopUp(jeanne, "rien");
    expect(await textOf(jeanne.getByRole("main"))).toContain("Ce montant n’est pas valable");
    expect(await purseIn(jeanne).getByLabel("Montant en euros").inputValue()).toBe("rien");
    await purseIn(jeanne).getByLabel("Montant en euros").fill("12,50");
    await purseIn(jeanne).getByRole("button", { name: "Aller payer" }).click();
    await jeanne.getByRole("heading", { level: 1, name: "Paiement simulé" }).waitFor();
    await jeanne.getByRole("button", { name: "Payer", exact: true }).click();
    expect(await textOf(jeanne.getByRole("main"))).toContain("Le compteur est rechargé");
    await jeanne.getByRole("link", { name: "Voir le reçu" }).click();
    const receipt = jeanne.url();
    expect(await textOf(jeanne.getByRole("main"))).toContain("douze euros et cinquante centimes");
    expect(await textOf(jeanne.getByRole("main"))).toContain("Jeanne Lemoine");
    await countersOfLeo(jeanne);
    expect(await balanceIn(jeanne)).toBe(before + 1_250);

    const julien = await device.open({ as: "julien" });
    await julien.goto(receipt);
    expect(await textOf(julien.getByRole("main"))).toContain("douze euros et cinquante centimes");
    expect(await julien.content()).not.toMatch(/Lemoine|Jeanne/);
    for (const page of ["/caen/espace/famille", `${COUNTERS}?pour=${leo}`]) {
      await julien.goto(page);
      expect(await textOf(julien.getByRole("main")), page).toContain("Porte-monnaie cantine");
      expect(await julien.content(), page).not.toMatch(/Lemoine|Jeanne/);
    }
  });

  test("refused by the bank, nothing moves, and one may start again", async () => {
    const jeanne = await device.open({ as: "jeanne" });
    await countersOfLeo(jeanne);
    const before = await balanceIn(jeanne);
    await beginTopUp(jeanne, "20");
    await jeanne.getByRole("button", { name: "Faire refuser" }).click();
    expect(await textOf(jeanne.getByRole("main"))).toContain("Le paiement a été refusé");
    await countersOfLeo(jeanne);
    expect(await balanceIn(jeanne)).toBe(before);
  });
});

describe("at the desk", () => {
  test("a mandataire takes cash, gives a receipt, counts and closes the till", async () => {
    const jeanne = await device.open({ as: "jeanne" });
    const leo = await countersOfLeo(jeanne);
    const before = await balanceIn(jeanne);
    const camille = await device.open({ as: "camille" });
    const take = `/caen/agents/personnes/${leo}/encaisser`;
    await camille.goto(take);
    await camille.getByLabel(/^Porte-monnaie cantine/).check({ force: true });
    await camille.getByLabel("Montant en euros").fill("7,30");
    await camille.getByRole("button", { name: "Encaisser" }).click();
    expect(await textOf(camille.getByRole("main"))).toContain("C’est encaissé");
    await camille.getByRole("link", { name: "Voir le reçu" }).click();
    expect(await textOf(camille.getByRole("main"))).toContain("sept euros et trente centimes");
    await countersOfLeo(jeanne);
    expect(await balanceIn(jeanne)).toBe(before + 730);

    await camille.goto("/caen/agents/caisse");
    await camille.getByRole("link", { name: /Régie de la restauration scolaire/ }).click();
    expect(await textOf(camille.getByRole("main"))).toContain("7,30");
    await camille.getByLabel("Espèces comptées, en euros").fill("7,20");
    await camille.getByLabel("Nombre de chèques").fill("0");
    await camille.getByRole("button", { name: "Clôturer ma caisse" }).click();
    expect(await textOf(camille.getByRole("main"))).toContain("Recomptez");
    await camille.getByLabel("Espèces comptées, en euros").fill("7,30");
    await camille.getByRole("button", { name: "Clôturer ma caisse" }).click();
    expect(await textOf(camille.getByRole("main"))).toMatch(/Rien n’est encore clôturé.*7,30/s);
    await camille.getByRole("button", { name: "Clôturer ma caisse" }).click();
    expect(await textOf(camille.getByRole("main"))).toContain("La caisse est clôturée");
  });

  test("an administrator, who is named in no régie, takes nothing", async () => {
    const jeanne = await device.open({ as: "jeanne" });
    const leo = await countersOfLeo(jeanne);
    const helene = await device.open({ as: "helene" });
    const answer = await helene.goto(`/caen/agents/personnes/${leo}/encaisser`);
    expect(answer?.status()).toBe(403);
  });
});
