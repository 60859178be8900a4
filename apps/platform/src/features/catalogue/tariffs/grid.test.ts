import { checkTariff } from "@ardeco/rules";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ReadGrid, readGrid, writeGrid } from "./grid.ts";
import type { TariffTerms } from "./tariff.ts";

const termsOf = (read: ReadGrid): TariffTerms => {
  if (!read.ok) throw new Error(`${read.problem.code} ${read.problem.line}`);
  return read.terms;
};
const problemOf = (typed: string) => {
  const read = readGrid(typed);
  return read.ok ? null : `${read.problem.code} ${read.problem.line}`;
};

describe("a grid as a council writes it", () => {
  test("bands, whatever the spaces, the signs and the capitals", () => {
    const terms = termsOf(readGrid("0 à 400 : 0,39 €\n  401 - 900: 1.8\n901 ET PLUS : 3,99 euros"));
    expect(terms.groups).toEqual([
      {
        sizes: { from: 1, to: null },
        pricing: {
          kind: "bands",
          bands: [
            { from: 0, to: 400, cents: 39 },
            { from: 401, to: 900, cents: 180 },
            { from: 901, to: null, cents: 399 },
          ],
        },
      },
    ]);
    expect(checkTariff({ ...terms, from: "2026-09-01" })).toEqual([]);
  });

  test("a rate, by children, and others for who lives elsewhere", () => {
    const terms = termsOf(
      readGrid(
        "Habitants :\n1 enfant\ntaux 0,25 %, de 0,39 € à 3,99 €\n2 enfants et plus\ntaux 0,2 % de 0,39 à 3,99\nExtérieurs\n1 enfant et plus\n5,20 €",
      ),
    );
    expect(terms).toMatchObject({
      sizedBy: "children_enrolled",
      groups: [
        {
          sizes: { from: 1, to: 1 },
          pricing: { kind: "effort", rate_ppm: 2500, floor_cents: 39, ceiling_cents: 399 },
        },
        { sizes: { from: 2, to: null }, pricing: { rate_ppm: 2000 } },
      ],
      elsewhere: [{ pricing: { kind: "single", cents: 520 } }],
    });
    expect(checkTariff({ ...terms, from: "2026-09-01" })).toEqual([]);
  });

  test.each([
    ["", "grid.empty 1"],
    ["0 à 400 : gratuit", "grid.line 1"],
    ["0 à 400 : 0,39\n\ntrois euros", "grid.line 3"],
    ["3 €\n4 €", "grid.two_prices 2"],
    ["0 à 400 : 1\n4 €", "grid.two_prices 2"],
    ["1 enfant\n3 €\n2 personnes\n4 €", "grid.two_sizes 3"],
    ["1 enfant\n2 enfants et plus\n3 €", "grid.no_price 1"],
    ["Extérieurs\n3 €", "grid.empty 1"],
  ])("%j cannot be read: %s", (typed, problem) => expect(problemOf(typed)).toBe(problem));

  test("whatever is typed is read or refused, and what was read is written the same", () => {
    const words = [
      "0",
      "400",
      "à",
      ":",
      "0,39",
      "€",
      "taux",
      "%",
      "de",
      "et plus",
      "1 enfant",
      "Extérieurs",
      "\n",
      " ",
    ];
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...words), fc.string())), (parts) => {
        const read = readGrid(parts.join(" "));
        if (read.ok) expect(termsOf(readGrid(writeGrid(read.terms)))).toEqual(read.terms);
      }),
    );
  });
});
