import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test, vi } from "vitest";
import { enter, launchChromium, openDevice } from "../support/chromium.ts";
import { type Program, startProgram } from "../support/program.ts";
import { choose, textOf } from "./answer.ts";

/** Where the demonstration registers the library's application. */
const APPLICATION = "http://localhost:3100";
const { url, factsPath, sessions } = inject("platform");

let application: Program;
beforeAll(async () => {
  application = await startProgram(["examples/dist/mediatheque.js", "--demo", factsPath], "Médiathèque :");
});
afterAll(() => application?.stop());

describe("the library, an application that an outside vendor wrote", () => {
  test("opens with what Jeanne agreed to, and is told when she takes it back", async () => {
    const browser = await launchChromium();
    const context = await openDevice(browser, url, { javaScriptEnabled: false });
    await enter(context, url, sessions.jeanne ?? []);
    const page = await context.newPage();

    await openSubscription(page);
    await withdraw(page);
    // From server to server: the application acknowledges, the page of the agreement shows it.
    await vi.waitFor(
      async () => expect(await reloaded(page)).toContain("Fait dans le logiciel de la médiathèque."),
      {
        timeout: 90_000,
        interval: 300,
      },
    );
    // The opening was acknowledged in the same words: the withdrawal may still be on its way.
    await vi.waitFor(
      async () => {
        await page.goto(`${APPLICATION}/`);
        expect(await textOf(page.getByRole("main"))).toContain("S’inscrire avec mon compte de la ville");
      },
      { timeout: 90_000, interval: 300 },
    );

    await page.goto("/caen/espace/journal");
    const journal = await textOf(page.getByRole("main"));
    expect(journal).toMatch(/Bibliothèque/);
    expect(journal).toMatch(/retir|arrêt/i);
    await browser.close();
  });
});

/** Only the box ticked is told: the e-mail address stays unknown to the library. */
async function openSubscription(page: Page): Promise<void> {
  await page.goto(`${APPLICATION}/`);
  await page.getByRole("button", { name: "S’inscrire avec mon compte de la ville" }).click();
  await page.getByRole("link", { name: "Moi" }).click();
  await choose(page, "Avoir 18 ans ou plus");
  await page.getByRole("button", { name: "Accepter" }).click();
  await page.getByRole("heading", { level: 1, name: "Bonjour Jeanne Lemoine" }).waitFor();
  const subscription = await textOf(page.getByRole("main"));
  expect(subscription).toMatch(/MED-\d{8}/);
  expect(subscription).toContain("habitant, gratuite");
  expect(subscription).toContain("vous n’avez pas donné d’adresse");
  expect(subscription).toContain("par Ville de Caen");
}

/** By the page of this agreement: Jeanne may have others. Ends on it, with the withdrawal said. */
async function withdraw(page: Page): Promise<void> {
  await page.goto(`${url}/caen/espace/services/caen/mediatheque`);
  await page.getByRole("main").getByRole("link", { name: "Voir le détail" }).click();
  await page.getByRole("link", { name: "Retirer mon accord" }).click();
  await page.getByRole("button", { name: "Retirer mon accord" }).click();
  await page.getByText("Votre accord est retiré").waitFor();
}

async function reloaded(page: Page): Promise<string> {
  await page.reload();
  return textOf(page.getByRole("region", { name: "Ce que le service a reçu de nous" }));
}
