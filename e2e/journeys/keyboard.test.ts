import type { Page } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import { thePortal } from "../accessibility/tied-account.ts";
import { useChromium } from "../support/chromium.ts";
import { chooseLast, counting, focused, press, tabTo, type } from "./by-keyboard.ts";

const device = useChromium();

/** What is left for later is one press away from what agrees: the arrow goes round. */
async function decideRows(page: Page): Promise<void> {
  const seen = page.locator(".ar-decide__group > .ar-field select");
  for (let group = 0; group < (await seen.count()); group += 1) {
    await tabTo(page, "Vu sur");
    if ((await seen.nth(group).inputValue()) === "") await page.keyboard.press("ArrowDown");
    const rows = page.locator(".ar-decide__group").nth(group).locator(".ar-decide__row");
    for (let row = await rows.count(); row > 0; row -= 1) {
      await page.keyboard.press("Tab");
      if ((await focused(page)).name === "Plus tard") await page.keyboard.press("ArrowDown");
    }
  }
}

describe("with the keyboard alone", () => {
  test("a whole enrolment, to its receipt", async () => {
    const page = await device.open({ scripts: true });
    await page.goto("/caen/inscription");
    await tabTo(page, "Commencer");
    await press(page, "Notez votre code de reprise");
    await tabTo(page, "Répondre aux questions");
    await press(page, "Comment vous appelez-vous ?");
    await type(page, "Prénom", "Rose", "Marin");
    await press(page, "Quelle est votre date de naissance ?");
    await type(page, "Jour", "8", "3", "1991");
    await press(page, "Où habitez-vous ?");
    await type(page, /^Numéro et rue/, "3 rue des Jacobins", "", "14000", "Caen");
    await press(page, "Comment vous joindre ?");
    await tabTo(page, "Continuer");
    await press(page, /inscrire un enfant/);
    await tabTo(page, "Oui");
    await page.keyboard.press("ArrowDown");
    await press(page, "Quelle pièce d’identité avez-vous ?");
    await chooseLast(page, "Carte nationale d’identité");
    await press(page, "Quel justificatif de domicile avez-vous ?");
    await chooseLast(page, /^Justificatif de domicile/);
    await press(page, "Vérifiez vos réponses");
    await tabTo(page, "Envoyer ma demande");
    await press(page, "Votre demande est envoyée");
  });

  test("an agent decides the first file of the morning, whole, in thirty presses and no mouse", async () => {
    const page = await device.open({ as: "camille", scripts: true });
    const presses = counting(page);
    await page.goto("/caen/agents");
    await tabTo(page, "Aller au contenu");
    await page.keyboard.press("Enter");
    await tabTo(page, /^Commencer/);
    await page.keyboard.press("Enter");
    await page.waitForURL(/dossiers/);
    await tabTo(page, "Aller au contenu");
    await page.keyboard.press("Enter");
    await tabTo(page, "Aller à la première information à vérifier");
    await page.keyboard.press("Enter");
    await decideRows(page);
    await tabTo(page, /^Valider ce qui concorde/);
    const read = page.waitForEvent("load");
    await page.keyboard.press("Enter");
    await read;
    await page.getByRole("link", { name: "Dossier suivant" }).waitFor();
    const decided = page.url();
    await tabTo(page, "Dossier suivant");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => url.href !== decided);
    expect(presses()).toBeLessThanOrEqual(30);
  });

  test("an agent decides one element of a file, and leaves the others", async () => {
    const page = await device.open({ as: "camille", scripts: true });
    // Whichever file is left: other journeys decide some.
    await page.goto("/caen/agents?vue=tous&quoi=enrolment.files");
    await tabTo(page, /^(Linh Nguyen|Alex Dupont|Awa Traoré)$/);
    await press(page, /^(Linh Nguyen|Alex Dupont|Awa Traoré)$/);
    await tabTo(page, "Vu sur");
    const seen = page.locator(".ar-decide__group > .ar-field select").first();
    if ((await seen.inputValue()) === "") await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    if ((await focused(page)).name === "Plus tard") await page.keyboard.press("ArrowDown");
    expect((await focused(page)).name).toBe("Concorde");
    await tabTo(page, /^Valider ce qui concorde/);
    await page.keyboard.press("Enter");
    await page.getByText("C’est validé").waitFor();
  });

  test("the page of consent: what is optional, then no", async () => {
    const page = await device.open({ as: "karim", scripts: true });
    await page.goto("/caen/espace/services/caen/mediatheque/accord");
    await tabTo(page, /Avoir 18 ans ou plus/);
    await page.keyboard.press("Space");
    expect(await page.getByRole("checkbox", { name: /Avoir 18 ans/ }).isChecked()).toBe(true);
    await tabTo(page, "Tout refuser");
    await page.keyboard.press("Enter");
    await page.waitForURL(/refuse=1/);
  });

  test("a yes, then its withdrawal", async () => {
    const page = await device.open({ as: "karim", scripts: true });
    await page.goto("/caen/espace/services/caen/mediatheque/accord");
    await tabTo(page, "Accepter");
    await page.keyboard.press("Enter");
    await page.waitForURL((url) => !url.pathname.endsWith("/accord"));
    await page.goto("/caen/espace/services/caen/mediatheque");
    await tabTo(page, /^Voir le détail/);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/accords\//);
    await tabTo(page, "Retirer mon accord");
    await press(page, /Retirer votre accord/);
    await tabTo(page, "Retirer mon accord");
    await page.keyboard.press("Enter");
    await page.getByText("Votre accord est retiré").waitFor();
  });

  test("an account of the family portal tied, then no longer", async () => {
    const { url, factsPath } = inject("platform");
    const portal = await thePortal(url, factsPath);
    const page = await device.open({ as: "karim", scripts: true });
    await page.goto(await portal.ask());
    // Nobody listens where the portal would be: the answer that leads there stops here.
    const answered = Promise.withResolvers<string>();
    await page.route("**/espace/relier*", async (route) => {
      const response = await route.fetch({ maxRedirects: 0 });
      answered.resolve(response.headers().location ?? "");
      await route.fulfill({ status: 200, contentType: "text/html", body: "<title>Portail</title>" });
    });
    await tabTo(page, "Oui, c’est mon compte");
    const shown = page.waitForEvent("framenavigated");
    await page.keyboard.press("Enter");
    await portal.confirm(await answered.promise);
    // The page under way would interrupt the next one.
    await shown;
    await page.goto("/caen/espace/comptes");
    await tabTo(page, /^Ne plus relier/);
    await page.keyboard.press("Enter");
    await page.waitForURL(/fait=1/);
    expect(await page.getByText("7310 (Famille Lemoine)").count()).toBe(0);
  });

  test("the first press skips to the content", async () => {
    const page = await device.open();
    await page.goto("/caen/");
    await page.keyboard.press("Tab");
    expect((await focused(page)).name).toBe("Aller au contenu");
    await page.keyboard.press("Enter");
    await page.waitForURL(/#content$/);
  });
});
