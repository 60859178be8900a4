import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { bringAxe, inspect, Looked } from "../accessibility/inspect.ts";
import { useChromium } from "../support/chromium.ts";
import { useOwnPlatform } from "../support/own-platform.ts";

const device = useChromium(useOwnPlatform());

/** The demonstration has five: each is shown again until the page is as full as a page can be. */
const fillRows = (page: Page) =>
  page.evaluate(() => {
    const body = document.querySelector(".ar-queue tbody");
    const rows = [...(body?.children ?? [])];
    for (let at = rows.length; rows.length > 0 && at < 25; at += 1)
      body?.append(rows[at % rows.length]?.cloneNode(true) ?? "");
  });

/** Rows that are whole above the lower edge of the screen, and how high the lowest row is. */
const measureRows = (page: Page) =>
  page.evaluate(() => {
    const boxes = [...document.querySelectorAll(".ar-queue tbody tr")].map((row) =>
      row.getBoundingClientRect(),
    );
    return {
      whole: boxes.filter(({ bottom }) => bottom <= innerHeight).length,
      first: boxes[0]?.top,
      highest: Math.max(...boxes.map(({ height }) => height)),
      overflow: document.documentElement.scrollWidth - innerWidth,
    };
  });

describe("the queue of the desk", () => {
  test.each([
    [{ width: 1280, height: 650 }, 12],
    [{ width: 1920, height: 940 }, 20],
  ])("at %o, so many rows without scrolling: %i", async (viewport, least) => {
    const page = await device.open({ as: "camille", scripts: true, viewport });
    await page.goto("/caen/agents?vue=tous");
    await fillRows(page);
    const { whole, highest, overflow } = await measureRows(page);
    expect(whole).toBeGreaterThanOrEqual(least);
    expect(highest).toBeLessThanOrEqual(41);
    expect(overflow).toBeLessThanOrEqual(0);
  });

  test("on a phone, the first row is seen at once, and none is higher than a thumb is long", async () => {
    const page = await device.open({ as: "camille", viewport: { width: 390, height: 660 } });
    await page.goto("/caen/agents?vue=tous");
    const { highest, overflow, first } = await measureRows(page);
    expect(highest).toBeLessThanOrEqual(140);
    expect(first).toBeLessThanOrEqual(380);
    expect(overflow).toBeLessThanOrEqual(0);
    await page.getByText("Filtrer").click();
    await page.getByRole("link", { name: /Lettres/ }).click();
    await page.getByText("Filtrer · Lettres").waitFor();
  });

  test("axe finds nothing, at 1280 px nor at 320 px, in what is listed and in what is not there", async () => {
    const page = await device.open({ as: "camille", scripts: true });
    await bringAxe(page.context());
    for (const query of [
      "vue=tous",
      "vue=tous&tri=recu&sens=desc",
      "vue=decides",
      "vue=tous&q=Personne-ici",
    ]) {
      await page.goto(`/caen/agents?${query}`);
      expect(await inspect(page, "fr", new Looked())).toEqual([]);
      expect((await measureRows(page)).overflow).toBeLessThanOrEqual(0);
    }
  });

  test("without a script: a figure leads to its rows, several are ticked and given, one is searched", async () => {
    const page = await device.open({ as: "camille" });
    await page.goto("/caen/agents?vue=tous");
    await page.getByRole("link", { name: /à prendre/ }).click();
    const boxes = page.getByRole("checkbox");
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await page.getByRole("button", { name: "Confier" }).click();
    await page.getByRole("heading", { level: 1, name: "2 lignes confiées à moi" }).waitFor();
    await page.getByRole("link", { name: "Revenir à la liste" }).click();
    await page.getByRole("link", { name: /à moi/ }).click();
    expect(await page.getByRole("row").count()).toBeGreaterThan(2);
    await page.getByLabel("Chercher dans la liste").fill("Traoré");
    await page.keyboard.press("Enter");
    await page.getByText("Recherche").waitFor();
  });

  test("what a colleague does is told without moving a row, and shown when one asks", async () => {
    const page = await device.open({ as: "camille", scripts: true });
    await bringAxe(page.context());
    await page.goto("/caen/agents?vue=tous");
    await page.locator(".ar-queue__live[data-heard]").waitFor({ state: "attached" });
    const rows = await page.locator(".ar-queue tbody").innerHTML();
    const colleague = await device.open({ as: "camille" });
    await colleague.goto("/caen/agents?vue=a-prendre");
    const before = await page.locator("[data-counter=mine]").textContent();
    await colleague
      .getByRole("button", { name: /^Prendre/ })
      .first()
      .click();
    await page.getByText("La liste a changé").waitFor();
    expect(await page.locator("[data-counter=mine]").textContent()).not.toBe(before);
    expect(await page.locator(".ar-queue tbody").innerHTML()).toBe(rows);
    expect(await inspect(page, "fr", new Looked())).toEqual([]);
    await page.getByRole("link", { name: "Actualiser" }).click();
    await page.waitForLoadState();
    expect(await page.locator(".ar-queue tbody").innerHTML()).not.toBe(rows);
  });

  test("by single keys: from row to row, to the search, and none once they are switched off", async () => {
    const page = await device.open({ as: "camille", scripts: true });
    await page.goto("/caen/agents?vue=tous");
    const links = page.locator(".ar-queue tbody tr th a");
    const [first, second] = [links.nth(0), links.nth(1)];
    await page.keyboard.press("j");
    await expect.poll(() => first.evaluate((link) => link === document.activeElement)).toBe(true);
    await page.keyboard.press("j");
    expect(await second.evaluate((link) => link === document.activeElement)).toBe(true);
    await page.keyboard.press("k");
    expect(await first.evaluate((link) => link === document.activeElement)).toBe(true);
    await page.keyboard.press("/");
    await page.keyboard.type("jk a");
    expect(await page.getByLabel("Chercher dans la liste").inputValue()).toBe("jk a");
    await page.getByRole("link", { name: "Changer les lettres" }).click();
    await page.getByLabel("Ligne suivante").fill("D");
    await page.getByLabel("Ligne précédente").fill("d");
    await page.getByRole("button", { name: "Enregistrer ces lettres" }).click();
    await page.getByText("Cette lettre sert déjà").first().waitFor();
    await page.getByLabel("Ligne précédente").fill("u");
    await page.getByRole("button", { name: "Enregistrer ces lettres" }).click();
    await page.getByText("d et u passent d’une ligne à l’autre").waitFor();
    await page.keyboard.press("j");
    expect(await first.evaluate((link) => link === document.activeElement)).toBe(false);
    await page.keyboard.press("d");
    await expect.poll(() => first.evaluate((link) => link === document.activeElement)).toBe(true);
    await page.getByRole("button", { name: "Désactiver ces touches" }).click();
    await page.getByText("Les touches du clavier sont désactivées").waitFor();
    await page.keyboard.press("j");
    expect(await links.nth(0).evaluate((link) => link === document.activeElement)).toBe(false);
  });
});
