import { population, type Shape } from "@ardeco/testing/population";
import { describe, expect, test } from "vitest";
import { findDuplicates } from "./find-duplicates.ts";
import type { Role } from "./table/roles.ts";
import { tableOf } from "./table/rows.ts";

const all = {
  nom: "family_name",
  nom_usage: "usage_name",
  prenom: "given_name",
  sexe: "sex",
  date_naissance: "birth_date",
  lieu_naissance: "birth_place",
  adresse: "street",
  code_postal: "postcode",
  commune: "town",
  telephone: "phone",
  courriel: "email",
} as const satisfies Record<string, Role>;

/** F1 of the pairs within clusters, and how many there are to find. */
function found(shape: Omit<Shape, "seed">, columns: Partial<Record<keyof typeof all, Role>> = all) {
  const people = [...population({ ...shape, seed: 3 })];
  const { clusters } = findDuplicates(
    tableOf(
      people.map(({ row }) => row),
      columns,
    ),
  );
  const twos = clusters.flatMap((rows) =>
    rows.flatMap((one, at) => rows.slice(at + 1).map((other) => [one, other] as const)),
  );
  const right = twos.filter(([one, other]) => people[one]?.person === people[other]?.person).length;
  const sizes = Map.groupBy(people, ({ person }) => person);
  const there = [...sizes.values()].reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0);
  return { f1: (2 * right) / (twos.length + there), wrong: twos.length - right, there };
}

const { telephone: _t, courriel: _c, lieu_naissance: _l, sexe: _s, nom_usage: _u, ...fewer } = all;
const { date_naissance: _d, ...withoutDates } = all;
const { adresse: _a, code_postal: _p, commune: _v, ...namesAndDate } = fewer;

describe("files of other shapes, without a setting", () => {
  test.each<[string, number, Omit<Shape, "seed">, Partial<Record<keyof typeof all, Role>>]>([
    ["a town of 3,000 rows", 0.985, { rows: 3000 }, all],
    ["names, birth date, address", 0.97, { rows: 3000 }, fewer],
    ["names and birth date only", 0.92, { rows: 3000 }, namesAndDate],
    ["no birth date", 0.92, { rows: 3000 }, withoutDates],
    ["three values in ten lacking", 0.94, { rows: 3000, lacking: 0.3 }, all],
    ["everybody twice", 0.985, { rows: 3000, again: 1, most: 1 }, all],
    ["groups of up to nine", 0.997, { rows: 3000, again: 0.5, most: 8 }, all],
    ["300 rows", 0.96, { rows: 300 }, all],
  ])("%s: F1 of %d at least", (_what, least, shape, columns) => {
    expect(found(shape, columns).f1).toBeGreaterThanOrEqual(least);
  });

  test("nobody twice: nearly nobody is said to be", () => {
    expect(found({ rows: 3000, again: 0 }).wrong).toBeLessThanOrEqual(3);
  });
});
