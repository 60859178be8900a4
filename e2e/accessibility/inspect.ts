import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { BrowserContext, Page } from "playwright-core";
import { readShape, type Shape } from "./shape.ts";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Every page of the device brings the engine along: putting it in at each look is what takes the time. */
export const bringAxe = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript({ content: axeSource });

/** French at both widths; English, whose words only differ, where they have the least room. */
const widths: Readonly<Record<string, readonly number[]>> = { fr: [1280, 320], en: [320] };

/**
 * Of the rules of axe 4.14, those that are off unless asked for: WCAG 2.2 AA and what is tried out. Left off:
 * AAA, the obsolete, and p-as-heading, which takes a figure or a value in bold for the title of a section.
 */
export const rulesAsked = [
  "css-orientation-lock",
  "focus-order-semantics",
  "hidden-content",
  "table-fake-caption",
  "target-size",
  "td-has-header",
];

/** A rule whose verdict changes with the room that words take: always run. */
const rulesOfRoom = ["scrollable-region-focusable"];

/**
 * So does this one, which takes as long as all the others together: of a shape that has passed it at this
 * width, it is run again where a target is smaller than it asks (shape.ts).
 */
const rulesOfSmallTargets = ["target-size"];

/** And those whose verdict changes with the words alone: run once a language, at the first width. */
const rulesOfWords = [
  ...rulesOfRoom,
  "document-title",
  "html-lang-valid",
  "image-redundant-alt",
  "label-content-name-mismatch",
  "landmark-unique",
  "table-duplicate-name",
  "valid-lang",
];

/** And those whose verdict changes with the width, when what is shown is the same: run at each width. */
export const rulesOfLook = [
  ...rulesOfWords,
  ...rulesOfSmallTargets,
  "color-contrast",
  "css-orientation-lock",
  "link-in-text-block",
];

type Rules = readonly string[] | "all";

/** What axe has already passed: a page of the same shape needs the rules that read something else. */
export class Looked {
  readonly #shapes = new Set<string>();
  readonly #shapesAtWidths = new Set<string>();

  /**
   * Rules left to run; `wordsPassed`: the same page, in the same words, has just passed them at another
   * width.
   */
  selectRules({ shape, hasSmallTargets }: Shape, width: number, wordsPassed: boolean): Rules {
    if (!this.#shapes.has(shape)) return "all";
    if (!this.#shapesAtWidths.has(`${width} ${shape}`)) return rulesOfLook;
    return [...(wordsPassed ? rulesOfRoom : rulesOfWords), ...(hasSmallTargets ? rulesOfSmallTargets : [])];
  }

  passed(shape: string, width: number): void {
    this.#shapes.add(shape);
    this.#shapesAtWidths.add(`${width} ${shape}`);
  }
}

const everyLook = new Looked();

/** What is wrong with the page as shown: each rule of axe, at each width, and what axe does not look at. */
export async function inspect(page: Page, language: string, looked = everyLook): Promise<readonly string[]> {
  // Where a link or a button led is only committed: it is looked at once it is read whole.
  await page.waitForLoadState();
  const wrong: string[] = [...(await misshapen(page, language))];
  const passedShapes = new Set<string>();
  for (const width of widths[language] ?? []) {
    await page.setViewportSize({ width, height: 900 });
    const seen = await readShape(page);
    const { shape, scrollWidth } = seen;
    if (scrollWidth > width) wrong.push(`${scrollWidth} px wide at ${width} px`);
    const faults = await violations(page, looked.selectRules(seen, width, passedShapes.has(shape)));
    for (const { id, nodes } of faults) {
      wrong.push(`${id} at ${width} px: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
    }
    if (faults.length > 0) continue;
    looked.passed(shape, width);
    passedShapes.add(shape);
  }
  return wrong;
}

/** No tag: best practices and experiments too. */
const violations = (page: Page, rules: Rules): Promise<AxeResults["violations"]> =>
  page.evaluate(
    async ([some, asked]) => {
      const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
      const chosen =
        some === "all"
          ? { rules: Object.fromEntries(asked.map((id) => [id, { enabled: true }])) }
          : { runOnly: [...some] };
      return (await axe.run(document, { resultTypes: ["violations"], ...chosen })).violations;
    },
    [rules, rulesAsked] as const,
  );

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
