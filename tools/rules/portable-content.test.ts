import { expect, test } from "vitest";
import { saidOf } from "../testing/fixture.ts";
import { portableContent } from "./portable-content.ts";

// Built from parts, so that this file itself passes the rule.
const path = (...parts: string[]) => ["", ...parts].join("/");

test.each([
  `resolved: https:${path("", "registry.example.org", "pg")}`,
  `const data = "${path("tmp", "data")}";`,
  `cd ${path("work", "main")}`,
])("%s is refused", (text) => {
  expect(saidOf(portableContent, { "docs/guide.md": `\n${text}` })).toEqual([
    expect.stringMatching(/^docs\/guide\.md:2 /),
  ]);
});

test("addresses and relative paths pass", () => {
  const text = `https:${path("", "caen.fr", "work", "a")} ../tmp/a packages/work/a https:${path("", "example.org", "registry")}`;
  expect(saidOf(portableContent, { "docs/guide.md": text })).toEqual([]);
});
