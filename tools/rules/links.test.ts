import { expect, test } from "vitest";
import { saidOf } from "../testing/fixture.ts";
import { links } from "./links.ts";

const others = { "README.md": "# A\n", "docs/guide/first step.md": "# First\n" };

test.each([
  "[a](../guide/none.md)",
  "[a](none)",
  "![a](./none.png)",
  "[a](<none.md>)",
  '[a](none.md "title")',
  "[a]: none.md",
  "[a](../../../README.md)",
  "[**a** `b`](none.md#part)",
])("%s leads to nothing", (link) => {
  expect(saidOf(links, { ...others, "docs/adr/0001-a.md": `# 0001 A\n\n${link}\n` })).toEqual([
    expect.stringMatching(/^docs\/adr\/0001-a\.md:3 The link \S+ leads to nothing/),
  ]);
});

test.each([
  "[a](../guide/first%20step.md#part)",
  "[a](../guide/), [b](../guide), [c](../..)",
  "[a](#part), [b](https://example.org/none.md), [c](mailto:a@example.org)",
  "`[a](none.md)`",
  "```md\n[a](none.md)\n```",
])("%s passes", (link) => {
  expect(saidOf(links, { ...others, "docs/adr/0001-a.md": `# 0001 A\n\n${link}\n` })).toEqual([]);
});
