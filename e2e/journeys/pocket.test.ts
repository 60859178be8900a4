import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { useChromium } from "../support/chromium.ts";
import { useOwnPlatform } from "../support/own-platform.ts";

// A passkey is registered by who signed in just now: the shared sessions are as old as the run.
const device = useChromium(useOwnPlatform());

/** Chromium's own virtual authenticator, as in passkeys.test.ts. */
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

const small = { width: 320, height: 640 };
const drawn = (page: Page) => page.locator("[data-pocket] svg path").getAttribute("d");

test("a phone receives its code once, and shows it without a connection, in 320 pixels", async () => {
  const page = await device.open({ as: "jeanne", scripts: true, viewport: small });
  await withAuthenticator(page);
  await page.goto("/caen/espace/securite");
  await page.getByRole("button", { name: "Enregistrer une clé sur cet appareil" }).click();
  await page.getByText("Votre clé d’accès est enregistrée").waitFor();
  await page.goto("/caen/espace/pochette");
  await page.getByRole("link", { name: "Entrer avec ma clé d’accès" }).click();
  await page.getByRole("button", { name: "Me connecter avec une clé d’accès" }).click();
  await page.waitForURL((url) => url.pathname === "/caen/espace/pochette");
  await page.getByRole("button", { name: "Mettre mon code ici" }).click();
  await page.waitForURL((url) => url.pathname === "/caen/pochette");
  await page.getByRole("img", { name: /change toutes les quinze secondes/ }).waitFor();
  expect(await drawn(page)).toMatch(/^M\d/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.context().setOffline(true);
  await page.goto("/caen/pochette");
  await page.getByRole("img", { name: /change toutes les quinze secondes/ }).waitFor();
  expect(await drawn(page)).toMatch(/^M\d/);
  await page.context().setOffline(false);
});

test("without JavaScript it says what to do, and hides what would do nothing", async () => {
  const page = await device.open({ as: "jeanne" });
  await page.goto("/caen/pochette");
  expect(await page.getByText("Sans JavaScript, le code ne peut pas changer").isVisible()).toBe(true);
  expect(await page.getByRole("button", { name: "Retirer le code de ce téléphone" }).isVisible()).toBe(false);
  expect(await page.getByRole("link", { name: "Mettre mon code dans ce téléphone" }).isVisible()).toBe(false);
});
