import { expect, test } from "vitest";
import { aTree } from "../../testing/fixture.ts";
import { noExceptions } from "../exceptions.ts";
import type { NameSection } from "../section.ts";
import { readLabels, readRegistry } from "./follow.ts";
import type { FollowedCall } from "./followed.ts";

const section: NameSection = { kind: "names", name: "sealing-labels", about: "Labels." };
const sealing: FollowedCall = { section, callee: "seal", argument: 1 };

/** What is read in files of a module that seals, and what is refused. */
function readIn(files: Record<string, string>, followed = sealing, exceptions = noExceptions) {
  const tree = aTree(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`apps/platform/src/m/${name}`, text])),
  );
  const { labels, failures } = readLabels(tree, [followed], exceptions);
  return { labels: [...(labels.get(section) ?? [])].sort(), failures };
}

const DOOR = 'export { seal as close, seal } from "./seal.ts";\n';
const SEAL = "export function seal(context: object, field: string, text: string) {}\n";

test.each([
  ["a literal", 'seal(c, "grants", t);', ["grants"]],
  ["a template", `seal(c, \`grant:\${id}:reason\`, t);`, ["grant:…:reason"]],
  ["a constant", 'const FIELD = "grants";\nconst f = () => seal(c, FIELD, t);', ["grants"]],
  ["a choice", 'seal(c, late ? "late" : "early", t);', ["early", "late"]],
  ["a function", `const field = (id: string) => \`grant:\${id}\`;\nseal(c, field(row.id), t);`, ["grant:…"]],
  [
    "a function of a literal",
    `function field(id: string, what: string) {\n  return \`grant:\${id}:\${what}\`;\n}\nseal(c, field(id, "end"), t);`,
    ["grant:…:end"],
  ],
  ["a table", 'const FIELDS = { a: "one", b: "two" } as const;\nseal(c, FIELDS[name], t);', ["one", "two"]],
  ["a loop", 'for (const field of ["one", "two"]) seal(c, field, t);', ["one", "two"]],
  ["a list", '["one", "two"].map((field) => seal(c, field, t));', ["one", "two"]],
  ["a type", 'const f = (use: "one" | "two") => seal(c, use, t);', ["one", "two"]],
  ["parts taken apart", 'const [field, text] = ["one", "a value"];\nseal(c, field, text);', ["one"]],
])("a label is read from %s", (_what, text, expected) => {
  expect(readIn({ "use.ts": text })).toEqual({ labels: expected, failures: [] });
});

test("a function that hands its label on is followed to its callers, through doors and by other names", () => {
  const files = {
    "seal.ts": SEAL,
    "index.ts": DOOR,
    "padded.ts":
      'import { seal } from "./index.ts";\nexport const sealPadded = (field: string, { kind }: Kind) => { seal({}, field, ""); seal({}, kind, ""); };',
    "use.ts": 'import { sealPadded } from "./padded.ts";\nsealPadded("grants", { kind: "a-kind" });',
    "other.ts": 'function sealPadded(one: string) {}\nsealPadded("not a label");',
  };
  expect(readIn(files)).toEqual({ labels: ["a-kind", "grants"], failures: [] });
});

test("methods are known by what they are called on; tests give no label", () => {
  const followed = { ...sealing, callee: "jobs.send" };
  const files = {
    "send.ts": 'context.ports.jobs.send(tx, "audit.verify", {});\nmail.send(tx, "no job");',
    "send.test.ts": 'jobs.send(tx, "of.a_test");',
  };
  expect(readIn(files, followed).labels).toEqual(["audit.verify"]);
});

test("a function that names nothing fails: it was renamed, or its calls are no longer read", () => {
  expect(readIn({ "use.ts": 'close(c, "grants", t);' }).failures).toEqual([
    "No call of seal names anything for sealing-labels: if it was renamed, write its new name in tools/manifest/labels/followed.ts.",
  ]);
});

const COMPUTED = 'seal(c, "grants", t);\nconst keep = () => seal(c, names.join(), t);';

test("a label that cannot be read is refused where it is written", () => {
  expect(readIn({ "use.ts": COMPUTED }).failures).toEqual([
    expect.stringMatching(
      /^apps\/platform\/src\/m\/use\.ts:2: this label cannot be read; .* computed \/ sealing-labels keep\.$/,
    ),
  ]);
});

test("a reason lets it pass; one that is not needed is refused", () => {
  const excused = { ...noExceptions, computed: { "sealing-labels keep": "A library names it." } };
  expect(readIn({ "use.ts": COMPUTED }, sealing, excused)).toEqual({ labels: ["grants"], failures: [] });
  expect(readIn({ "use.ts": 'seal(c, "grants", t);' }, sealing, excused).failures).toEqual([
    "tools/manifest-exceptions.json: computed / sealing-labels keep is not needed; remove it.",
  ]);
});

test("bytes that no line of text may hold are written out", () => {
  expect(readIn({ "use.ts": 'seal(c, "form\\0", t);' }).labels).toEqual(["form\\x00"]);
});

test("a constant lists names by its keys, or by a property of its elements", () => {
  const tree = aTree({
    "apps/platform/src/a.ts": "export const templates = { sign_in: signIn, access_lent: lent } as const;",
    "apps/platform/src/b.ts": 'export const settings = [{ name: "PORT", secret: false }];',
  });
  expect([...readRegistry(tree, { section, constants: ["templates"], read: "keys" })]).toEqual([
    "sign_in",
    "access_lent",
  ]);
  expect([...readRegistry(tree, { section, constants: ["settings"], read: "name" })]).toEqual(["PORT"]);
  expect([...readRegistry(tree, { section, constants: ["messages"], read: "keys" })]).toEqual([]);
});
