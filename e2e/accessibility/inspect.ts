import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { BrowserContext, Page } from "playwright-core";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Every page of the device brings the engine along: putting it in at each look is what takes the time. */
export const bringAxe = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript({ content: axeSource });

/** French at both widths; English, whose words only differ, where they have the least room. */
const widths: Readonly<Record<string, readonly number[]>> = { fr: [1280, 320], en: [320] };

/** What is wrong with the page as shown: each rule of axe, at each width, and what axe does not look at. */
export async function inspect(page: Page, language: string): Promise<readonly string[]> {
  const wrong: string[] = [...(await misshapen(page, language))];
  for (const width of widths[language] ?? []) {
    await page.setViewportSize({ width, height: 900 });
    const found = await page.evaluate(() => document.documentElement.scrollWidth);
    if (found > width) wrong.push(`${found} px wide at ${width} px`);
    for (const { id, nodes } of await violations(page)) {
      wrong.push(`${id} at ${width} px: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
    }
  }
  return wrong;
}

/** No tag: every rule, best practices and experiments too, as `axe.run` of the page itself finds them. */
const violations = (page: Page): Promise<AxeResults["violations"]> =>
  page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
    return (await axe.run(document, { resultTypes: ["violations"] })).violations;
  });

async function misshapen(page: Page, language: string): Promise<readonly string[]> {
  const shape = await page.evaluate(() => ({
    language: document.documentElement.lang,
    headings: document.querySelectorAll("h1").length,
    title: document.title,
  }));
  return [
    ...(shape.language === language ? [] : [`lang is “${shape.language}”`]),
    ...(shape.headings === 1 ? [] : [`${shape.headings} h1`]),
    ...(shape.title.trim() === "" ? ["no title"] : []),
  ];
}
