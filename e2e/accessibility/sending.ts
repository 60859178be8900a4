import type { Page } from "playwright-core";

/** What the browser would hold back is sent, so that the errors of the server are looked at. */
export async function sendEmpty(page: Page, button: RegExp): Promise<void> {
  const form = page.locator("main form", { has: page.getByRole("button", { name: button }) }).first();
  await form.evaluate((element) => element.setAttribute("novalidate", ""));
  await form.getByRole("button", { name: button }).click();
  await page.locator(".ar-error-summary").waitFor();
}

export const inLanguage = (path: string, language: string): string =>
  `${path}${path.includes("?") ? "&" : "?"}lang=${language}`;
