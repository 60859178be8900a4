import { describe, expect, test } from "vitest";
import { findDuplicates } from "./find-duplicates.ts";
import type { Role } from "./table/roles.ts";
import { tableOf } from "./table/rows.ts";
import { linkedFiles } from "./testing/linked-files.ts";
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
