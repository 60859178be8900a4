import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { useChromium } from "../support/chromium.ts";
import { textOf } from "./answer.ts";

const device = useChromium();
const BOOKINGS = "/caen/espace/reservations";
const said = (page: Page) => textOf(page.getByRole("main"));

/** The bookings of Zoé, as her mother sees them; gives her id. */
async function bookingsOfZoe(page: Page): Promise<string> {
  await page.goto(BOOKINGS);
  await page.getByRole("navigation", { name: "Choisir la personne" }).getByText("Zoé").click();
  return new URL(page.url()).searchParams.get("pour") ?? "";
}

async function bookLesson(page: Page): Promise<void> {
  const lessons = page.getByRole("region", { name: "Réserver une séance" });
  await lessons
    .getByRole("button", { name: /^Réserver\s.*Cours de natation/ })
    .first()
    .click();
  expect(await said(page)).toContain("La place est réservée");
}

describe("an activity that is booked", () => {
  test("online, for a child: the price is held; cancelled in time, nothing is due; what was missed, attended and excused is read", async () => {
    const jeanne = await device.open({ as: "jeanne" });
    const zoe = await bookingsOfZoe(jeanne);
    const past = await said(jeanne);
    for (const became of [/venue\s+4,50/, /manquée\s+excusée\s:\sCertificat médical\s+4,50\s€, rendus/])
      expect(past).toMatch(became);
    await bookLesson(jeanne);
    await jeanne.goto(`/caen/espace/compteurs?pour=${zoe}`);
    expect(await said(jeanne)).toMatch(/Réservé\s+9,00/);
    const lessonsPurse = jeanne.locator(".ar-card").filter({ hasText: "Cours de natation" }).first();
    await lessonsPurse.getByText("Derniers mouvements").first().click();
    expect(await said(jeanne)).toMatch(/Cours de natation, mercredi .*, manquée/);
    await jeanne.goto(`${BOOKINGS}?pour=${zoe}`);
    // The later of the two: on the very day of a session, the first may no longer be cancelled for nothing.
    await jeanne.getByText("Annuler cette réservation").last().click();
    expect(await said(jeanne)).toContain("Rien ne sera dû.");
    await jeanne
      .getByRole("button", { name: /Oui, annuler/ })
      .last()
      .click();
    expect(await said(jeanne)).toMatch(/La réservation est annulée\s:\srien n’est dû/);
    await jeanne.goto(`/caen/espace/compteurs?pour=${zoe}`);
    expect(await said(jeanne)).toMatch(/Réservé\s+4,50/);
    await jeanne.goto(`${BOOKINGS}?pour=${zoe}`);
    await bookLesson(jeanne);
  });

  test("by the cashier, for somebody offline; full, it is a turn on the waiting list", async () => {
    const camille = await device.open({ as: "camille" });
    await camille.goto("/caen/agents/personnes");
    await camille.getByLabel("Que savez-vous de la personne ?").fill("Roussel 17/08/1945");
    await camille.getByLabel("La personne est au guichet").press("Space");
    await camille.getByRole("button", { name: "Chercher" }).click();
    await camille
      .getByRole("link", { name: /Madeleine Roussel/ })
      .first()
      .click();
    await camille.getByRole("link", { name: "Réserver une séance" }).click();
    const offered = camille.getByRole("region", { name: "Réserver une séance" });
    await offered
      .getByRole("button", { name: /^Rejoindre la liste d’attente\s.*Aquagym/ })
      .first()
      .click();
    expect(await said(camille)).toContain("Votre tour est pris dans la liste d’attente");
    await offered
      .getByRole("button", { name: /^Réserver\s.*Aquagym/ })
      .first()
      .click();
    expect(await said(camille)).toContain("La place est réservée");
    expect(await said(camille)).toMatch(/Réservée par\s+Camille Lefèvre/);
  });

  test("its manager reads who comes, on a phone", async () => {
    const marc = await device.open({ as: "marc" });
    await marc.goto("/caen/administration/activites");
    await marc.getByRole("link", { name: /Voir ses séances.*Cours de natation/ }).click();
    await marc
      .getByRole("row", { name: /2 sur 8.*Ouverte/ })
      .getByRole("link")
      .last()
      .click();
    expect(await said(marc)).toContain("Karim Benali");
    expect(await said(marc)).toContain("La liste se remplit à partir du début de la séance.");
  });
});
