import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { enter, launchChromium, openDevice, watch } from "../support/chromium.ts";
import { Visitor } from "../support/visitor.ts";
import { crawl } from "./crawl.ts";
import { inspect } from "./inspect.ts";

const { url, sessions } = inject("platform");

/** Who goes where: together they see each page empty, and each page filled. */
const visits: readonly (readonly [who: string, from: readonly string[], within: RegExp])[] = [
  [
    "nobody",
    ["/", "/caen/", "/boite-aux-lettres"],
    /^\/($|boite|caen\/(?!theme|espace|agents|administration))/,
  ],
  [
    "jeanne",
    ["/caen/espace", "/caen/espace/services/caen/mediatheque/accord"],
    /^\/caen\/(espace|inscription)/,
  ],
  ["karim", ["/caen/espace", "/caen/inscription"], /^\/caen\/(espace|inscription)/],
  ["camille", ["/caen/agents"], /^\/caen\/agents/],
  ["farida", ["/caen-la-mer/agents"], /^\/caen-la-mer\/agents/],
  ["marc", ["/caen/administration"], /^\/caen\/administration/],
  ["helene", ["/caen/administration"], /^\/caen\/administration/],
  ["yves", ["/caen/administration"], /^\/caen\/administration/],
  ["anne", ["/caen/administration"], /^\/caen\/administration/],
  ["luc", ["/caen/administration"], /^\/caen\/administration/],
];

/** Forms sent empty: each comes back with its errors. */
const refused: readonly (readonly [who: string, path: string, button: RegExp])[] = [
  ["nobody", "/caen/connexion", /Recevoir|Send/],
  ["nobody", "/caen/reprise", /Reprendre|Continue|Resume/],
  ["camille", "/caen/agents/inscrire", /Inscrire|Enrol/],
  ["camille", "/caen/agents/personnes", /Chercher|Search/],
];

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

describe.each(["fr", "en"])("in %s, every page passes every rule, on a phone and on a desk", (language) => {
  test.each(visits)(
    "as %s, from %s",
    async (who, from, within) => {
      const pages = await crawl(new Visitor(url, sessions[who]), from, within);
      expect(pages.length).toBeGreaterThan(0);
      await withPage(who, async (page, odd) => {
        const wrong: string[] = [];
        for (const path of pages) {
          await page.goto(inLanguage(path, language));
          wrong.push(...(await inspect(page, language)).map((what) => `${path}: ${what}`));
        }
        expect([...wrong, ...odd]).toEqual([]);
      });
    },
    240_000,
  );

  test.each(refused)("as %s, %s sent empty", async (who, path, button) => {
    await withPage(who, async (page, odd) => {
      await page.goto(inLanguage(path, language));
      await page
        .locator("main form")
        .first()
        .evaluate((form) => form.setAttribute("novalidate", ""));
      await page.locator("main form").first().getByRole("button", { name: button }).click();
      await page.locator("[aria-invalid=true]").first().waitFor();
      expect([...(await inspect(page, language)), ...odd]).toEqual([]);
    });
  });
});

test("without our scripts the pages are as good", async () => {
  await withPage("jeanne", async (page, odd) => {
    // Aborted rather than switched off: axe is a script too.
    await page.route(/\/assets\/.*\.js$/, (route) => route.abort());
    const wrong: string[] = [];
    for (const path of ["/caen/", "/caen/espace", "/caen/espace/services/caen/mediatheque/accord"]) {
      await page.goto(path);
      wrong.push(...(await inspect(page, "fr")).map((what) => `${path}: ${what}`));
    }
    expect([...wrong, ...odd.filter((line) => !line.includes("net::ERR_FAILED"))]).toEqual([]);
  });
});

type Work = (page: Awaited<ReturnType<Browser["newPage"]>>, odd: readonly string[]) => Promise<void>;

async function withPage(who: string, work: Work): Promise<void> {
  const context = await openDevice(browser, url, {});
  await enter(context, url, sessions[who] ?? []);
  const page = await context.newPage();
  await work(page, watch(page, url));
  await context.close();
}

const inLanguage = (path: string, language: string): string =>
  `${path}${path.includes("?") ? "&" : "?"}lang=${language}`;
