import { expect, test } from "vitest";
import { moduleShape } from "../rules/module-shape.ts";
import { sizes } from "../rules/sizes.ts";
import { aTree } from "../testing/fixture.ts";
import { judgeTree } from "./judge-tree.ts";
import type { FollowedCall } from "./labels/followed.ts";
import { watchTree } from "./seen-files.ts";
import { countTests } from "./test-counts.ts";

const followed: FollowedCall = {
  section: { kind: "names", name: "sealing-labels", about: "Labels." },
  callee: "seal",
  argument: 0,
};
const judge = (files: Record<string, string>) =>
  judgeTree(aTree(files), { calls: [followed], registries: [], rules: [sizes], documents: [], live: [] });

const USE = { "apps/platform/src/use.ts": 'seal("grants");' };

test("what the sources tell is held against the committed files", () => {
  const committed = { "docs/generated/manifest/sealing-labels.txt": "# Labels.\ngrants\nlists\n" };
  const { sections } = judge({ ...USE, ...committed });
  expect(sections.map(({ path }) => path)).toEqual([
    "docs/generated/manifest/sealing-labels.txt",
    "docs/generated/manifest/error-codes.txt",
    "docs/generated/manifest/tests.txt",
    "docs/generated/manifest/seen-files.txt",
  ]);
  expect(sections.flatMap(({ failures }) => failures)).toEqual([
    expect.stringContaining("“lists” disappeared"),
  ]);
});

test("the exceptions of the repository are read, and name sections that exist", () => {
  const exceptions = {
    gone: { "sealing-labels": { lists: "No row holds any since 2026." }, labels: {} },
  };
  const { sections, failures } = judge({
    ...USE,
    "docs/generated/manifest/sealing-labels.txt": "grants\nlists\n",
    "tools/manifest-exceptions.json": JSON.stringify(exceptions),
  });
  expect(sections.flatMap((one) => one.failures)).toEqual([]);
  expect(failures).toEqual(["tools/manifest-exceptions.json: labels is not a section of the manifest."]);
});

test("a file of the manifest that nothing compares any more is refused; so is one that is missing", () => {
  const tree = aTree({ ...USE, "docs/generated/manifest/labels.txt": "grants\n" });
  const live = [{ kind: "names", name: "routes", about: "Routes." } as const];
  const from = { calls: [followed], registries: [], rules: [sizes], documents: [], live };
  expect(judgeTree(tree, from).failures).toEqual([
    "docs/generated/manifest/labels.txt: nothing compares it any more; bring back what wrote it, or remove it.",
    "docs/generated/manifest/routes.txt is missing; bring it back.",
  ]);
});

test("tests are counted by what a move leaves: workspaces, folders of the walls", () => {
  const tree = aTree({
    "apps/platform/src/modules/a/a.test.ts":
      'test("one", f);\ntest.each([1])("%i", f);\nit.concurrent("two", f);',
    "apps/platform/src/walls/rows/a.test.ts": 'describe("all", () => { test("one", f); });',
    "apps/platform/src/walls/a.test.ts": 'test.skipIf(late)("one", f);\nexpect(test).toBe(1);',
    "packages/ui/src/a.test.tsx": "it.each`a`('one', f);",
    "script/a.test.ts": 'pattern.test("text");\ntest("one", f);',
    "tools/testing/fixture.ts": 'test("of no file of tests", f);',
  });
  expect(Object.fromEntries(countTests(tree))).toEqual({
    "apps/platform": 3,
    "walls/rows": 1,
    walls: 1,
    "packages/ui": 1,
    script: 1,
  });
});

test("a file is seen once more than its path is asked for", () => {
  const { tree, seen } = watchTree(aTree({ "a.ts": "export {};", "b.ts": "export {};", "c.md": "text" }));
  expect(tree.code().map(({ path }) => path)).toEqual(["a.ts", "b.ts"]);
  expect([...seen]).toEqual([]);
  expect([tree.code()[1]?.lineCount, tree.text("c.md"), tree.text("d.md")]).toEqual([1, "text", ""]);
  expect([...seen]).toEqual(["b.ts", "c.md"]);
});

test("a rule that sees nothing fails, and one that sees less than before; so does a list that is not found", () => {
  const registry = {
    section: { kind: "names", name: "settings", about: "Settings." },
    constants: ["settings"],
    read: "name",
  } as const;
  const { failures } = judgeTree(aTree({ ...USE }), {
    calls: [followed],
    registries: [registry],
    rules: [moduleShape],
    documents: [],
    live: [],
  });
  expect(failures).toEqual([
    expect.stringContaining("No constant “settings” lists anything for settings"),
    "The rule module-shape sees no file: say where its files are now.",
  ]);
  const { sections } = judge({ ...USE, "docs/generated/manifest/seen-files.txt": "rule sizes: 20\n" });
  expect(sections.flatMap((one) => one.failures)).toEqual([
    expect.stringContaining("“rule sizes” fell from 20 to 1"),
  ]);
});
