import { type Column, columnOf, type Table } from "../table/table.ts";
import { withoutTitles } from "../text/given-names.ts";
import { phonetic, withoutParticles } from "../text/phonetic.ts";

/** For each row a number that rows worth comparing share; 0 when the row lacks what the key is made of. */
export type Key = Uint32Array;

/** For each row, a number for a part of what it says, the same for the same text; 0 when it lacks. */
type Part = (row: number) => number;

/** Values of a column turned into what keys are made of, once each. */
function parts(column: Column | undefined, part: (value: string) => string): Part {
  if (column === undefined) return () => 0;
  const made = Uint32Array.from(column.values, (value) => hash(part(value)));
  return (row) => made[column.of[row] ?? -1] ?? 0;
}

/**
 * Keys by which rows meet. Each forgives something: names that sound alike, swapped names, a wrong date, a
 * marriage, a move. Two rows of the same person share one unless much of what is known differs.
 */
export function keysOf(table: Table): readonly Key[] {
  const given = parts(columnOf(table, "given_name"), (name) =>
    phonetic(withoutTitles(name).split(" ")[0] ?? ""),
  );
  const givenStart = (letters: number) =>
    parts(columnOf(table, "given_name"), (name) => withoutTitles(name).slice(0, letters));
  const family = parts(columnOf(table, "family_name"), heard);
  const familyStart = (letters: number) =>
    parts(columnOf(table, "family_name"), (name) => withoutParticles(name).slice(0, letters));
  const familyEnd = parts(columnOf(table, "family_name"), (name) => name.slice(-3));
  const usage = parts(columnOf(table, "usage_name"), heard);
  const ofDate = (part: (written: string) => string) => parts(columnOf(table, "birth_date"), part);
  const date = ofDate((written) => written);
  const year = ofDate((written) => written.slice(0, 4));
  const decade = ofDate((written) => written.slice(0, 3));
  const dayMonth = ofDate((written) => written.slice(4));
  const month = ofDate((written) => written.slice(4, 6));
  const turned = ofDate((written) => [written.slice(4, 6), written.slice(6)].sort().join(""));
  const town = parts(columnOf(table, "town"), phonetic);
  // Where no street is told, what is left of the places says more of a person, and is worth a meeting.
  const withoutStreet = (part: Part): Part => (columnOf(table, "street") === undefined ? part : () => 0);
  const birthPlace = withoutStreet(parts(columnOf(table, "birth_place"), phonetic));
  const postcode = parts(columnOf(table, "postcode"), (code) => code);
  const street = parts(columnOf(table, "street"), (name) => name.replace(/^\d+ /, "").slice(0, 8));
  const number = parts(columnOf(table, "street_number"), (value) => value);
  const ofIdentifier = (part: (value: string) => string) => parts(columnOf(table, "identifier"), part);
  const sorted: Part = (row) => bothOf(...inOrder(given(row), family(row)));

  const makers: readonly Part[] = [
    ofIdentifier((value) => value),
    parts(columnOf(table, "email"), (value) => value),
    parts(columnOf(table, "phone"), (value) => value),
    sorted,
    both(given, usage),
    both(sorted, year),
    both(date, familyStart(1)),
    date,
    both(family, year),
    both(usage, year),
    both(given, both(year, month)),
    both(given, dayMonth),
    both(family, dayMonth),
    both(both(year, turned), givenStart(1)),
    both(family, postcode),
    both(family, town),
    both(given, postcode),
    both(given, town),
    both(givenStart(3), familyStart(4)),
    both(given, familyStart(2)),
    both(family, givenStart(2)),
    both(given, familyEnd),
    both(street, number),
    both(street, postcode),
    both(street, given),
    both(family, birthPlace),
    both(given, both(birthPlace, decade)),
    withoutStreet(both(postcode, year)),
    ofIdentifier((value) => (value.length < 6 ? "" : `<${value.slice(0, 4)}`)),
    ofIdentifier((value) => (value.length < 6 ? "" : `>${value.slice(-4)}`)),
  ];
  const used = makers.map((make) => keyOf(make, table.size));
  return used.filter((key) => key.some((value) => value !== 0));
}

const heard = (name: string): string => phonetic(withoutParticles(name).replaceAll(" ", ""));

/** Lacks when one of the parts does: a key of less would bring everybody together. */
const both =
  (first: Part, second: Part): Part =>
  (row) =>
    bothOf(first(row), second(row));

function bothOf(first: number, second: number): number {
  if (first === 0 || second === 0) return 0;
  const mixed =
    Math.imul(first ^ (first >>> 15), 0x2c1b3c6d) ^ Math.imul(second ^ (second >>> 13), 0x297a2d39);
  const value = Math.imul(mixed ^ (mixed >>> 16), 0x45d9f3b);
  return (value ^ (value >>> 15)) >>> 0 || 1;
}

const inOrder = (one: number, other: number): [number, number] => (one < other ? [one, other] : [other, one]);

function keyOf(make: Part, size: number): Key {
  const key = new Uint32Array(size);
  for (let row = 0; row < size; row++) key[row] = make(row);
  return key;
}

/** FNV-1a on 32 bits; 0 for an empty text only. */
function hash(text: string): number {
  if (text === "") return 0;
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0 || 1;
}
