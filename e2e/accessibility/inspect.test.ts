import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { launchChromium } from "../support/chromium.ts";
import { bringAxe, inspect, Looked, rulesAsked, rulesOfLook } from "./inspect.ts";

let browser: Browser;
let page: Page;
let looked: Looked;
beforeAll(async () => {
  browser = await launchChromium();
  const context = await browser.newContext();
  await bringAxe(context);
  page = await context.newPage();
});
beforeEach(() => {
  looked = new Looked();
});
afterAll(() => browser?.close());

const look = async (main: string, style = "") => {
  await page.goto("about:blank");
  await page.setContent(`<!doctype html><html lang="fr"><head><title>Essai</title><style>${style}</style></head>
    <body><main><h1>Essai</h1>${main}</main></body></html>`);
  return inspect(page, "fr", looked);
};

const field = (words: string) => `<p>${words}</p><p class="narrow"><input name="a" class="narrow"></p>`;

test("a page is looked at with every rule, and one of the same shape with those that read words", async () => {
  const link = (alt: string) => `<p><a href="/a"><img src="data:," alt="${alt}">Piscine</a></p>`;
  expect(await look(link("Ouverte"))).toEqual([]);
  expect(await look(link("Piscine"))).toEqual([
    expect.stringMatching(/^image-redundant-alt at 1280/),
    expect.stringMatching(/^image-redundant-alt at 320/),
  ]);
});

test("the colours of a page of the same shape are looked at, at the other width", async () => {
  const pale = "@media (max-width: 400px) { p { color: #ccc } }";
  expect(await look("<p>Bonjour</p>", pale)).toEqual([expect.stringMatching(/^color-contrast at 320 px/)]);
});

test("what only one width shows is looked at there with every rule", async () => {
  const hidden = ".narrow { display: none } @media (max-width: 400px) { .narrow { display: block } }";
  expect(await look(field("Bonjour"), hidden)).toEqual([expect.stringMatching(/^label at 320 px/)]);
});

test("a fault is told of each page that has it", async () => {
  const first = await look(field("Bonjour"));
  expect(first).toHaveLength(2);
  expect(await look(field("Bonsoir"))).toEqual(first);
});

test("targets that longer words make small are looked at, of a shape that has passed", async () => {
  const buttons = (words: string) =>
    `<div class="row"><button>A</button><button>B</button></div><p>${words}</p>`;
  const style = (side: number) =>
    `.row { display: flex; gap: 0 } button { all: unset; width: ${side}px; height: ${side}px; display: block }`;
  expect(await look(buttons("Bonjour"), style(30))).toEqual([]);
  expect(await look(buttons("Bonsoir"), style(12))).toEqual([
    expect.stringMatching(/^target-size at 1280/),
    expect.stringMatching(/^target-size at 320/),
  ]);
});

test("the rules named are axe's", async () => {
  const known = await page.evaluate(() => {
    const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
    return axe.getRules().map(({ ruleId }) => ruleId);
  });
  expect([...rulesAsked, ...rulesOfLook].filter((id) => !known.includes(id))).toEqual([]);
});
