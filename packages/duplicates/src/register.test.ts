import { describe, expect, test } from "vitest";
import { findDuplicates } from "./find-duplicates.ts";
import type { Role } from "./table/roles.ts";
import { tableOf } from "./table/rows.ts";
import { type Linked, linkedFiles } from "./testing/linked-files.ts";
import { register } from "./testing/register.ts";

const REGISTER = {
  first_name: "given_name",
  surname: "family_name",
  dob: "birth_date",
  birth_place: "birth_place",
  postcode: "postcode",
  gender: "sex",
  occupation: "text",
} as const satisfies Record<string, Role>;

const LINKED = {
  given_name: "given_name",
  surname: "family_name",
  street_number: "street_number",
  address_1: "street",
  address_2: "text",
  suburb: "town",
  postcode: "postcode",
  state: "region",
  date_of_birth: "birth_date",
  soc_sec_id: "identifier",
} as const satisfies Record<string, Role>;

interface Told {
  readonly person: number;
  readonly row: Readonly<Record<string, string>>;
}

/** Precision and recall of the pairs within clusters. */
function judged(rows: readonly Told[], columns: Readonly<Record<string, Role>>) {
  const { clusters } = findDuplicates(
    tableOf(
      rows.map(({ row }) => row),
      columns,
    ),
  );
  const twos = (count: number) => (count * (count - 1)) / 2;
  const pairs = (people: readonly number[]) =>
    [...Map.groupBy(people, (person) => person).values()].reduce((sum, { length }) => sum + twos(length), 0);
  const said = clusters.reduce((sum, { length }) => sum + twos(length), 0);
  const there = pairs(rows.map(({ person }) => person));
  const right = clusters.reduce(
    (sum, cluster) => sum + pairs(cluster.map((row) => rows[row]?.person ?? -1)),
    0,
  );
  return { precision: right / said, recall: right / there, f1: (2 * right) / (said + there) };
}

describe("without a setting", () => {
  test("a historical register of 10,000 rows, each person some ten times", () => {
    const { precision, recall, f1 } = judged([...register(10_000, 3)], REGISTER);
    expect(precision).toBeGreaterThanOrEqual(0.98);
    expect(recall).toBeGreaterThanOrEqual(0.88);
    expect(f1).toBeGreaterThanOrEqual(0.935);
  });

  test("two files of 3,000 people, each once in both", () => {
    const { precision, f1 } = judged([...linkedFiles(3_000, 3)], LINKED);
    expect(precision).toBeGreaterThanOrEqual(0.998);
    expect(f1).toBeGreaterThanOrEqual(0.99);
  });
});

const { soc_sec_id: _s, ...WITHOUT_IDENTIFIER } = LINKED;
const { given_name, surname, date_of_birth } = LINKED;

describe("two files linked, one to the other", () => {
  const PEOPLE = 2_000;

  /**
   * Of people in both files, the share that is found, and of what is found the share that is right.
   * @param shared people in both, the others in one
   */
  function linked(shared: number, columns: Readonly<Record<string, Role>>, more: readonly Linked[] = []) {
    const people = [...linkedFiles(PEOPLE, 11)];
    const alone = (PEOPLE - shared) / 2;
    const first = people.filter(({ file, person }) => file === 1 && person < PEOPLE - alone);
    const rows = [...first, ...people.filter(({ file, person }) => file === 2 && person >= alone), ...more];
    const table = tableOf(
      rows.map(({ row }) => row),
      columns,
    );
    const { pairs, clusters } = findDuplicates(table, null, first.length);
    const across = pairs.filter(({ one, other }) => one < first.length && other >= first.length);
    const right = across.filter(({ one, other }) => rows[one]?.person === rows[other]?.person).length;
    const [precision, recall] = [right / across.length, right / shared];
    return { precision, recall, f1: (2 * precision * recall) / (precision + recall), pairs, clusters };
  }

  test.each<[string, number, Readonly<Record<string, Role>>, number, number]>([
    ["all columns, everybody in both", PEOPLE, LINKED, 0.999, 0.996],
    ["without identifier, everybody in both", PEOPLE, WITHOUT_IDENTIFIER, 0.998, 0.988],
    ["names and birth date, everybody in both", PEOPLE, { given_name, surname, date_of_birth }, 0.98, 0.77],
    ["all columns, half in both", PEOPLE / 2, LINKED, 0.998, 0.994],
    ["without identifier, half in both", PEOPLE / 2, WITHOUT_IDENTIFIER, 0.998, 0.982],
    ["names and birth date, half in both", PEOPLE / 2, { given_name, surname, date_of_birth }, 0.97, 0.75],
  ])("%s", (_what, shared, columns, precision, recall) => {
    const found = linked(shared, columns);
    expect(found.precision).toBeGreaterThanOrEqual(precision);
    expect(found.recall).toBeGreaterThanOrEqual(recall);
    const rows = found.pairs.flatMap(({ one, other }) => [one, other]);
    expect(new Set(rows).size, "a row has one counterpart").toBe(rows.length);
    expect(found.clusters).toHaveLength(found.pairs.length);
  });

  test("a file that holds people twice keeps all their pairs", () => {
    const again = [...linkedFiles(PEOPLE, 11)].filter(({ file, person }) => file === 2 && person % 5 === 0);
    const { pairs } = linked(PEOPLE, LINKED, again);
    const rows = pairs.filter(({ one }) => one < PEOPLE).map(({ one }) => one);
    expect(rows.length - new Set(rows).size).toBeGreaterThan((PEOPLE / 5) * 0.9);
  });
});
