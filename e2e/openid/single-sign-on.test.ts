import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Browser } from "../support/browser.ts";
import { filledPlace } from "../support/own-platform.ts";
import { type Platform, startPlatform } from "../support/platform.ts";
import { type Program, startProgram } from "../support/program.ts";
import { signedIn } from "../support/sessions.ts";

const LIBRARY = "http://localhost:3100";
const POOLS = "http://localhost:3200";
const PORTAL = "http://localhost:3500";

let platform: Platform;
const programs: Program[] = [];
let karim: Browser;
beforeAll(async () => {
  platform = await startPlatform(await filledPlace());
  // One after the other: when one does not start, those that did are known and stopped.
  for (const [name, ready] of [
    ["mediatheque", "Médiathèque"],
    ["piscine", "Piscines :"],
    ["portail-famille", "Portail famille :"],
  ] as const)
    programs.push(await startProgram([`examples/dist/${name}.js`, "--demo", platform.factsPath], ready));
  karim = await signedIn(platform.facts, "karim");
}, 300_000);
afterAll(async () => {
  for (const program of programs) await program.stop();
  await platform?.remove();
});

/** Starts at the application, agrees when asked for the first time, and is back there. */
async function enter(browser: Browser, home: string, action: string): Promise<string> {
  await browser.open(`${home}/`);
  const shown = await browser.submit({}, action);
  expect(shown.url, "no second sign-in").not.toContain("/connexion");
  const back = shown.url.includes("/autoriser/")
    ? await browser.submit({ geste: "accepter" }, "/autoriser/")
    : shown;
  return back.body;
}

describe("one sign-in", () => {
  test("opens the library, the pools and the family portal, whose former account is tied once", async () => {
    expect(await enter(karim, LIBRARY, "/inscription")).toContain("Bonjour Karim Benali");
    expect(await enter(karim, POOLS, "/abonnement")).toContain("Bonjour Karim Benali");
    expect(await enter(karim, PORTAL, "/ville")).toContain("Aucune famille n’est reliée");

    await karim.submit({ numero: "7310", mot: "toboggan" }, "/connexion");
    const asked = await karim.submit({}, "/relier");
    expect(asked.body).toContain("Votre compte 7310 (Famille Benali) – Portail famille");
    expect((await karim.submit({ geste: "oui" }, "/espace/relier")).body).toContain(
      "Relié au compte de la ville",
    );

    // Another browser, which knows nothing of the number nor of the password.
    await karim.open(`${PORTAL}/`);
    await karim.submit({}, "/deconnexion");
    await karim.open(`${PORTAL}/`);
    expect(await enter(karim, PORTAL, "/ville")).toContain("Compte 7310 – Famille Benali");
    expect((await karim.open(`${platform.url}/caen/espace/comptes`)).body).toContain("7310 (Famille Benali)");
  });

  test("left from one of the three, with the account, is left in all; the next entry asks again", async () => {
    for (const home of [LIBRARY, POOLS]) {
      expect((await karim.open(`${home}/`)).body).toContain("Bonjour Karim Benali");
    }
    await karim.open(`${PORTAL}/`);
    await karim.submit({}, "/deconnexion");
    const left = await karim.submit({ logout: "yes" }, "/session/end/confirm");
    expect(left.url).toBe(`${PORTAL}/`);
    await vi.waitFor(
      async () => {
        expect((await karim.open(`${LIBRARY}/`)).body).toContain("S’inscrire avec mon compte");
        expect((await karim.open(`${POOLS}/`)).body).toContain("S’abonner avec mon compte");
      },
      { timeout: 90_000, interval: 500 },
    );
    await karim.open(`${PORTAL}/`);
    expect((await karim.submit({}, "/ville")).url).toContain("/caen/connexion");
  });

  test("a passkey asked by one of them is asked of who came by a link", async () => {
    const jeanne = await signedIn(platform.facts, "jeanne");
    await jeanne.open(`${PORTAL}/`);
    const page = await jeanne.submit({}, "/cle");
    expect(page.body).toContain("Ce service demande une clé d’accès");
  });
});
