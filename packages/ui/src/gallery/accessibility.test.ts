import axe from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SAMPLE_PAGES } from "./sample-pages.ts";
import { openBrowser, openContext, type Reader, SAMPLE_ORIGIN } from "./testing/sample-browser.ts";

const READERS: readonly Reader[] = [
  { width: 320, scheme: "light", color: "#0B5FA5" },
  { width: 1280, scheme: "light", color: "#FFD400" },
  { width: 320, scheme: "dark", color: "#FFD400" },
  { width: 1280, scheme: "dark", color: "#0B5FA5" },
];

/** All default rules, and the size of targets, which axe leaves off. */
const ALL_RULES = { rules: { "target-size": { enabled: true } } };
/** Rules whose verdict changes with the width or the colors: the markup is the same for each reader. */
const RULES_OF_LOOK = {
  runOnly: [
    "color-contrast",
    "css-orientation-lock",
    "link-in-text-block",
    "scrollable-region-focusable",
    "target-size",
  ],
};

async function listViolations(page: Page, reader: Reader): Promise<string[]> {
  const rules = reader === READERS[0] ? ALL_RULES : RULES_OF_LOOK;
  const options = JSON.stringify({ ...rules, resultTypes: ["violations"] });
  const results = await page.evaluate<axe.AxeResults>(`axe.run(document, ${options})`);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`),
  );
}

/** Sizes of what one presses, except links inside a sentence (WCAG 2.2, 2.5.8, "Inline"). */
const SMALL_TARGETS = `[...document.querySelectorAll("button, .ds-button, summary, .ar-links a, select, input:not([type=hidden], [type=radio], [type=checkbox])")]
  .filter((element) => { const box = element.getBoundingClientRect(); return box.height > 0 && box.height < 44; })
  .map((element) => element.outerHTML.slice(0, 120))`;

/** Returns how many it opened. */
const OPEN_DETAILS = `(() => {
  const closed = [...document.querySelectorAll("details:not([open])")];
  closed.forEach((details) => { details.open = true; });
  return closed.length;
})()`;

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
});

describe.each(READERS)("at $width px, $scheme, in $color", (reader) => {
  it.each(Object.keys(SAMPLE_PAGES))("%s holds for everyone", async (name) => {
    await using context = await openContext(browser, reader);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    await page.goto(`${SAMPLE_ORIGIN}/${name}`, { waitUntil: "load" });
    await page.evaluate(axe.source);
    expect(await listViolations(page, reader)).toEqual([]);
    if ((await page.evaluate<number>(OPEN_DETAILS)) > 0)
      expect(await listViolations(page, reader), "with every fold open").toEqual([]);
    const overflow = await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth");
    expect(overflow, "the page scrolls sideways").toBeLessThanOrEqual(0);
    expect(await page.evaluate<string[]>(SMALL_TARGETS), "targets under 44 px").toEqual([]);
    expect(
      complaints.filter((text) => !text.includes("favicon")),
      "the browser complains",
    ).toEqual([]);
  });
});
