import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { bringAxe, inspect } from "../accessibility/inspect.ts";
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
const POCKET = "/caen/pochette";
const drawn = (page: Page) => page.locator("[data-pocket] svg path").getAttribute("d");
const plain = async (page: Page) =>
  (await page.locator("main").innerText()).replaceAll(/[\s\u00a0\u202f]+/g, " ");
const looksRight = async (page: Page) => {
  expect(await inspect(page, "fr")).toEqual([]);
  await page.setViewportSize(small);
};
const code = (page: Page) => page.getByRole("img", { name: /change toutes les quinze secondes/ });

async function enterWithPasskey(page: Page): Promise<void> {
  await page.goto("/caen/espace/pochette");
  await page.getByRole("link", { name: "Entrer avec ma clé d’accès" }).click();
  await page.getByRole("button", { name: "Me connecter avec une clé d’accès" }).click();
  await page.waitForURL((url) => url.pathname === "/caen/espace/pochette");
}

/** With a passkey registered, from the page that says what will be kept. */
async function bindPhone(as: string): Promise<Page> {
  const page = await device.open({ as, scripts: true, viewport: small });
  await bringAxe(page.context());
  await withAuthenticator(page);
  await page.goto("/caen/espace/securite");
  await page.getByRole("button", { name: "Enregistrer une clé sur cet appareil" }).click();
  await page.getByText("Votre clé d’accès est enregistrée").waitFor();
  await enterWithPasskey(page);
  expect(await plain(page)).toContain("Ni votre adresse, ni vos informations, ni ce que vous avez acheté.");
  await looksRight(page);
  await page.getByRole("button", { name: "Mettre mon code ici" }).click();
  await page.waitForURL((url) => url.pathname === POCKET);
  await code(page).waitFor();
  return page;
}

/** What this browser keeps under the name of the town. */
const kept = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open("pocket", 1);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const counted = opening.result.transaction("held").objectStore("held").count();
          counted.onsuccess = () => resolve(counted.result);
        };
      }),
  );

test("a phone shows its code, its counters and its services without a connection, says since when, and forgets all when asked", async () => {
  const page = await bindPhone("manon");
  await page.getByRole("heading", { name: "Mes compteurs", level: 2 }).waitFor();
  const online = await plain(page);
  expect(online).toMatch(/Manon au \d+(er)? \p{L}+, \d+ h \d\d/u);
  for (const said of [/Mes compteurs .*€/, /Mes pass .*\d+ sur \d+/, /Mes services .*Ouvert/])
    expect(online).toMatch(said);
  expect(online).toContain("Ce navigateur peut effacer votre code");
  await looksRight(page);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.context().setOffline(true);
  // As a phone says it: in a page that a worker gives, Chromium's emulation does not.
  await page.addInitScript(() => Object.defineProperty(navigator, "onLine", { get: () => false }));
  await page.goto(POCKET);
  await code(page).waitFor();
  expect(await drawn(page)).toMatch(/^M\d/);
  await page.getByText("Sans connexion : vous lisez ce que ce téléphone a gardé.").waitFor();
  const offline = await plain(page);
  for (const said of [/Manon au \d+/, /Mes compteurs .*€/, /Mes pass .*\d+ sur \d+/, /Mes services/])
    expect(offline).toMatch(said);
  await looksRight(page);
  // Three days later, still without a connection
  await page.clock.install({ time: Date.now() + 3 * 86_400_000 });
  await page.goto(POCKET);
  await page.getByText("Ils ont 3 jours : les soldes ont pu changer.").waitFor();
  await looksRight(page);
  expect(await kept(page)).toBe(2);
  await page.getByRole("button", { name: "Retirer le code de ce téléphone" }).click();
  await page.getByText("Ce téléphone n’a pas encore de code").waitFor();
  expect(await kept(page)).toBe(0);
  expect(await plain(page)).not.toMatch(/Manon|€|Numéro/);
  await looksRight(page);
  await page.context().setOffline(false);
});

/** As versions of before bound a phone: no mark of what was told; their content was kept all the same. */
const asBoundBefore = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open("pocket", 1);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const work = opening.result.transaction("held", "readwrite");
          const asked = work.objectStore("held").get("caen");
          asked.onsuccess = () => {
            const { told: _told, ...held } = asked.result;
            work.objectStore("held").put(held, "caen");
          };
          work.oncomplete = () => resolve();
          work.onabort = () => reject(work.error);
        };
      }),
  );

test("a phone bound before the pocket kept anything says what it will keep, and asks for nothing before a button", async () => {
  const page = await bindPhone("jeanne");
  await page.locator("[data-as-of]").waitFor();
  await asBoundBefore(page);
  const asked: string[] = [];
  page.on("request", (request) => void asked.push(new URL(request.url()).pathname));
  await page.goto(POCKET);
  await code(page).waitFor();
  await page.getByRole("heading", { name: "Ce que ce téléphone gardera" }).waitFor();
  const told = await plain(page);
  for (const said of ["Les soldes de vos compteurs", "Ce téléphone ne garde encore que votre code."])
    expect(told).toContain(said);
  expect(told).not.toMatch(/Jeanne|€/);
  await looksRight(page);
  // What a version of before kept unasked is gone, and the page is left without a word of it.
  expect([await kept(page), asked.filter((path) => path.endsWith("/contenu"))]).toEqual([1, []]);
  await page.reload();
  await page.getByRole("button", { name: "Garder cela dans ce téléphone" }).click();
  // Answered a moment ago, as it was bound: the pocket asks again by itself.
  await page.getByText(/Jeanne au \d+/).waitFor({ timeout: 90_000 });
  expect(await page.getByRole("button", { name: "Garder cela dans ce téléphone" }).isVisible()).toBe(false);
  expect(await kept(page)).toBe(2);
  await page.goto(POCKET);
  await page.getByText(/Jeanne au \d+/).waitFor();
  expect(await page.getByText("Ce que ce téléphone gardera").isVisible()).toBe(false);
});

test("a phone declared lost shows nothing more once its pocket is opened with a connection, and has forgotten all", async () => {
  const page = await bindPhone("claire");
  await page.getByText("Rien à montrer pour l’instant").waitFor();
  await looksRight(page);
  await page.goto("/caen/espace/supports");
  await page
    .getByRole("link", { name: /Déclarer perdu/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Déclarer perdu" }).click();
  await page.getByText("C’est déclaré perdu").waitFor();
  await page.goto(POCKET);
  await page.getByText("Ce téléphone ne sert plus").waitFor();
  expect(await code(page).isVisible()).toBe(false);
  expect(await kept(page)).toBe(0);
  await looksRight(page);
});

test("without JavaScript it says what to do, and hides what would do nothing", async () => {
  const page = await device.open({ as: "jeanne" });
  await page.goto(POCKET);
  expect(await page.getByText("Sans JavaScript, le code ne peut pas changer").isVisible()).toBe(true);
  expect(await page.getByRole("button", { name: "Retirer le code de ce téléphone" }).isVisible()).toBe(false);
  expect(await page.getByRole("link", { name: "Mettre mon code dans ce téléphone" }).isVisible()).toBe(false);
});
