import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { useChromium } from "../support/chromium.ts";
import { useFixedFamily } from "../support/fixed-family.ts";
import { findBrokenWords, findWiderThanScreen, writeTwiceAsLarge } from "../support/large-text.ts";
import { textOf } from "./answer.ts";
import { focused } from "./by-keyboard.ts";

const device = useChromium(useFixedFamily());
/** What is seen of a page on a small phone, its own bars left out. */
const seen = { width: 390, height: 660 };
const HOME = "/caen/espace";

async function openHome(as: "mother" | "father", viewport = seen, scripts = false): Promise<Page> {
  const page = await device.open({ as, viewport, scripts });
  await page.goto(HOME);
  return page;
}

/** Where its last line ends, in pixels from the top of the page. */
async function findEnd(page: Page, name: string | RegExp): Promise<number> {
  const box = await page.getByRole("region", { name }).boundingBox();
  return box === null ? Number.POSITIVE_INFINITY : box.y + box.height;
}

const measureHeight = (page: Page): Promise<number> =>
  page.locator("html").evaluate((root) => root.scrollHeight);

describe("the home of a family, on one screen of a phone", () => {
  test("what to do, what to pay, the week of everyone, what is left and four shortcuts are seen at once", async () => {
    const page = await openHome("mother");
    const firstAct = await page.getByRole("link", { name: /Continuer les dossiers/ }).boundingBox();
    expect(firstAct?.y).toBeLessThan(260);
    for (const part of ["À faire", "Cette semaine", /^Ce qui reste/])
      expect(await findEnd(page, part), String(part)).toBeLessThanOrEqual(seen.height);
    const due = await textOf(page.getByRole("region", { name: "À faire" }));
    expect(due).toMatch(/Continuer les dossiers.*43,20\s€ à payer/s);
    const week = page.getByRole("region", { name: "Cette semaine" });
    // Three lines, and what is done of them all.
    expect(await week.getByRole("listitem").getByRole("link").count()).toBe(3);
    expect(
      await page
        .getByRole("region", { name: /^Ce qui reste/ })
        .getByRole("link")
        .count(),
    ).toBe(3);
    const shortcuts = page.getByRole("navigation", { name: "Raccourcis" }).getByRole("link");
    expect((await shortcuts.allTextContents()).map((text) => text.trim())).toEqual([
      "Payer",
      "Réserver",
      "Mon code",
      "Écrire",
    ]);
    expect(await measureHeight(page)).toBeLessThan(2_200);
  });

  test("the other parent too, and on a desk without looking further for what to do", async () => {
    const phone = await openHome("father");
    expect(await findEnd(phone, /^Ce qui reste/)).toBeLessThanOrEqual(seen.height);
    const desk = await openHome("mother", { width: 1280, height: 800 });
    expect(await findEnd(desk, "Cette semaine")).toBeLessThanOrEqual(800);
  });

  test("with scripts it is the same page: nothing is added, nothing moves", async () => {
    const [without, with_] = [await openHome("mother"), await openHome("mother", seen, true)];
    expect(await textOf(with_.getByRole("main"))).toBe(await textOf(without.getByRole("main")));
    expect(await measureHeight(with_)).toBe(await measureHeight(without));
  });
});

test.each([HOME, `${HOME}/tout`, `${HOME}/recherche?q=theatre`])(
  "%s with letters twice as large: nothing goes beyond the screen, no word is broken",
  async (path) => {
    const page = await openHome("mother");
    await page.goto(path);
    await writeTwiceAsLarge(page);
    expect(await findWiderThanScreen(page)).toEqual([]);
    expect(await findBrokenWords(page)).toEqual([]);
  },
);

test("the keyboard goes in the order of the page: search, shortcuts, what to do, the week, what is left", async () => {
  const page = await openHome("mother");
  const stops: string[] = [];
  for (let press = 0; press < 18; press += 1) {
    await page.keyboard.press("Tab");
    const { name, visible } = await focused(page);
    expect(visible, `the focus shows on “${name}”`).toBe(true);
    stops.push(name.replace(/\s+/g, " "));
  }
  const wanted = [
    /Aller au contenu/,
    /Ville de Caen/,
    /Menu/,
    /Chercher dans mon espace/,
    /Chercher dans mon espace/,
    /^Payer/,
    /^Réserver/,
    /^Mon code/,
    /^Écrire/,
    /^Continuer les dossiers/,
    /à payer/,
    /Absent/,
    /Piscine/,
    /Conservatoire/,
    /théâtre/,
    /4,50/,
    /4,50/,
    /4,50/,
  ];
  for (const [nth, name] of wanted.entries()) expect(stops[nth], `stop ${nth + 1}`).toMatch(name);
});

test("search finds one’s own sessions, and leads to the site", async () => {
  const page = await openHome("mother");
  await page.getByRole("searchbox").fill("theatre");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "3 résultats pour « theatre »" }).waitFor();
  expect(await textOf(page.getByRole("main"))).toContain("Atelier de théâtre");
});
