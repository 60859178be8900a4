import { expect, test } from "vitest";
import { buildEmptyContribution } from "../../kernel/contributions.ts";
import { defineFeature, type Feature } from "./define-feature.ts";
import { buildFeatureRegistry } from "./registry.ts";
import { defineSlot, type FillOrder } from "./slots.ts";
import { sortByConstraints } from "./sort-by-constraints.ts";

const aFeature = (name: string, facts: Partial<Feature> = {}): Feature =>
  defineFeature({ name, context: "toys", contribution: buildEmptyContribution(name), ...facts });

const shelf = defineSlot<string>({ name: "toys.shelf" });
const aFill = (name: string, order: FillOrder) =>
  shelf.fill({
    name,
    title: { fr: "Jouets", en: "Toys" },
    order,
    permission: () => true,
    load: async () => new Map<string, string>(),
    show: (text) => text,
  });
const listOrder = (...fills: ReturnType<typeof aFill>[]) =>
  buildFeatureRegistry([aFeature("toys", { fills })])
    .listFills("toys.shelf")
    .map(({ name }) => name);

test("fills stand by their number, or beside the one that they name", () => {
  const [bear, car, doll] = [aFill("toys.bear", 20), aFill("toys.car", 10), aFill("toys.doll", 30)];
  const kite = aFill("toys.kite", { before: "toys.bear" });
  const lego = aFill("toys.lego", { after: "toys.kite" });
  expect(listOrder(lego, doll, bear, kite, car)).toEqual([
    "toys.car",
    "toys.kite",
    "toys.lego",
    "toys.bear",
    "toys.doll",
  ]);
});

test("a fill beside one that is not there, or two beside each other, are refused by a sentence", () => {
  expect(() => listOrder(aFill("toys.kite", { after: "toys.gone" }))).toThrow(
    "In the slot toys.shelf, nothing tells where these stand: toys.kite.",
  );
  const kite = aFill("toys.kite", { after: "toys.lego" });
  expect(() => listOrder(kite, aFill("toys.lego", { after: "toys.kite" }))).toThrow("toys.kite, toys.lego");
});

test("of two names that nothing separates, the one listed first comes first", () => {
  const constraints = [{ first: "c", second: "a", reason: "" }];
  expect(sortByConstraints(["a", "b", "c", "d"], constraints)).toEqual(["b", "c", "a", "d"]);
  expect(sortByConstraints(["a", "b"], constraints)).toEqual(["a", "b"]);
});

test("a circle is told whole, and nothing but the circle", () => {
  const constraints = [
    { first: "a", second: "b", reason: "" },
    { first: "b", second: "c", reason: "" },
    { first: "c", second: "a", reason: "" },
    { first: "c", second: "d", reason: "" },
  ];
  expect(() => sortByConstraints(["d", "e", "a", "b", "c"], constraints)).toThrow(
    /each comes before the next: (a, b, c, a|b, c, a, b|c, a, b, c)\.$/,
  );
});

test("what a feature says of itself under the name of another is refused", () => {
  const contribution = buildEmptyContribution("games");
  expect(() => aFeature("toys", { contribution })).toThrow("answers about people under another name: games");
  expect(() => aFeature("toys", { fills: [aFill("games.bear", 1)] })).toThrow("under a name of others");
});

test("two features, fills or links of the same name are refused", () => {
  expect(() => buildFeatureRegistry([aFeature("toys"), aFeature("toys")])).toThrow("the same name: toys");
  const twice = [aFill("toys.bear", 1), aFill("toys.bear", 2)];
  expect(() => buildFeatureRegistry([aFeature("toys", { fills: twice })])).toThrow(
    "the same name: toys.bear",
  );
});
