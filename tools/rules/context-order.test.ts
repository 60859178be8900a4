import { expect, test } from "vitest";
import { saidOf } from "../testing/fixture.ts";
import { contextOrder } from "./context-order.ts";

const SRC = "apps/platform/src";
const LIST = "tools/rules/imports-against-order.json";
const context = (...dependsOn: string[]) => JSON.stringify({ about: "Toys.", dependsOn });

const house = {
  [`${SRC}/features/trust/context.json`]: context(),
  [`${SRC}/features/identity/context.json`]: context("trust"),
  [`${SRC}/features/trust/keys/index.ts`]: "export {};",
  [`${SRC}/features/identity/contacts/index.ts`]: `import "../../trust/keys/index.ts";`,
};
const against = { [`${SRC}/features/trust/keys/seal.ts`]: `\nimport "../../identity/contacts/index.ts";` };

test("a context imports those that it lists", () => {
  expect(saidOf(contextOrder, house)).toEqual([]);
});

test("an import against the order is refused, from a page as well; a test may", () => {
  const page = `import "../../../../identity/contacts/index.ts";`;
  const said = saidOf(contextOrder, {
    ...house,
    ...against,
    [`${SRC}/features/trust/keys/pages/desk/keys.tsx`]: page,
    [`${SRC}/features/trust/keys/feature.ts`]: `import "../../identity/contacts/index.ts";`,
    [`${SRC}/features/trust/keys/keys.test.ts`]: `import "../../identity/contacts/index.ts";`,
  });
  const sentence =
    "trust imports identity, which its context.json does not list; offer a slot, or move the page up.";
  expect(said).toEqual([
    `${SRC}/features/trust/keys/feature.ts:1 ${sentence}`,
    `${SRC}/features/trust/keys/pages/desk/keys.tsx:1 ${sentence}`,
    `${SRC}/features/trust/keys/seal.ts:2 ${sentence}`,
  ]);
});

test("a frame imports no context", () => {
  const said = saidOf(contextOrder, {
    ...house,
    [`${SRC}/frames/desk/home.tsx`]: `import "../../features/trust/keys/index.ts";`,
  });
  expect(said).toEqual([expect.stringContaining("frames/desk/home.tsx:1 A frame imports trust;")]);
});

test("an exception is allowed while it is needed, then refused", () => {
  const exceptions = { [LIST]: JSON.stringify({ [`${SRC}/features/trust/keys/seal.ts`]: ["identity"] }) };
  expect(saidOf(contextOrder, { ...house, ...against, ...exceptions })).toEqual([]);
  expect(saidOf(contextOrder, { ...house, ...exceptions })).toEqual([
    `${LIST}:1 ${SRC}/features/trust/keys/seal.ts no longer imports identity against the order; remove the line.`,
  ]);
});

test("contexts that lead back to each other, an unknown one, and one without its file are told", () => {
  const said = saidOf(contextOrder, {
    [`${SRC}/features/trust/context.json`]: context("identity"),
    [`${SRC}/features/identity/context.json`]: context("trust"),
    [`${SRC}/features/ledger/context.json`]: context("ghosts"),
    [`${SRC}/features/cards/equipment/index.ts`]: "export {};",
  });
  expect(said).toEqual([
    expect.stringContaining("cards/context.json:1 context.json of cards cannot be read: is missing."),
    expect.stringContaining("identity depends on contexts that lead back to it"),
    expect.stringContaining("ledger depends on ghosts, which is no context."),
    expect.stringContaining("trust depends on contexts that lead back to it"),
  ]);
});
