import { countSlips } from "../rules/closeness.ts";
import { toSearchableName } from "../rules/searchable.ts";
import { CommuneRow, GroupRow, isCurrent, readOfficial } from "./files.ts";

/**
 * A commune of the Code officiel géographique, with the codes of those in which it lies: SIREN of its EPCI,
 * INSEE of its département and région (none for some islands). `code` is what `insee_code` keeps.
 */
export interface Commune {
  readonly code: string;
  readonly name: string;
  readonly postcodes: readonly string[];
  readonly epci?: string;
  readonly departement?: string;
  readonly region?: string;
}

interface Country {
  readonly byName: readonly { readonly commune: Commune; readonly searched: string }[];
  readonly byCode: ReadonlyMap<string, Commune>;
  readonly byPostcode: ReadonlyMap<string, readonly Commune[]>;
  /** By commune, the names of the former ones that it is made of: many still write them. */
  readonly parts: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Enough to choose from; more means that the word was too short. */
const MOST = 20;

/** Shorter words are too near one another, and further is another name. */
const SLIP_FROM = 5;
/** Longer than any name: each word typed costs a look at each word of each name. */
const LONGEST = 60;
const MOST_SLIPS = 2;

let country: Country | undefined;

/**
 * The 35,000 of the country are read at the first call (some 200 ms, once): steps of a journey answer without
 * waiting.
 */
const getCountry = (): Country => {
  country ??= readCountry();
  return country;
};

/** Communes that a postal code serves, by name: none, one, or several dozen. */
export const listPostcodeCommunes = (postcode: string): readonly Commune[] =>
  getCountry().byPostcode.get(postcode) ?? [];

/** The commune that an `insee_code` means. */
export const findCommuneByCode = (code: string): Commune | undefined => getCountry().byCode.get(code);

/**
 * The commune of this name when this postal code serves others: one of the two was mistyped. Undefined when
 * they agree, and when the data know the code or the name for none: a hamlet, CEDEX.
 */
export function findMistypedCommune(postcode: string, name: string): Commune | undefined {
  const there = listPostcodeCommunes(postcode);
  const wanted = toSearchableName(name);
  const { byName, parts } = getCountry();
  const isThere = ({ code, name: own }: Commune) =>
    toSearchableName(own) === wanted || parts.get(code)?.has(wanted) === true;
  if (there.length === 0 || there.some(isThere)) return undefined;
  const named = byName.filter(({ searched }) => searched === wanted).map(({ commune }) => commune);
  return named.find(({ departement }) => departement === there[0]?.departement) ?? named[0];
}

/** Communes of this postal code, or of this very name, or whose name begins so; by name, twenty at most. */
export function searchCommunes(typed: string): readonly Commune[] {
  const wanted = toSearchableName(typed);
  if (wanted === "") return [];
  const postcode = wanted.replaceAll(" ", "");
  if (/^\d{5}$/.test(postcode)) return listPostcodeCommunes(postcode).slice(0, MOST);
  const found = getCountry().byName.filter(({ searched }) => searched.startsWith(wanted));
  const exact = found.filter(({ searched }) => searched === wanted);
  return (exact.length > 0 ? exact : found).slice(0, MOST).map(({ commune }) => commune);
}

/**
 * What "trouvile" may have meant, to be offered, never taken for granted: the fewest slips of the finger,
 * among names of the same first letter (a slip is rarely there, and 35,000 are many).
 */
export function listSimilarCommunes(name: string): readonly Commune[] {
  const wanted = toSearchableName(name.slice(0, LONGEST));
  if (wanted.length < SLIP_FROM) return [];
  const typed = wanted.split(" ");
  const near = getCountry()
    .byName.filter(({ searched }) => searched.startsWith(wanted.charAt(0)))
    .map((one) => ({ one, slips: countSlips(typed, one.searched) ?? Number.POSITIVE_INFINITY }));
  const fewest = Math.min(...near.map(({ slips }) => slips));
  if (fewest > MOST_SLIPS) return [];
  return near
    .filter(({ slips }) => slips === fewest)
    .slice(0, MOST)
    .map(({ one }) => one.commune);
}

function readCountry(): Country {
  const rows = readOfficial("communes", CommuneRow);
  const communes = readCommunes(rows);
  const byPostcode = new Map<string, Commune[]>();
  for (const commune of communes) {
    for (const postcode of commune.postcodes) {
      const there = byPostcode.get(postcode) ?? [];
      there.push(commune);
      byPostcode.set(postcode, there);
    }
  }
  return {
    byName: communes.map((commune) => ({ commune, searched: toSearchableName(commune.name) })),
    byCode: new Map(communes.map((commune) => [commune.code, commune])),
    byPostcode,
    parts: groupCommuneParts(rows),
  };
}

function groupCommuneParts(rows: readonly CommuneRow[]): ReadonlyMap<string, ReadonlySet<string>> {
  const parts = rows.flatMap(({ nom, chefLieu }) => (chefLieu === undefined ? [] : [{ nom, chefLieu }]));
  const grouped = Map.groupBy(parts, ({ chefLieu }) => chefLieu);
  return new Map(
    [...grouped].map(([code, all]) => [code, new Set(all.map(({ nom }) => toSearchableName(nom)))]),
  );
}

function readCommunes(rows: readonly CommuneRow[]): readonly Commune[] {
  const epciOf = new Map(
    readOfficial("epci", GroupRow).flatMap(({ code, membres }) =>
      membres.map((member) => [member.code, code]),
    ),
  );
  const { compare } = new Intl.Collator("fr");
  return rows
    .filter(isCurrent)
    .map(({ code, nom, codesPostaux = [], departement, region }) => {
      const epci = epciOf.get(code);
      return {
        code,
        name: nom,
        postcodes: codesPostaux,
        ...(epci === undefined ? {} : { epci }),
        ...(departement === undefined ? {} : { departement }),
        ...(region === undefined ? {} : { region }),
      };
    })
    .sort((left, right) => compare(left.name, right.name));
}
