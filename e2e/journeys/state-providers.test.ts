import { readFile } from "node:fs/promises";
import { citizens, franceConnect, proConnect, startStateProvider } from "@ardeco/testing";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { bringAxe, inspect } from "../accessibility/inspect.ts";
import { launchChromium, openDevice, phone } from "../support/chromium.ts";
import { textOf } from "./answer.ts";

interface Registered {
  readonly kind: "franceconnect" | "proconnect";
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
  readonly logoutUri: string;
}

const { url, factsPath } = inject("platform");
const closing: AsyncDisposable[] = [];
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
  const { upstream } = JSON.parse(await readFile(factsPath, "utf8")) as { upstream: readonly Registered[] };
  const camille = {
    login: "camille",
    label: "Camille Lefèvre",
    claims: { email: "camille.lefevre@caen.example", siret: "21140118700017", uid: "camille" },
    amr: ["pwd", "mfa"],
  };
  for (const { kind, issuer, clientId, clientSecret, redirectUri, logoutUri } of upstream) {
    const isForPeople = kind === "franceconnect";
    closing.push(
      await startStateProvider({
        profile: isForPeople ? franceConnect : proConnect,
        port: Number(new URL(issuer).port),
        users: isForPeople ? citizens : [camille],
        parties: [{ clientId, secret: clientSecret, redirectUris: [redirectUri], logoutUris: [logoutUri] }],
      }),
    );
  }
});
afterAll(async () => {
  for (const one of closing) await one[Symbol.asyncDispose]();
  await browser?.close();
});

async function on(visit: (page: Page, device: BrowserContext) => Promise<void>, javaScriptEnabled: boolean) {
  const device = await openDevice(browser, url, { ...phone, javaScriptEnabled });
  try {
    if (javaScriptEnabled) await bringAxe(device);
    await visit(await device.newPage(), device);
  } finally {
    await device.close();
  }
}

const comeWith = async (page: Page, who: RegExp): Promise<void> => {
  await page.goto("/caen/connexion");
  await page.getByRole("link", { name: "S’identifier avec FranceConnect" }).click();
  await page.getByRole("button", { name: who }).click();
};

test("a resident comes with FranceConnect, without JavaScript: the identity is not asked again", async () => {
  await on(async (page, device) => {
    await comeWith(page, /Amélie/);
    await page.getByRole("button", { name: "Créer mon compte avec ces informations" }).click();
    await expect.poll(() => page.url()).toMatch(/\/caen\/inscription\//);
    expect(await textOf(page.getByRole("main"))).not.toBe("");
    await device.clearCookies();
    await comeWith(page, /Amélie/);
    await expect.poll(() => page.url()).toMatch(/\/caen\/espace/);
  }, false);
});

test.each(["fr", "en"])(
  "in %s, whom this town does not know is told what was said, on a page that everybody reads",
  async (language) => {
    await on(async (page) => {
      await page.goto(`/caen/connexion?lang=${language}`);
      await page
        .getByRole("link", { name: /FranceConnect$/ })
        .first()
        .click();
      await page.getByRole("button", { name: /Tomás/ }).click();
      expect(await textOf(page.getByRole("heading", { level: 1 }))).toContain("Tomás");
      expect(await inspect(page, language)).toEqual([]);
    }, true);
  },
);

test.each(["fr", "en"])(
  "in %s, who came with FranceConnect signs out here, then there, and is told so",
  async (language) => {
    await on(async (page) => {
      await comeWith(page, /Amélie/);
      await page.goto(`/caen/espace?lang=${language}`);
      await page.goto("/caen/espace");
      const signOut = page.locator("form[action='/caen/deconnexion'] button").last();
      await signOut.evaluate((button: HTMLButtonElement) => button.click());
      await page.waitForURL(/deconnexion\/suite/);
      expect(await inspect(page, language)).toEqual([]);
      await page.getByRole("button", { name: /aussi de FranceConnect|of FranceConnect too/ }).click();
      await page.getByRole("button", { name: /Fermer FranceConnect/ }).click();
      await page.waitForURL(/deconnexion\/franceconnect\/retour/);
      expect(await inspect(page, language)).toEqual([]);
      await page.goto("/caen/espace");
      expect(page.url()).toContain("/caen/connexion");
    }, true);
  },
);

test("an agent comes with ProConnect", async () => {
  await on(async (page) => {
    await page.goto("/caen/agents/connexion");
    await page.getByRole("link", { name: "S’identifier avec ProConnect" }).click();
    await page.getByRole("button", { name: "Camille Lefèvre" }).click();
    await expect.poll(() => page.url()).toMatch(/\/caen\/agents/);
    expect(await textOf(page.getByRole("heading", { level: 1 }))).toContain("À traiter");
  }, true);
});

test("whoever stops at the provider's comes back to the other ways in", async () => {
  await on(async (page) => {
    await page.goto("/caen/connexion");
    await page.getByRole("link", { name: "S’identifier avec FranceConnect" }).click();
    await page.getByRole("button", { name: "Arrêter et revenir" }).click();
    expect(await textOf(page.getByRole("main"))).toContain("La connexion n’a pas abouti");
    expect(await inspect(page, "fr")).toEqual([]);
  }, true);
});
