import type { Locator, Page } from "playwright-core";

/** The button that goes to the next question. */
export const goOn = (page: Page): Promise<void> => page.getByRole("button", { name: "Continuer" }).click();

/** A radio button or a box is reached by its words: the design system lays the label over the control. */
export const choose = (page: Page, label: string | RegExp): Promise<void> =>
  page.locator("label").filter({ hasText: label }).first().click();

/** "1991-03-08", in its three fields. */
export async function fillDate(page: Page, date: string): Promise<void> {
  const [year = "", month = "", day = ""] = date.split("-");
  await page.getByLabel("Jour", { exact: true }).fill(day);
  await page.getByLabel("Mois", { exact: true }).fill(month);
  await page.getByLabel("Année", { exact: true }).fill(year);
}

export async function fillAddress(
  page: Page,
  street: string,
  { postcode, city } = { postcode: "14000", city: "Caen" },
): Promise<void> {
  await page.getByLabel("Numéro et rue").fill(street);
  await page.getByLabel("Code postal").fill(postcode);
  await page.getByLabel("Commune").fill(city);
}

/**
 * What is read on the screen, not what is folded away, once the page that a gesture led to is there whole.
 */
export async function textOf(part: Locator): Promise<string> {
  await part.page().waitForLoadState();
  return part.innerText();
}
