import { findDuplicates, type Role, type Table, TableBuilder } from "@ardeco/duplicates";
import { type Column, population } from "@ardeco/testing/population";
import type { Bench } from "../bench.ts";
import { figure, table } from "../figures.ts";
import { hasFebrl, readFebrl } from "../people/febrl.ts";
import { judge } from "../people/judge.ts";

const SIZES = [10_000, 100_000, 1_000_000];
const SEED = 7;

const ROLES: Readonly<Record<Column, Role>> = {
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
};

/**
 * Who is there twice in made-up French populations and in the sets of Febrl, against equal names and birth
 * dates.
 */
export const duplicates: Bench = async () => {
  const people = SIZES.map((rows) => measure(`${figure(rows)} French people`, ...aPopulation(rows)));
  const febrl = (hasFebrl ? ["febrl1", "febrl2", "febrl3"] : []).map((name) => {
    const { table: rows, personOf } = readFebrl(name);
    return measure(name, rows, personOf);
  });
  const largest = people.at(-1);
  const heads = [
    "rows",
    "precision",
    "recall",
    "F1",
    "of equal ones",
    "rows/s",
    "compared a row",
    "memory MB",
  ];
  const rows = [...people, ...febrl].map(({ cells }) => cells);
  const left = hasFebrl ? "" : "\n(Febrl: left out, its files are not beside the project)";
  return { ratio: (largest?.f1 ?? 0) / (largest?.equal ?? 1), text: `${table([heads, ...rows])}${left}` };
};

function aPopulation(rows: number): readonly [Table, readonly number[]] {
  const builder = new TableBuilder(ROLES);
  const personOf: number[] = [];
  for (const { person, row } of population({ rows, seed: SEED })) {
    builder.add(row);
    personOf.push(person);
  }
  return [builder.build(), personOf];
}

function measure(name: string, people: Table, personOf: readonly number[]) {
  const start = performance.now();
  const { clusters, compared } = findDuplicates(people);
  const seconds = (performance.now() - start) / 1_000;
  const { precision, recall, f1 } = judge(clusters, personOf);
  const equal = judge(equalOnes(people), personOf).f1;
  const share = (value: number) => value.toFixed(4);
  return {
    f1,
    equal,
    cells: [
      name,
      share(precision),
      share(recall),
      share(f1),
      share(equal),
      figure(people.size / seconds),
      figure(compared / people.size),
      // The most that the process held until now: sizes grow.
      figure(process.resourceUsage().maxRSS / 1_024),
    ],
  };
}

/** What a query finds: equal names and birth date, once written in one way. */
function equalOnes({ columns, size }: Table): readonly (readonly number[])[] {
  const compared = (["family_name", "given_name", "birth_date"] as const).map((role) =>
    columns.find((column) => column.role === role),
  );
  const groups = new Map<string, number[]>();
  for (let row = 0; row < size; row++) {
    const places = compared.map((column) => column?.of[row] ?? -1);
    if (places.includes(-1)) continue;
    const key = places.join(" ");
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}
