import { expect, test } from "vitest";
import { saidOf } from "../testing/fixture.ts";
import { conflictMarkers } from "./conflict-markers.ts";

const marks = ["<".repeat(7), ">".repeat(7)] as const;

test("both marks of an unfinished merge are refused by their lines", () => {
  const said = saidOf(conflictMarkers, {
    "CHANGELOG.md": `# Changes\n${marks[0]} HEAD\n- one\n${marks[1]} branch\n`,
  });
  expect(said).toEqual([
    expect.stringMatching(/^CHANGELOG\.md:2 /),
    expect.stringMatching(/^CHANGELOG\.md:4 /),
  ]);
});

test("a title underlined by equal signs and a quotation pass", () => {
  const said = saidOf(conflictMarkers, { "docs/a.md": "Title\n=======\n\n> said\n" });
  expect(said).toEqual([]);
});
