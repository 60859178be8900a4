import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** A commune with the codes of those in which it lies: SIREN of its EPCI, INSEE of its département and région. */
export interface PlacedCommune {
  readonly code: string;
  readonly name: string;
  readonly postcodes: readonly string[];
  readonly epci?: string;
  readonly departement: string;
  readonly region: string;
}

/** Enough to choose from; more means that the word was too short. */
const MOST = 20;

let communes: readonly PlacedCommune[] | undefined;

/** Communes of this postal code, or whose name begins so; by name. The country is read at the first call. */
export function communesLike(typed: string): readonly PlacedCommune[] {
  const wanted = comparable(typed);
  if (wanted === "") return [];
  const postcode = /^\d{5}$/.test(wanted.replaceAll(" ", "")) ? wanted.replaceAll(" ", "") : undefined;
  const found = everyCommune().filter(({ name, postcodes }) =>
    postcode ? postcodes.includes(postcode) : comparable(name).startsWith(wanted),
  );
  const exact = postcode ? [] : found.filter(({ name }) => comparable(name) === wanted);
  return (exact.length > 0 ? exact : found).slice(0, MOST);
}

export const findCommune = (code: string): PlacedCommune | undefined =>
  everyCommune().find((commune) => commune.code === code);

function everyCommune(): readonly PlacedCommune[] {
  communes ??= readCommunes();
  return communes;
}

interface Row {
  readonly code: string;
  readonly nom: string;
  readonly type: string;
  readonly departement: string;
  readonly region: string;
  readonly codesPostaux: readonly string[];
}

function readCommunes(): readonly PlacedCommune[] {
  const epciOf = new Map(
    rowsOf("epci.json", isEpci).flatMap(({ code, membres }) => membres.map((member) => [member.code, code])),
  );
  const { compare } = new Intl.Collator("fr");
  return rowsOf("communes.json", isCurrent)
    .map(({ code, nom, codesPostaux, departement, region }) => {
      const epci = epciOf.get(code);
      return { code, name: nom, postcodes: codesPostaux, departement, region, ...(epci ? { epci } : {}) };
    })
    .sort((left, right) => compare(left.name, right.name));
}

// The package's own entry reads from the working directory: its data are read from where they are.
function rowsOf<Kept>(file: string, isKept: (row: unknown) => row is Kept): readonly Kept[] {
  const path = createRequire(import.meta.url).resolve(`@etalab/decoupage-administratif/data/${file}`);
  const rows: unknown = JSON.parse(readFileSync(path, "utf8"));
  return Array.isArray(rows) ? rows.filter(isKept) : [];
}

function isCurrent(row: unknown): row is Row {
  if (typeof row !== "object" || row === null) return false;
  return "type" in row && row.type === "commune-actuelle" && "codesPostaux" in row && "region" in row;
}

interface Epci {
  readonly code: string;
  readonly membres: readonly { readonly code: string }[];
}

const isEpci = (row: unknown): row is Epci => typeof row === "object" && row !== null && "membres" in row;

/** "St-Contest" and "SAINT CONTEST" are one name. */
function comparable(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("œ", "oe")
    .replace(/[^a-z0-9]+/g, " ")
    .replace(/\bste?\b/g, (short) => (short === "st" ? "saint" : "sainte"))
    .trim();
}
