import { Chance, corrupted, population, type Row } from "@ardeco/testing/population";
import { describe, expect, test } from "vitest";
import { type Facts, rankAlike, searchKeys } from "../index.ts";
import { reasonsOf } from "../reasons.ts";

const factsOf = (row: Row): Facts => ({
  family_name: row.nom,
  usage_name: row.nom_usage,
  given_name: row.prenom,
  sex: row.sexe,
  birth_date: row.date_naissance,
  birth_place: row.lieu_naissance,
  email: row.courriel,
  phone: row.telephone,
});

const jeanne: Facts = {
  family_name: "Lemoine",
  given_name: "Jeanne",
  birth_date: "1986-04-17",
  birth_place: "Caen",
};

const share = (one: Facts, other: Facts): boolean => {
  const keys = new Set(searchKeys(one));
  return searchKeys(other).some((key) => keys.has(key));
};

describe("somebody written otherwise", () => {
  test.each<[string, Facts, string]>([
    ["names swapped", { family_name: "Jeanne", given_name: "LEMOINE" }, "nom et prénom intervertis"],
    ["a slip", { family_name: "Lemoinne" }, "noms proches"],
    ["day and month turned", { birth_date: "1986-17-04" }, "dates de naissance différentes mais proches"],
    ["married", { family_name: "Morel", usage_name: "Lemoine" }, "même nom"],
    ["more given names", { given_name: "Jeanne Marie" }, "prénoms proches"],
    ["no place of birth", { birth_place: "" }, "même date de naissance"],
  ])("%s: found, first, likely, and it is said why", (_what, change, why) => {
    const other = { ...jeanne, ...change };
    expect(share(jeanne, other)).toBe(true);
    const twin = { ...jeanne, given_name: "Zoé" };
    const [first, second] = rankAlike(other, [twin, jeanne], 50_000);
    expect(first).toMatchObject({ at: 1 });
    expect(first?.probability).toBeGreaterThan(0.5);
    expect(reasonsOf(first?.agreements ?? [])).toContain(why);
    expect(second?.probability).toBeLessThan(0.5);
  });
});

test.each<[string, Facts]>([
  ["a twin", { given_name: "Zoé" }],
  ["a son born on his father's day", { birth_date: "2016-04-17" }],
  ["a namesake", { birth_date: "1971-01-09", birth_place: "Lille" }],
])("%s is not taken for the person", (_what, change) => {
  const [found] = rankAlike({ ...jeanne, ...change }, [jeanne], 50_000);
  expect(found?.probability).toBeLessThan(0.5);
});

test("what lacks makes no key: nobody meets everybody", () => {
  expect(searchKeys({})).toEqual([]);
  expect(searchKeys({ family_name: "Martin" })).toEqual([]);
  expect(searchKeys({ birth_date: "1986-04-17" })).toEqual([]);
  expect(searchKeys({ birth_place: "Caen", birth_date: "1986-04-17" })).toEqual([]);
});

test("of 2,000 people written again with one to three errors, 98 in a hundred share a key", () => {
  const chance = new Chance(5);
  const people = [...population({ rows: 2_000, seed: 9, again: 0, lacking: 0 })];
  const met = people.filter(({ row }) => share(factsOf(row), factsOf(corrupted(chance, row))));
  expect(met.length / people.length).toBeGreaterThan(0.98);
});
