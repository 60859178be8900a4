import { afterAll, beforeAll, expect, test } from "vitest";
import type { AuthorityId, PersonId } from "../../../kernel/ids.ts";
import { aPerson, aTown } from "../../../testing/builders.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { computeBlindIndex, SPREAD_BYTES } from "../../trust/keys/index.ts";
import { findPersonsByValue } from "./list-elements.ts";
import { toComparableValue } from "./rules.ts";
import { eraseElements } from "./store/elements.ts";
import { updateElementIndexes } from "./update-element-indexes.ts";

// Thirty people share a birth date and a family name; a thief has the dump, not the keys.

const PEOPLE = 30;
const DAY = "2001-05-17";

let house: TestRuntime;
let caen: AuthorityId;
const people: PersonId[] = [];

beforeAll(async () => {
  house = await testRuntime();
  caen = (await aTown(house, { slug: "caen" })).id;
  const declared = { birthdate: DAY, family_name: "Martin" };
  for (let made = 0; made < PEOPLE; made += 1)
    people.push((await aPerson(house, caen, { declared })).personId);
});
afterAll(() => house?.close());

const indexesOf = (name: string) =>
  house.sqlAs<{ index: string }>(
    "owner",
    "select encode(value_index, 'hex') as index from element where name = $1",
    [name],
  );
const found = (value: string) => {
  const system = house.system(caen);
  return system.transaction((tx) => findPersonsByValue(tx, system, "birthdate", value));
};

test.each(["birthdate", "family_name"])("of a %s that many share, a dump does not tell who", async (name) => {
  const indexes = (await indexesOf(name)).map(({ index }) => index);
  expect(indexes).toHaveLength(PEOPLE);
  // Thirty among 64 shades: some 24 differ on average; fewer than 12 would happen once in a thousand years of
  // runs.
  expect(new Set(indexes).size).toBeGreaterThan(12);
});

test("all of them are found by who has the keys, and nobody else is", async () => {
  await aPerson(house, caen, { declared: { birthdate: "2001-05-18" } });
  expect((await found(DAY)).toSorted()).toEqual(people.toSorted());
});

test("an index of before is found meanwhile, and written again at night", async () => {
  const system = house.system(caen);
  const narrow = computeBlindIndex(system, "element:birthdate", toComparableValue(DAY));
  await house.sqlAs(
    "owner",
    "update element set value_index = $1 where name = 'birthdate' and person_id = $2",
    [narrow, people[0]],
  );
  expect(await found(DAY)).toHaveLength(PEOPLE);
  while ((await updateElementIndexes(system)) > 0);
  const lengths = (await indexesOf("birthdate")).map(({ index }) => index.length / 2);
  expect(new Set(lengths)).toEqual(new Set([SPREAD_BYTES]));
  expect(await found(DAY)).toHaveLength(PEOPLE);
});

test("goes with the person who is erased", async () => {
  const [gone] = people;
  const system = house.system(caen);
  if (!gone) throw new Error("nobody");
  await system.transaction((tx) => eraseElements(tx, caen, gone));
  expect(await found(DAY)).toHaveLength(PEOPLE - 1);
});
