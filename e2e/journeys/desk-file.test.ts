import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { bringAxe, inspect, Looked } from "../accessibility/inspect.ts";
import { useChromium } from "../support/chromium.ts";
import { useOwnPlatform } from "../support/own-platform.ts";
import { counting } from "./by-keyboard.ts";

// Other journeys decide files of the same people.
const device = useChromium(useOwnPlatform());

/** How many pages came since. */
function countingLoads(page: Page): () => number {
  let loads = 0;
  page.on("load", () => {
    loads += 1;
  });
  return () => loads;
}

/** A file of the list by its person's name. */
async function openFileOf(page: Page, name: string): Promise<void> {
  await page.goto("/caen/agents?vue=tous&quoi=enrolment.files");
  await page.getByRole("link", { name, exact: true }).first().click();
  await page.locator(".ar-decide").waitFor();
  await page.waitForLoadState();
}

describe("a file of the desk on one screen", () => {
  test("three values on one original take four keys and one load, and no more", async () => {
    const page = await device.open({ as: "camille", scripts: true, viewport: { width: 1280, height: 800 } });
    await bringAxe(page.context());
    await openFileOf(page, "Awa Traoré");
    expect(await inspect(page, "fr", new Looked())).toEqual([]);
    const rows = page.locator(".ar-decide__group").first().locator(".ar-decide__row");
    expect(await rows.count()).toBe(3);
    await page.locator("#vu_given_name").selectOption("original:identity_card");
    await page.locator("#vu_given_name").blur();
    const [presses, loads] = [counting(page), countingLoads(page)];
    for (const key of ["v", "v", "v"]) await page.keyboard.press(key);
    expect(await page.getByRole("radio", { name: "Concorde", checked: true }).count()).toBe(3);
    const read = page.waitForEvent("load");
    await page.keyboard.press("e");
    await read;
    await page.getByText("C’est validé").waitFor();
    expect(await page.locator(".ar-decide__row").count()).toBe(1);
    expect({ presses: presses(), loads: loads() }).toEqual({ presses: 4, loads: 1 });
  });

  test("refused by a key, with a standard reason; no key works once they are switched off", async () => {
    const page = await device.open({ as: "camille", scripts: true });
    await openFileOf(page, "Linh Nguyen");
    await page.keyboard.press("r");
    const reason = page.locator(".ar-decide__row select[name^=motif]").first();
    await expect.poll(() => reason.evaluate((field) => field === document.activeElement)).toBe(true);
    await page.getByRole("button", { name: "Enregistrer les décisions" }).waitFor();
    await page.getByRole("button", { name: "Désactiver ces touches" }).click();
    await page.getByText("Les touches du clavier sont désactivées").waitFor();
    expect(page.url()).toContain("/dossiers/");
    await page.keyboard.press("r");
    expect(await page.getByRole("radio", { name: "Refuser", checked: true }).count()).toBe(0);
  });

  test("without a script, one value is refused and the others are left; the decision stands in the first screen", async () => {
    const page = await device.open({ as: "camille", viewport: { width: 1280, height: 800 } });
    await openFileOf(page, "Linh Nguyen");
    const bar = await page.locator(".ar-decide__bar").boundingBox();
    expect((bar?.y ?? 801) + (bar?.height ?? 0)).toBeLessThanOrEqual(801);
    const row = page.locator(".ar-decide__row").last();
    await row.locator("label", { hasText: "Refuser" }).click();
    await row.getByLabel(/^Motif/).selectOption("illisible");
    await page.getByRole("button", { name: "Enregistrer les décisions" }).click();
    await page.getByText("Le refus est enregistré").waitFor();
  });
});
