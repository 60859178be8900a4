import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";

const widths = [1280, 320];

/** What is wrong with the page as shown: each rule of axe, at both widths, and what axe does not look at. */
export async function inspect(page: Page, language: string): Promise<readonly string[]> {
  const wrong: string[] = [...(await misshapen(page, language))];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const found = await page.evaluate(() => document.documentElement.scrollWidth);
    if (found > width) wrong.push(`${found} px wide at ${width} px`);
    // No tag: every rule, best practices and experiments too.
    const { violations } = await new AxeBuilder({ page }).analyze();
    for (const { id, nodes } of violations) {
      wrong.push(`${id} at ${width} px: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
    }
  }
  return wrong;
}

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
