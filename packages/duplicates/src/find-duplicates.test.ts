import { describe, expect, test } from "vitest";
import { chooseThreshold } from "./clusters/threshold.ts";
import { findDuplicates } from "./find-duplicates.ts";
import { repeatable } from "./model/chance.ts";
import type { Pair } from "./model/score.ts";
import { reasonsOf } from "./reasons.ts";
import type { Role } from "./table/roles.ts";
import { tableOf } from "./table/rows.ts";
import { aTown, type Row } from "./testing/people.ts";

const mapping: Record<string, Role> = {
  nom: "family_name",
  nom_usage: "usage_name",
  prenom: "given_name",
  date_naissance: "birth_date",
  adresse: "street",
  code_postal: "postcode",
  commune: "town",
};

const jeanne: Row = {
  nom: "Lemoine",
  prenom: "Jeanne",
  date_naissance: "1986-04-17",
  adresse: "12 rue Écuyère",
  code_postal: "14000",
  commune: "Caen",
};

/** Jeanne in a town of 400 people, each third of them twice with a slip, and a row that may be hers. */
function town(other: Partial<Row>, first: Partial<Row> = {}) {
  const people = aTown(400, repeatable(7));
  const again = people.slice(0, 130).map((row) => ({ ...row, prenom: `${row.prenom}e`, code_postal: "" }));
  const rows = [...people, ...again, { ...jeanne, ...first }, { ...jeanne, ...other }];
  const found = findDuplicates(tableOf(rows, mapping));
  const pair = found.pairs.find(
    ({ one, other: second }) => one === rows.length - 2 && second === rows.length - 1,
  );
  return { found, pair, reasons: pair === undefined ? [] : reasonsOf(pair.agreements) };
}

describe("somebody written twice is found, and it is said why", () => {
  test.each<[string, Partial<Row>, Partial<Row>, string]>([
    ["a slip in the name", { nom: "Lemoinne" }, {}, "noms proches"],
    ["accents and hyphens", { prenom: "JEANNE", adresse: "12, Rue Ecuyere" }, {}, "même adresse"],
    ["names in each other's place", { nom: "Jeanne", prenom: "Lemoine" }, {}, "nom et prénom intervertis"],
    [
      "day and month turned",
      { date_naissance: "1986-17-04" },
      {},
      "dates de naissance différentes mais proches",
    ],
    ["a birth name facing a usage name", { nom: "Morel", nom_usage: "Lemoine" }, {}, "même nom"],
    [
      "a move",
      { adresse: "3 place de la République", code_postal: "14100", commune: "Lisieux" },
      {},
      "adresses différentes",
    ],
    ["several given names", { prenom: "Jeanne Marie Louise" }, {}, "prénoms proches"],
    ["a particle that comes and goes", { nom: "Fontaine" }, { nom: "de La Fontaine" }, "même nom"],
  ])("%s", (_what, other, first, why) => {
    const { pair, reasons } = town(other, first);
    expect(pair?.probability).toBeGreaterThan(0.5);
    expect(reasons).toContain(why);
  });
});

describe("people who only resemble each other are not taken for one", () => {
  test.each<[string, Partial<Row>]>([
    ["a twin", { prenom: "Zoé" }],
    ["her daughter, of the same address", { prenom: "Zoé", date_naissance: "2014-09-02" }],
    ["a mother and a daughter of one given name", { date_naissance: "1958-11-30" }],
    [
      "a namesake elsewhere",
      { date_naissance: "1971-01-09", adresse: "4 rue du Port", code_postal: "14600", commune: "Honfleur" },
    ],
  ])("%s", (_what, other) => {
    expect(town(other).pair).toBeUndefined();
  });
});

test("each of those written twice is with itself, and with nobody else", () => {
  const { found } = town({ prenom: "Zoé", date_naissance: "2014-09-02" });
  const right = found.clusters.filter(
    ([one = 0, other = 0, ...more]) => more.length === 0 && other === one + 400,
  );
  expect(right.length).toBeGreaterThanOrEqual(125);
  expect(found.clusters.length - right.length).toBeLessThanOrEqual(2);
});

test("a town where nobody is written twice gives nobody", () => {
  const found = findDuplicates(tableOf(aTown(500, repeatable(3)), mapping));
  expect(found.pairs.length).toBeLessThanOrEqual(1);
});

describe("the threshold chosen from a file", () => {
  const child: Row = {
    nom: "Martin",
    prenom: "Léa",
    date_naissance: "2015-03-12",
    adresse: "4 rue Froide",
    code_postal: "14000",
    commune: "Caen",
  };

  test.each([0, 3, 10, 40])("is of no pair, whatever it keeps (%d twice)", (twice) => {
    const people = aTown(60, repeatable(5));
    const rows = [...people, ...people.slice(0, twice), child, { ...child, prenom: "Léo" }];
    const found = findDuplicates(tableOf(rows, mapping));
    const all = findDuplicates(tableOf(rows, mapping), 0.01).pairs;
    expect(all.map(({ probability }) => probability)).not.toContain(found.threshold);
    // Léa and Léo, of one day and one address, are two children.
    const together = found.clusters.some(
      (cluster) => cluster.includes(rows.length - 2) && cluster.includes(rows.length - 1),
    );
    expect(together).toBe(false);
  });

  test("a doubtful pair alone does not make its own way in; one where nothing differs does", () => {
    const pair = (probability: number): Pair => ({ one: 0, other: 1, probability, levels: new Int8Array() });
    const doubtful = [pair(0.98), pair(0.95), pair(0.729), pair(0.02)];
    const isSame = ({ probability }: Pair) => probability > 0.9;
    expect(chooseThreshold(doubtful, isSame)).toBeGreaterThan(0.729);
    expect(chooseThreshold([pair(0.729)], () => false)).toBeGreaterThan(0.729);
    expect(chooseThreshold([pair(0.729)], () => true)).toBeLessThan(0.729);
    // Many pairs of the kind have taught what they are worth.
    const many = Array.from({ length: 400 }, () => pair(0.8));
    expect(chooseThreshold([...many, ...doubtful], isSame)).toBeLessThan(0.729);
  });
});

test("a file of one row, of none, or without any value finds nobody", () => {
  for (const rows of [[], [jeanne], [{}, {}, {}]])
    expect(findDuplicates(tableOf(rows, mapping)).pairs).toEqual([]);
});

test("twice on the same rows gives the same answer", () => {
  expect(town({ nom: "Lemoinne" }).found).toEqual(town({ nom: "Lemoinne" }).found);
});
