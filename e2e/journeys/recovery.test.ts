import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { phone, useChromium } from "../support/chromium.ts";
import { useOwnPlatform } from "../support/own-platform.ts";

// Getting an account back ends its sessions, which the journeys of the shared platform use.
const device = useChromium(useOwnPlatform());

async function withAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  });
}

/** What the agent reads aloud. */
async function codeForJeanne(): Promise<string> {
  const desk = await device.open({ as: "camille" });
  await desk.goto("/caen/agents/personnes");
  await desk.getByLabel("Que savez-vous de la personne ?").fill("Lemoine 14/03/1988");
  await desk.getByLabel("La personne est au guichet").press("Space");
  await desk.getByRole("button", { name: "Chercher" }).click();
  await desk.getByRole("link", { name: /Jeanne Lemoine/ }).click();
  await desk.getByRole("link", { name: "Rouvrir son compte" }).click();
  await desk.getByLabel("Carte nationale d’identité").press("Space");
  await desk.getByLabel("Que s’est-il passé ?").fill("Téléphone volé, adresse fermée");
  await desk.getByLabel(/La photographie, le nom/).press("Space");
  await desk.getByRole("button", { name: "Donner un code" }).click();
  return desk.locator(".ar-receipt__number").innerText();
}

test("who lost everything comes back with a new passkey, and nothing opens before it", async () => {
  const code = await codeForJeanne();
  const page = await device.open({ scripts: true, viewport: phone });
  await withAuthenticator(page);
  await page.goto("/caen/connexion");
  await page.getByRole("link", { name: "Retrouver mon compte avec un code du guichet" }).click();
  await page.getByLabel("Code donné au guichet").fill(code.toLowerCase());
  await page.getByRole("button", { name: "Continuer" }).click();
  await page.getByRole("heading", { name: "Choisissez comment entrer désormais" }).waitFor();
  await page.goto("/caen/espace");
  expect(page.url()).toContain("/caen/connexion");
  await page.goto("/caen/recuperation/acces");
  await page.getByRole("button", { name: "Enregistrer une clé sur cet appareil" }).click();
  await page.getByText("Votre clé est enregistrée").waitFor();
  await page.getByRole("button", { name: "Me connecter avec une clé d’accès" }).click();
  await page.waitForURL((url) => url.pathname === "/caen/espace");
});
