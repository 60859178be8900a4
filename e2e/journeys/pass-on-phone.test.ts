import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { withAuthenticator } from "../support/authenticator.ts";
import { useCamera } from "../support/camera.ts";
import { phone, useChromium } from "../support/chromium.ts";
import { filmOf } from "../support/film.ts";
import { useOwnPlatform } from "../support/own-platform.ts";
import { textOf } from "./answer.ts";

// Scene 9, by telephone: the code that changes every fifteen seconds, before the camera of a partner. A
// platform of its own, since a passkey is registered by who signed in just now.

const where = useOwnPlatform();
const device = useChromium(where);
const camera = useCamera();
const SCAN = "/caen/partenaire";
/** Her telephone, with her code in it: without a connection from now on. */
async function aPhone(): Promise<Page> {
  const page = await device.open({ as: "manon", scripts: true, viewport: phone });
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
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.context().setOffline(true);
  return page;
}

/** What its screen shows now. */
async function codeOf(page: Page) {
  const drawing = page.locator("[data-pocket] svg");
  await drawing.locator("path[d^=M]").waitFor();
  const size = Number((await drawing.getAttribute("viewBox"))?.split(" ")[2]);
  const path = (await drawing.locator("path").getAttribute("d")) ?? "";
  const dark = [...path.matchAll(/M(\d+) (\d+)h1/g)].map(
    ([, column, row]) => [Number(column), Number(row)] as const,
  );
  return { size, dark };
}

async function scan(till: Page): Promise<void> {
  await till.goto(SCAN);
  await till.getByRole("button", { name: "Lire avec l’appareil photo" }).click();
}

test("a code that changes, shown by a telephone without a connection, is used once; the same picture again is refused", async () => {
  const { url, sessions } = where();
  const manon = await aPhone();
  const context = await camera.open(url, { cookies: sessions.cinema ?? [], viewport: phone });
  const till = await context.newPage();
  await till.goto(SCAN);
  await camera.sees(filmOf(await codeOf(manon)));
  await scan(till);
  await till.getByRole("heading", { level: 1, name: "Manon D." }).waitFor();
  expect(await textOf(till.getByRole("main"))).toMatch(/Présenté\s: téléphone/);
  await till.locator("label").filter({ hasText: "Place de cinéma" }).click();
  await till.getByRole("button", { name: "Confirmer l’utilisation" }).click();
  await till.getByText("Accepté : Place de cinéma").waitFor();

  await scan(till);
  await till.getByText("Refusé").first().waitFor();
  expect(await textOf(till.getByRole("main"))).not.toMatch(/Manon/);
  await context.close();
});
