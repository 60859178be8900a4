import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { useChromium } from "../support/chromium.ts";
import { fillAddress, textOf } from "./answer.ts";

const device = useChromium();

/** Where Léo lives with Jeanne, checked; and where she says that they move. */
const STREETS = /rue Saint-Jean|rue Écuyère/;
const WITHHELD = "Indiqué par un autre représentant. Nous ne l’affichons pas ici.";
const OF_LEO = ["/informations", "/informations/address", "/informations/export", "/journal"];
const CONSENT = "/caen/espace/services/caen/mediatheque/accord";

describe("the evening study of a child whose parents are separated", () => {
  test("one parent opens it; the other sees the child, and nothing of the first", async () => {
    const jeanne = await device.open({ as: "jeanne" });
    await jeanne.goto("/caen/espace/services/caen/etude-du-soir");
    await jeanne.getByRole("link", { name: "Commencer pour Léo" }).click();
    expect(await textOf(jeanne.getByRole("main"))).toContain("Léo");
    await jeanne.getByRole("button", { name: "Accepter" }).click();
    await jeanne.getByRole("heading", { level: 1, name: "Étude du soir" }).waitFor();
    await jeanne.goto("/caen/espace/accords");
    await jeanne.getByRole("region", { name: /Léo/ }).waitFor();

    const julien = await device.open({ as: "julien" });
    await julien.goto("/caen/espace/accords");
    expect(await textOf(julien.getByRole("region", { name: /Léo/ }))).toContain("Étude du soir");
    await julien.goto("/caen/espace/proches");
    expect(await textOf(julien.getByRole("main"))).toMatch(/Léo Morel/);

    for (const page of ["", "/services", "/accords", "/proches", "/informations", "/journal"]) {
      await julien.goto(`/caen/espace${page}`);
      expect(await julien.content(), page).not.toMatch(/Lemoine|jeanne\.lemoine|742/);
    }
    for (const child of ["Léo", "Zoé"]) {
      for (const page of ["informations", "journal"]) {
        await julien.goto(`/caen/espace/${page}`);
        await choosing(julien, child);
        expect(await julien.content(), `${page} of ${child}`).not.toMatch(/Lemoine|Jeanne/);
        expect(await julien.content(), `${page} of ${child}`).not.toMatch(STREETS);
      }
    }
  });

  test("where the child lives is read by who said it, and on no page of the other parent", async () => {
    const [jeanne, julien] = [await device.open({ as: "jeanne" }), await device.open({ as: "julien" })];
    await jeanne.goto("/caen/espace/informations");
    const leo = await choosing(jeanne, "Léo");
    expect(await textOf(jeanne.getByRole("main"))).toContain("12 rue Saint-Jean, 14000 Caen");
    await jeanne.goto(`/caen/espace/informations/address?pour=${leo}`);
    await fillAddress(jeanne, "14 rue Écuyère");
    await jeanne.getByRole("button", { name: "Envoyer ma correction" }).click();
    expect(await textOf(jeanne.getByRole("main"))).toContain("14 rue Écuyère");

    for (const page of [...OF_LEO.map((path) => `/caen/espace${path}`), CONSENT]) {
      await julien.goto(`${page}?pour=${leo}`);
      expect(await julien.content(), page).not.toMatch(STREETS);
      if (!page.endsWith("/journal")) expect(await julien.content(), page).toContain(WITHHELD);
    }
    await julien.goto("/caen/espace/demandes");
    await julien.getByRole("link", { name: /(Inscription|mettre à jour).*Léo/ }).click();
    expect(await textOf(julien.getByRole("main"))).toContain("Reçue");
    expect(await julien.content(), "tracking").not.toMatch(STREETS);
    await julien.goto("/caen/espace");
    expect(await julien.content(), "home").not.toMatch(STREETS);

    await jeanne.goto(`/caen/espace/informations?pour=${leo}`);
    await jeanne.getByRole("button", { name: "Annuler ma correction" }).click();
    expect(await textOf(jeanne.getByRole("main"))).not.toContain("14 rue Écuyère");
  });
});

/** Follows the link of the child; gives the id that its address names. */
async function choosing(page: Page, child: string): Promise<string> {
  await page.getByRole("navigation", { name: "Choisir la personne" }).getByText(child).click();
  return new URL(page.url()).searchParams.get("pour") ?? "";
}
