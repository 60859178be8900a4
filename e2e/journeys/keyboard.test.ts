import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { useChromium } from "../support/chromium.ts";

const device = useChromium();

describe("with the keyboard alone", () => {
  test("the first questions of enrolment", async () => {
    const page = await device.open({ scripts: true });
    await page.goto("/caen/inscription");
    await tabTo(page, "Commencer");
    await press(page, "Notez votre code de reprise");
    await tabTo(page, "Répondre aux questions");
    await press(page, "Comment vous appelez-vous ?");
    await tabTo(page, "Prénom");
    await page.keyboard.type("Rose");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Marin");
    await press(page, "Quelle est votre date de naissance ?");
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

  test("the first press skips to the content", async () => {
    const page = await device.open();
    await page.goto("/caen/");
    await page.keyboard.press("Tab");
    expect((await focused(page)).name).toBe("Aller au contenu");
    await page.keyboard.press("Enter");
    expect(new URL(page.url()).hash).toBe("#content");
  });
});

/** Presses Tab until what has this name has the focus; the focus must show at each step. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let press = 0; press < 60; press += 1) {
    await page.keyboard.press("Tab");
    const now = await focused(page);
    expect(now.visible, `the focus shows on “${now.name}”`).toBe(true);
    if (typeof name === "string" ? now.name === name : name.test(now.name)) return;
  }
  throw new Error(`${name} is out of reach of the keyboard on ${page.url()}`);
}

/** Enter, then the page that it leads to. */
async function press(page: Page, heading: string | RegExp): Promise<void> {
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: heading }).waitFor();
}

/** The words of what has the focus, and whether its outline or shadow shows. */
function focused(page: Page): Promise<{ name: string; visible: boolean }> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!(element instanceof HTMLElement)) return { name: "", visible: false };
    const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : undefined;
    const shows = ({ outlineStyle, outlineWidth, boxShadow }: CSSStyleDeclaration) =>
      (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== "none";
    // A box and its words are outlined together, by their common line.
    const line = element.closest(".ar-choice") ?? element;
    const visible = shows(getComputedStyle(line));
    return { name: (label ?? element.textContent ?? "").trim(), visible };
  });
}
