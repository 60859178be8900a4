import type { Page } from "playwright-core";
import { expect } from "vitest";

/** How many keys went down since. */
export function counting(page: Page): () => number {
  let count = 0;
  const press = page.keyboard.press.bind(page.keyboard);
  page.keyboard.press = async (...key) => {
    count += 1;
    return press(...key);
  };
  return () => count;
}

/** Presses Tab until what has this name has the focus; the focus must show at each step. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  // Half a page has fewer places to stop at.
  await page.waitForLoadState();
  for (let press = 0; press < 60; press += 1) {
    await page.keyboard.press("Tab");
    const now = await focused(page);
    expect(now.visible, `the focus shows on “${now.name}”`).toBe(true);
    if (typeof name === "string" ? now.name === name : name.test(now.name)) return;
  }
  throw new Error(`${name} is out of reach of the keyboard on ${page.url()}`);
}

/** From this field on, one answer a field. */
export async function type(page: Page, first: string | RegExp, ...answers: readonly string[]): Promise<void> {
  await tabTo(page, first);
  for (const [index, answer] of answers.entries()) {
    if (index > 0) await page.keyboard.press("Tab");
    await page.keyboard.type(answer);
  }
}

/** Tab enters a group of choices at the first; the arrow up goes round to the last. */
export async function chooseLast(page: Page, first: string | RegExp): Promise<void> {
  await tabTo(page, first);
  await page.keyboard.press("ArrowUp");
}

/** Enter, then the page that it leads to. */
export async function press(page: Page, heading: string | RegExp): Promise<void> {
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: heading }).waitFor();
  await page.waitForLoadState();
}

/** The words of what has the focus, and whether its outline or shadow shows. */
export function focused(page: Page): Promise<{ name: string; visible: boolean }> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement)) return { name: "", visible: false };
    const isField = element instanceof HTMLInputElement || element instanceof HTMLSelectElement;
    const label = isField ? element.labels?.[0]?.textContent : undefined;
    const shows = ({ outlineStyle, outlineWidth, boxShadow }: CSSStyleDeclaration) =>
      (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
    // A box and its words are outlined together, by their common line.
    const line = element.closest(".ar-choice") ?? element;
    // The link of a card is outlined around the whole card.
    const visible = shows(getComputedStyle(line)) || shows(getComputedStyle(line, "::after"));
    return { name: (label ?? element.textContent ?? "").trim(), visible };
  });
}
