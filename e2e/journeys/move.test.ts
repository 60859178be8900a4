import { describe, expect, test } from "vitest";
import { useChromium } from "../support/chromium.ts";
import { choose, fillAddress, fillDate, textOf } from "./answer.ts";

const device = useChromium();

describe("« J’ai déménagé »", () => {
  test("seen before it is sent, sent once, and what the agent then reads", async () => {
    const claire = await device.open({ as: "claire" });
    await claire.goto("/caen/espace");
    await claire.getByRole("link", { name: "J’ai déménagé" }).click();
    await fillAddress(claire, "3 rue de Rocquancourt", { postcode: "14123", city: "Ifs" });
    await fillDate(claire, new Date(Date.now() - 10 * 86_400_000).toISOString().slice(0, 10));
    await claire.getByRole("button", { name: "Voir ce que cela change" }).click();
    await claire.getByRole("heading", { level: 1, name: /Avant d’envoyer/ }).waitFor();
    const shown = await textOf(claire.getByRole("main"));
    expect(shown).toContain("3 rue de Rocquancourt, 14123 Ifs");
    expect(shown).toContain("Vous quittez");
    await claire.getByRole("link", { name: "Emporter toutes mes informations" }).waitFor();
    await choose(claire, "Je l’apporterai au guichet");
    await claire.getByRole("button", { name: "Envoyer mon déménagement" }).click();
    expect(await textOf(claire.getByRole("main"))).toMatch(
      /Il vous reste à montrer au guichet\s: justificatif de domicile/,
    );
  });
});
