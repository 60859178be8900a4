import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Browser } from "../support/browser.ts";
import { filledPlace } from "../support/own-platform.ts";
import { type Platform, startPlatform } from "../support/platform.ts";
import { type Program, startProgram } from "../support/program.ts";
import { signedIn } from "../support/sessions.ts";
import { withdrawFromLibrary } from "./withdraw.ts";

const APPLICATION = "http://localhost:3200";
let platform: Platform;
let application: Program;
beforeAll(async () => {
  platform = await startPlatform(await filledPlace());
  application = await startProgram(["examples/dist/piscine.js", "--demo", platform.factsPath], "Piscines :");
}, 300_000);
afterAll(async () => {
  await application?.stop();
  await platform?.remove();
});

const patiently = { timeout: 90_000, interval: 500 };

describe("the pools, with the package for vendors", () => {
  test("open from what Karim agrees to, say who checked it, close at the withdrawal and say so", async () => {
    const karim = await signedIn(platform.facts, "karim");
    await karim.open(`${APPLICATION}/`);
    await karim.submit({}, "/abonnement");
    const shown = await karim.submit({ accord: ["age_under_25"], geste: "accepter" }, "/autoriser/");
    expect(shown).toMatchObject({ status: 200, url: `${APPLICATION}/` });
    expect(shown.body).toMatch(/Bonjour Karim Benali.*12,50 €/s);
    expect(shown.body).toMatch(/par Ville de Caen, (original vu|copie examinée), le \d{4}-\d\d-\d\d/);

    const agreement = await agreementOf(karim);
    await withdrawFromLibrary(karim, platform.url);
    await vi.waitFor(
      async () => expect((await karim.open(`${APPLICATION}/`)).body).toContain("S’abonner avec mon compte"),
      patiently,
    );
    await vi.waitFor(
      async () => expect((await karim.open(agreement)).body).toContain("Fait à la billetterie des piscines."),
      patiently,
    );
  });

  test("a refusal is answered with the other way in, and a return that nobody started with nothing", async () => {
    const jeanne = await signedIn(platform.facts, "jeanne");
    await jeanne.open(`${APPLICATION}/`);
    await jeanne.submit({}, "/abonnement");
    const refused = await jeanne.submit({ geste: "refuser" }, "/autoriser/");
    expect(refused.body).toContain("Vous n’avez rien transmis");
    expect((await jeanne.open(`${APPLICATION}/retour?code=volé&state=x`)).status).toBe(400);
  });

  test("an event that the authority did not sign is refused, and closes nothing", async () => {
    const answer = await fetch(`${APPLICATION}/evenements`, { method: "POST", body: "a.b.c" });
    expect([answer.status, await answer.json()]).toMatchObject([400, { err: "invalid_request" }]);
  });
});

async function agreementOf(browser: Browser): Promise<string> {
  const { body } = await browser.open(`${platform.url}/caen/espace/accords`);
  return platform.url + (/\/caen\/espace\/accords\/[0-9a-f-]{36}/.exec(body)?.[0] ?? "/no-agreement");
}
