import { describe, expect, test } from "vitest";
import { useChromium } from "../support/chromium.ts";
import { textOf } from "./answer.ts";

const device = useChromium();

describe("the canteen of a child whose parents are separated", () => {
  test("one parent opens it; the other sees the child, and nothing of the first", async () => {
    const jeanne = await device.open({ as: "jeanne" });
    await jeanne.goto("/caen/espace/services/caen/cantine");
    await jeanne.getByRole("link", { name: "Commencer pour Léo" }).click();
    expect(await textOf(jeanne.getByRole("main"))).toContain("Léo");
    await jeanne.getByRole("button", { name: "Accepter" }).click();
    await jeanne.getByRole("heading", { level: 1, name: "Cantine scolaire" }).waitFor();
    await jeanne.goto("/caen/espace/services");
    await jeanne.getByRole("region", { name: /Léo/ }).waitFor();

    const julien = await device.open({ as: "julien" });
    await julien.goto("/caen/espace/services");
    expect(await textOf(julien.getByRole("region", { name: /Léo/ }))).toContain("Cantine scolaire");
    await julien.goto("/caen/espace/proches");
    expect(await textOf(julien.getByRole("main"))).toMatch(/Léo Morel/);

    for (const page of ["", "/services", "/proches", "/informations", "/journal"]) {
      await julien.goto(`/caen/espace${page}`);
      expect(await julien.content(), page).not.toMatch(/Lemoine|jeanne\.lemoine|742/);
    }
    for (const child of ["Léo", "Zoé"]) {
      for (const page of ["informations", "journal"]) {
        await julien.goto(`/caen/espace/${page}`);
        await julien.getByRole("navigation", { name: "Choisir la personne" }).getByText(child).click();
        expect(await julien.content(), `${page} of ${child}`).not.toMatch(/Lemoine|Jeanne|rue Saint-Jean/);
      }
    }
  });
});
