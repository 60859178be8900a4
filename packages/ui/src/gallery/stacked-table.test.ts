import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBrowser, openContext, SAMPLE_ORIGIN } from "./testing/sample-browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
});

const ROLES = ["table", "row", "columnheader", "rowheader", "cell"];

/**
 * How the first row is drawn, and the roles of the page's tables as the browser gives them to assistive
 * technologies.
 */
async function readTables(
  width: number,
): Promise<{ readonly display: string; readonly roles: readonly string[] }> {
  await using context = await openContext(browser, { width, scheme: "light", color: "#0B5FA5" });
  const page = await context.newPage();
  await page.goto(`${SAMPLE_ORIGIN}/gallery`, { waitUntil: "load" });
  const display = await page.evaluate<string>(
    `getComputedStyle(document.querySelector(".ar-table--stack tbody tr")).display`,
  );
  const session = await context.newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const roles = nodes.filter(({ ignored }) => !ignored).map(({ role }) => String(role?.value));
  return { display, roles: roles.filter((role) => ROLES.includes(role)) };
}

it("stays a table for who hears it, though a phone draws its rows as blocks", async () => {
  const wide = await readTables(1280);
  const narrow = await readTables(320);
  expect([wide.display, narrow.display]).toEqual(["table-row", "block"]);
  expect(new Set(wide.roles)).toEqual(new Set(ROLES));
  expect(narrow.roles).toEqual(wide.roles);
});

it("keeps a word whole in a cell that holds text and a paragraph, the paragraph under it", async () => {
  await using context = await openContext(browser, { width: 390, scheme: "light", color: "#0B5FA5" });
  const page = await context.newPage();
  await page.goto(`${SAMPLE_ORIGIN}/gallery`, { waitUntil: "load" });
  const { lines, left, under } = await page.evaluate<{
    lines: number;
    left: number;
    under: boolean;
  }>(`(() => {
    const cell = document.querySelector("table:has(#table-bookings) td");
    const range = document.createRange();
    range.selectNodeContents(cell.firstChild);
    const [text, paragraph] = [range.getBoundingClientRect(), cell.querySelector("p").getBoundingClientRect()];
    const left = text.left - paragraph.left;
    return { lines: range.getClientRects().length, left, under: paragraph.top >= text.bottom };
  })()`);
  expect({ lines, left, under }).toEqual({ lines: 1, left: 0, under: true });
});
