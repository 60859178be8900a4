import { type Column, columnOf, type Table } from "../table/table.ts";
import { withoutTitles } from "../text/given-names.ts";
import { phonetic, withoutParticles } from "../text/phonetic.ts";

/** For each row a number that rows worth comparing share; 0 when the row lacks what the key is made of. */
export type Key = Uint32Array;

/** Values of a column turned into what keys are made of, once each. */
function parts(column: Column | undefined, part: (value: string) => string): (row: number) => string {
  if (column === undefined) return () => "";
  const made = column.values.map(part);
  return (row) => made[column.of[row] ?? -1] ?? "";
}

/**
 * Keys by which rows meet. Each forgives something: names that sound alike, swapped names, a wrong date, a marriage, a move. Two rows of the
 * same person share one unless much of what is known differs.
 */
export function keysOf(table: Table): readonly Key[] {
  const given = parts(columnOf(table, "given_name"), (name) =>
    phonetic(withoutTitles(name).split(" ")[0] ?? ""),
  );
  const givenStart = parts(columnOf(table, "given_name"), (name) => withoutTitles(name).slice(0, 3));
  const family = parts(columnOf(table, "family_name"), heard);
  const familyStart = parts(columnOf(table, "family_name"), (name) => withoutParticles(name).slice(0, 4));
  const familyEnd = parts(columnOf(table, "family_name"), (name) => name.slice(-3));
  const usage = parts(columnOf(table, "usage_name"), heard);
  const date = parts(columnOf(table, "birth_date"), (written) => written);
  const year = (row: number) => date(row).slice(0, 4);
  const dayMonth = (row: number) => date(row).slice(4);
  const turned = (row: number) => [date(row).slice(4, 6), date(row).slice(6)].sort().join("");
  const town = parts(columnOf(table, "town"), phonetic);
  // Where no street is told, what is left of the places says more of a person, and is worth a meeting.
  const withoutStreet = (part: (row: number) => string) =>
    columnOf(table, "street") === undefined ? part : () => "";
  const birthPlace = withoutStreet(parts(columnOf(table, "birth_place"), phonetic));
  const postcode = parts(columnOf(table, "postcode"), (code) => code);
  const street = parts(columnOf(table, "street"), (name) => name.replace(/^\d+ /, "").slice(0, 8));
  const number = parts(columnOf(table, "street_number"), (value) => value);
  const identifier = parts(columnOf(table, "identifier"), (value) => value);
  const half = (value: string, end: boolean) =>
    value.length < 6 ? "" : end ? value.slice(-4) : value.slice(0, 4);
  const sorted = (row: number) => bothOf([given(row), family(row)].sort());

  const makers: readonly ((row: number) => string)[] = [
    identifier,
    parts(columnOf(table, "email"), (value) => value),
    parts(columnOf(table, "phone"), (value) => value),
    sorted,
    (row) => bothOf([given(row), usage(row)]),
    (row) => bothOf([sorted(row), year(row)]),
    (row) => bothOf([date(row), familyStart(row).slice(0, 1)]),
    date,
    (row) => bothOf([family(row), year(row)]),
    (row) => bothOf([usage(row), year(row)]),
    (row) => bothOf([given(row), year(row), dayMonth(row).slice(0, 2)]),
    (row) => bothOf([given(row), dayMonth(row)]),
    (row) => bothOf([family(row), dayMonth(row)]),
    (row) => bothOf([year(row), dayMonth(row) && turned(row), givenStart(row).slice(0, 1)]),
    (row) => bothOf([family(row), postcode(row)]),
    (row) => bothOf([family(row), town(row)]),
    (row) => bothOf([given(row), postcode(row)]),
    (row) => bothOf([given(row), town(row)]),
    (row) => bothOf([givenStart(row), familyStart(row)]),
    (row) => bothOf([given(row), familyStart(row).slice(0, 2)]),
    (row) => bothOf([family(row), givenStart(row).slice(0, 2)]),
    (row) => bothOf([given(row), familyEnd(row)]),
    (row) => bothOf([street(row), number(row)]),
    (row) => bothOf([street(row), postcode(row)]),
    (row) => bothOf([street(row), given(row)]),
    (row) => bothOf([family(row), birthPlace(row)]),
    (row) => bothOf([given(row), birthPlace(row), year(row).slice(0, 3)]),
    withoutStreet((row) => bothOf([postcode(row), year(row)])),
    (row) => half(identifier(row), false) && `<${half(identifier(row), false)}`,
    (row) => half(identifier(row), true) && `>${half(identifier(row), true)}`,
  ];
  const used = makers.map((make) => keyOf(make, table.size));
  return used.filter((key) => key.some((value) => value !== 0));
}

const heard = (name: string): string => phonetic(withoutParticles(name).replaceAll(" ", ""));

/** Empty when one of the parts lacks: a key of less would bring everybody together. */
const bothOf = (all: readonly string[]): string => (all.includes("") ? "" : all.join("|"));

function keyOf(make: (row: number) => string, size: number): Key {
  const key = new Uint32Array(size);
  for (let row = 0; row < size; row++) key[row] = hash(make(row));
  return key;
}

/** FNV-1a on 32 bits; 0 for an empty text only. */
function hash(text: string): number {
  if (text === "") return 0;
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0 || 1;
}
