import type { Page } from "playwright-core";
import { inLanguage, sendEmpty } from "./sending.ts";

interface Gestures {
  readonly page: Page;
  readonly language: string;
  readonly look: () => Promise<void>;
}

const at = "/caen/administration/conformite";

/**
 * A security file in each of its states: none or in force, begun, written, frozen, sent empty to be judged,
 * decided.
 */
export async function signOff({ page, language, look }: Gestures): Promise<void> {
  const press = async (name: RegExp) => {
    await page.getByRole("button", { name }).click();
    await page.waitForLoadState();
    await look();
  };
  const follow = async (name: RegExp) => {
    await page.getByRole("main").getByRole("link", { name }).first().click();
    await page.waitForLoadState();
  };
  for (const path of [at, `${at}/homologation`]) {
    await page.goto(inLanguage(path, language));
    await look();
  }
  await press(/Commencer une version|Begin a version/);
  const version = new URL(page.url()).pathname;
  await follow(/Écrire les textes|Write the texts/);
  await look();
  await page.locator("[name=perimeter]").fill("Le site et les guichets.");
  await page.locator("[name=stakes]").fill("La confiance.");
  await press(/Enregistrer|Save/);
  await press(/Arrêter|Freeze/);
  await unfold(page);
  await look();
  await follow(/Donner l’avis|Give the opinion/);
  await sendEmpty(page, /Enregistrer l’avis|Save the opinion/);
  await look();
  await page.goto(inLanguage(version, language));
  await follow(/Décider|Decide/);
  await sendEmpty(page, /Enregistrer la décision|Save the decision/);
  await look();
  for (const choice of ["[name=decision][value=accepted]", "[name=duree][value='12']"])
    await page.locator(choice).check({ force: true });
  await page.locator("[name=signataire]").fill("Maryse Letellier, maire");
  await press(/Enregistrer la décision|Save the decision/);
  await page.goto(inLanguage(`${at}/homologation`, language));
  await look();
}

/** Each part of the document, as a reader opens it. */
async function unfold(page: Page): Promise<void> {
  const parts = page.locator("main details:not([open]) > summary:visible");
  for (let left = await parts.count(); left > 0; left = await parts.count()) await parts.first().click();
}
