import { expect, test } from "vitest";
import { aTree, saidOf } from "../testing/fixture.ts";
import { functionNames } from "./function-names.ts";

const glossary = {
  "docs/glossary-verbs.md":
    "# Verbs\n\n| verb | promises |\n|---|---|\n| `get` | exists |\n| `list` | all |\n",
};
const check = (source: string, path = "apps/platform/src/web/pages.ts") =>
  saidOf(functionNames, { ...glossary, [path]: source });

test.each([
  "export function getPage() {}",
  "export async function listPages() {}",
  "export const getPage = () => 1;",
  "export function Page() {}",
  "export const pages = [];",
  "export const pageSchema = Type.Object({});",
  "function pageOf() {}",
  "export type Page = string;",
  "export function getOffer() {}",
])("%s passes", (source) => {
  expect(check(source)).toEqual([]);
});

test.each([
  ["export function tellPage() {}", "tellPage begins with “tell”"],
  ["\nexport function getPageOf() {}", "pages.ts:2 getPageOf ends in “Of”"],
  ["export const pagesFor = (id: string) => id;", "pagesFor ends in “For”"],
  ["export const listPagesBy = function () {};", "listPagesBy ends in “By”"],
  ["export async function* page() {}", "page begins with “page”"],
  ["export const getPage = () => 1, pageAt = () => 2;", "pageAt ends in “At”"],
])("%s is refused", (source, said) => {
  expect(check(source)).toEqual([expect.stringContaining(said)]);
});

test("tests and what stands outside every workspace name things as they like", () => {
  expect(check("export function pageOf() {}", "apps/platform/src/testing/town.ts")).toEqual([]);
  expect(check("export function pageOf() {}", "e2e/journeys/town.ts")).toEqual([]);
  expect(check("export function pageOf() {}", "vitest.setup.ts")).toEqual([]);
});

test("a name of before passes while it is there, and its line leaves with it", () => {
  const files = {
    ...glossary,
    "packages/a/src/a.ts": "export function pageOf() {}\nexport function getPage() {}",
    "tools/rules/function-names.json": `["pageOf", "linesOf", "getPage"]`,
  };
  expect(saidOf(functionNames, files)).toEqual([
    expect.stringMatching(/^tools\/rules\/function-names.json:1 .*linesOf.*remove the line/),
    expect.stringContaining("getPage"),
  ]);
  expect(functionNames.countSubjects?.(aTree(files))).toBe(2);
});

test("without a glossary, no verb is known", () => {
  expect(saidOf(functionNames, { "apps/a.ts": "export function getPage() {}" })).toEqual([]);
  expect(saidOf(functionNames, { "tools/a.ts": "export function getPage() {}" })).toHaveLength(1);
});
