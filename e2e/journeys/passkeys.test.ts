import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { withAuthenticator } from "../support/authenticator.ts";
import { useChromium } from "../support/chromium.ts";
import { useOwnPlatform } from "../support/own-platform.ts";

// A key is registered by who signed in just now: the shared sessions are as old as the run.
const device = useChromium(useOwnPlatform());

/** Focuses it and presses Enter: no mouse. */
async function press(page: Page, name: string): Promise<void> {
  const button = page.getByRole("button", { name, exact: true });
  await button.waitFor();
  for (let step = 0; step < 60; step += 1) {
    if (await button.evaluate((node) => node === document.activeElement)) return page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
  }
  throw new Error(`the keyboard does not reach ${name}`);
}

const ways = [
  { who: "jeanne", security: "/caen/espace/securite", door: "/caen/connexion", home: "/caen/espace" },
  {
    who: "camille",
    security: "/caen/agents/securite",
    door: "/caen/agents/connexion",
    home: "/caen/agents",
  },
] as const;

describe("with the keyboard and a passkey", () => {
  test.each(ways)(
    "$who registers it, and comes back without saying who",
    async ({ who, security, door, home }) => {
      const page = await device.open({ as: who, scripts: true });
      await withAuthenticator(page);
      await page.goto(security);
      await press(page, "Enregistrer une clé sur cet appareil");
      await page.getByText("Votre clé d’accès est enregistrée").waitFor();
      await page.context().clearCookies();
      await page.goto(door);
      await press(page, "Me connecter avec une clé d’accès");
      await page.waitForURL((url) => url.pathname === home);
      await page.goto(security);
      const listed = page.getByRole("heading", { name: "Chrome sur Linux" });
      expect(await listed.first().isVisible()).toBe(true);
      await press(page, "Retirer cette clé (Chrome sur Linux)");
      await page.getByText("La clé est retirée").waitFor();
    },
  );

  test("whose owner gives up changes nothing, and the page says so", async () => {
    const page = await device.open({ scripts: true });
    const session = await page.context().newCDPSession(page);
    await session.send("WebAuthn.enable");
    await session.send("WebAuthn.addVirtualAuthenticator", {
      options: { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true },
    });
    await page.goto("/caen/connexion");
    await press(page, "Me connecter avec une clé d’accès");
    await page.getByText("Rien n’a changé").waitFor();
    expect(await page.getByLabel(/courriel/).isVisible()).toBe(true);
  });
});

test("without JavaScript the door offers the link by e-mail, and no button that does nothing", async () => {
  const page = await device.open();
  await page.goto("/caen/connexion");
  expect(await page.getByRole("button", { name: "Me connecter avec une clé d’accès" }).isVisible()).toBe(
    false,
  );
  expect(await page.getByRole("button", { name: "Recevoir mon lien" }).isVisible()).toBe(true);
});
