<<<<<<< HEAD

import { type Commune, communesOf, searchable } from "../modules/authorities/index.ts";

=======

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** A commune of the Code officiel géographique; `code` is what `insee_code` keeps. */
export interface Commune {
  readonly code: string;
  readonly name: string;
}

// The package's own entry reads from the working directory: its data are read from where they are.
const DATA = createRequire(import.meta.url).resolve("@etalab/decoupage-administratif/data/communes.json");

let index: ReadonlyMap<string, readonly Commune[]> | undefined;
let byCode: ReadonlyMap<string, Commune> | undefined;

/**
 * Communes that a postal code serves, by name: none, one, or several dozen. The 35,000 of the country are read at the
 * first call (some 80 ms, once), because the steps of a journey answer without waiting.
 */
export function communesOf(postcode: string): readonly Commune[] {
  index ??= readIndex();
  return index.get(postcode) ?? [];
}
>>>>>>> 8bf2519 (Say each condition of a service in words, and ask what it lacks in one page)

/**
 * The commune of an address: the only one of its postal code, else the one whose name was typed. Undefined when the
 * person must choose; a hamlet or a former commune is typed as often as the commune itself.
 */
export function communeOf(postcode: string, typedCity: string): Commune | undefined {
  const communes = communesOf(postcode);
  if (communes.length <= 1) return communes[0];
<<<<<<< HEAD
  const typed = searchable(typedCity);
  return communes.find(({ name }) => searchable(name) === typed);
=======
  const typed = comparable(typedCity);
  return communes.find(({ name }) => comparable(name) === typed);
}

/** The commune that an `insee_code` means. */
export function communeNamed(code: string): Commune | undefined {
  byCode ??= new Map(readCommunes().map((row) => [row.code, { code: row.code, name: row.nom }]));
  return byCode.get(code);
}

function readIndex(): ReadonlyMap<string, readonly Commune[]> {
  return indexByPostcode(readCommunes());
}

function readCommunes(): readonly Row[] {
  const rows: unknown = JSON.parse(readFileSync(DATA, "utf8"));
  return Array.isArray(rows) ? rows.filter(isCurrent) : [];
}

function indexByPostcode(rows: readonly Row[]): ReadonlyMap<string, readonly Commune[]> {
  const byPostcode = new Map<string, Commune[]>();
  for (const { code, nom, codesPostaux } of rows) {
    for (const postcode of codesPostaux) {
      byPostcode.set(postcode, [...(byPostcode.get(postcode) ?? []), { code, name: nom }]);
    }
  }
  for (const communes of byPostcode.values())
    communes.sort((left, right) => left.name.localeCompare(right.name, "fr"));
  return byPostcode;
}

interface Row {
  readonly code: string;
  readonly nom: string;
  readonly codesPostaux: readonly string[];
}

/** Delegated communes and arrondissements are left out: their commune carries the same postal codes. */
function isCurrent(row: unknown): row is Row {
  if (typeof row !== "object" || row === null) return false;
  return "type" in row && row.type === "commune-actuelle" && "codesPostaux" in row;
}

/** "St-Contest" and "SAINT CONTEST" are one name. */
function comparable(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .replace(/\bste?\b/g, (short) => (short === "st" ? "saint" : "sainte"))
    .trim();
>>>>>>> 8bf2519 (Say each condition of a service in words, and ask what it lacks in one page)
}
