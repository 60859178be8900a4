import { describe, expect, test } from "vitest";
import { desktop, phone, useChromium } from "../support/chromium.ts";
import { textOf } from "./answer.ts";

const chromium = useChromium();

describe("Le Fresne-Camilly, four hours of secretariat a week", () => {
  test("has no form on the web: the page says where to go, when, and whom to call", async () => {
    const page = await chromium.open({ viewport: phone });
    await page.goto("/le-fresne-camilly/inscription");
    await page.getByRole("heading", { level: 1, name: "Créer mon compte à l’accueil" }).waitFor();
    const told = await textOf(page.getByRole("main"));
    for (const word of ["Où aller", "Quand", "Téléphone", "J’ai un code de reprise"])
      expect(told).toContain(word);
    expect(await page.getByRole("button", { name: "Commencer" }).count()).toBe(0);
  });

  test("is served from Caen la Mer by the delegation of a team", async () => {
    const page = await chromium.open({ viewport: desktop, as: "lea" });
    await page.goto("/caen-la-mer/agents/delegations");
    await page
      .getByRole("heading", { level: 1, name: "Les collectivités pour lesquelles je travaille" })
      .waitFor();
    expect(await textOf(page.getByRole("main"))).toContain("Aucun dossier n’attend.");
    await page.getByRole("button", { name: /Entrer : .*Fresne-Camilly/ }).click();
    await page.waitForURL("**/le-fresne-camilly/agents");
    await page.goto("/le-fresne-camilly/agents/inscrire");
    await page.getByRole("button", { name: "Inscrire" }).first().waitFor();
  });
});
