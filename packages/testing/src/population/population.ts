import { Chance } from "./chance.ts";
import { BIRTH_PLACES, familyName, givenName, type Sex, streetName, TOWNS } from "./names.ts";
import { givenOtherwise, heard, misdated, otherwise, two, typed } from "./slips.ts";

/** A row of a file of people, in French; empty where nothing is known. */
export type Row = Readonly<Record<Column, string>>;

export type Column =
  | "nom"
  | "nom_usage"
  | "prenom"
  | "sexe"
  | "date_naissance"
  | "lieu_naissance"
  | "adresse"
  | "code_postal"
  | "commune"
  | "telephone"
  | "courriel";

/** A row, and whose it is: rows of one number are one person. */
export interface Written {
  readonly person: number;
  readonly row: Row;
}

export interface Shape {
  /** Rows, copies included. */
  readonly rows: number;
  readonly seed: number;
  /** Share of the people who are there again; 0.15 when nothing is said. */
  readonly again?: number;
  /** Most copies of one person beside the first; 3 when nothing is said. */
  readonly most?: number;
  /** Share of what is known that is left out of each row; 0.08 when nothing is said. */
  readonly lacking?: number;
}

/**
 * A made-up French population, the same at each call: households with couples, twins, a father and a son of
 * one given name, names as unevenly borne as in the country; some are there again, with the errors that files
 * have (slips, names as heard, swapped fields, usage names, moves, wrong dates, values that lack). Nobody in
 * it exists.
 */
export function* population({
  rows,
  seed,
  again = 0.15,
  most = 3,
  lacking = 0.08,
}: Shape): Generator<Written> {
  const chance = new Chance(seed);
  let [person, written] = [0, 0];
  while (written < rows) {
    for (const member of household(chance)) {
      const copies = chance.happens(again) ? 1 + (chance.happens(0.2) ? chance.below(most) : 0) : 0;
      for (let copy = 0; copy <= copies && written < rows; copy++, written++) {
        const row = copy === 0 ? member : corrupted(chance, member);
        yield { person, row: without(chance, row, lacking) };
      }
      person++;
    }
  }
}

/** Those who live under one roof: one, a couple, parents and children. */
function household(chance: Chance): readonly Row[] {
  const home = homeOf(chance);
  const born = 1935 + chance.below(72);
  const family = familyName(chance);
  const first = member(chance, { home, family, sex: chance.happens(0.5) ? "F" : "M", born });
  if (chance.happens(0.35)) return [first];
  const other = first.sexe === "F" ? "M" : "F";
  const spouse = member(chance, {
    home,
    family: familyName(chance),
    sex: other,
    born: born + chance.below(9) - 4,
  });
  const couple = chance.happens(0.5) ? married(first, spouse) : [first, spouse];
  return chance.happens(0.45) ? couple : [...couple, ...children(chance, home, couple, born)];
}

/** She may use his name. */
function married(first: Row, spouse: Row): readonly Row[] {
  return first.sexe === "F"
    ? [{ ...first, nom_usage: spouse.nom }, spouse]
    : [first, { ...spouse, nom_usage: first.nom }];
}

function children(chance: Chance, home: Home, couple: readonly Row[], born: number): readonly Row[] {
  const father = couple.find(({ sexe }) => sexe === "M");
  const family = father?.nom ?? "";
  const eldest = Math.min(2024, born + 22 + chance.below(14));
  const count = 1 + chance.below(3);
  const made: Row[] = [];
  for (let rank = 0; rank < count; rank++) {
    const sex: Sex = chance.happens(0.5) ? "F" : "M";
    const child = member(chance, { home, family, sex, born: Math.min(2025, eldest + rank * 2) });
    const named =
      sex === "M" && chance.happens(0.02) ? { ...child, prenom: father?.prenom ?? child.prenom } : child;
    made.push(named);
    if (chance.happens(0.03)) made.push(twinOf(chance, named, sex));
  }
  return made;
}

/** Born the same day in the same place, the name often alike: "Léa" and "Léna". */
function twinOf(chance: Chance, child: Row, sex: Sex): Row {
  const year = Number(child.date_naissance.slice(0, 4));
  const names = Array.from({ length: 4 }, () => givenName(chance, sex, year));
  const alike = names.find((name) => name[0] === child.prenom[0] && name !== child.prenom);
  const other = alike ?? names.find((name) => name !== child.prenom) ?? "Camille";
  // Grown up, each has a telephone; before, the house's.
  const telephone = child.telephone.startsWith("06") ? `06 ${eightDigits(chance)}` : child.telephone;
  return { ...child, prenom: other, courriel: "", telephone };
}

type Home = Pick<Row, "adresse" | "code_postal" | "commune" | "telephone">;

function homeOf(chance: Chance): Home {
  const town = TOWNS[Math.floor((TOWNS.length + 1) ** chance.next()) - 1] ?? TOWNS[0];
  return {
    adresse: `${1 + chance.below(140)}${chance.happens(0.05) ? " bis" : ""} ${streetName(chance)}`,
    code_postal: town?.postcode ?? "",
    commune: town?.name ?? "",
    telephone: chance.happens(0.3) ? `02 31 ${eightDigits(chance).slice(0, 8)}` : "",
  };
}

const eightDigits = (chance: Chance): string =>
  Array.from({ length: 4 }, () => two(chance.below(100))).join(" ");

interface Birth {
  readonly home: Home;
  readonly family: string;
  readonly sex: Sex;
  readonly born: number;
}

function member(chance: Chance, { home, family, sex, born }: Birth): Row {
  const prenom = givenName(chance, sex, born);
  const mailbox = `${prenom}.${family}`
    .normalize("NFD")
    .replace(/[^A-Za-z.]/g, "")
    .toLowerCase();
  return {
    ...home,
    nom: family,
    nom_usage: "",
    prenom,
    sexe: sex,
    date_naissance: `${born}-${two(1 + chance.below(12))}-${two(1 + chance.below(28))}`,
    lieu_naissance: chance.common(BIRTH_PLACES),
    telephone: born < 2012 && chance.happens(0.7) ? `06 ${eightDigits(chance)}` : home.telephone,
    courriel:
      born < 2012 && chance.happens(0.5)
        ? `${mailbox}${chance.below(90)}@${chance.one(["orange.fr", "gmail.com", "free.fr", "laposte.net"])}`
        : "",
  };
}

type Error = (chance: Chance, row: Row) => Partial<Row>;

/** What happens to somebody written again, and how often among all errors. */
const ERRORS: readonly (readonly [weight: number, Error])[] = [
  [14, (chance, { nom }) => ({ nom: typed(chance, nom) })],
  [12, (chance, { prenom }) => ({ prenom: typed(chance, prenom) })],
  [9, (chance, { nom }) => ({ nom: heard(chance, nom) })],
  [6, (chance, { prenom }) => ({ prenom: heard(chance, prenom) })],
  [5, (_, { nom, prenom }) => ({ nom: prenom, prenom: nom })],
  [8, (_, { nom_usage }) => (nom_usage === "" ? {} : { nom: nom_usage, nom_usage: "" })],
  [
    3,
    (chance, { nom_usage, sexe }) =>
      nom_usage === "" && sexe === "F" ? { nom_usage: familyName(chance) } : {},
  ],
  [
    8,
    (chance, { prenom, sexe }) => ({
      prenom: givenOtherwise(chance, prenom, givenName(chance, sexe === "F" ? "F" : "M", 1950)),
    }),
  ],
  [3, (_, { nom }) => ({ nom: nom.replace(/^(?:de la|da|dos|le|de|ben|el|van der|d’|du|di|des) ?/i, "") })],
  [3, (_, { nom }) => ({ nom: nom.split("-")[0] ?? nom })],
  [10, (chance, { date_naissance }) => ({ date_naissance: misdated(chance, date_naissance) })],
  [2, (_, { date_naissance }) => ({ date_naissance: `${date_naissance.slice(0, 4)}-01-01` })],
  [12, (chance) => homeOf(chance)],
  [6, (chance, { adresse }) => ({ adresse: typed(chance, adresse) })],
  [
    4,
    (_, { adresse }) => ({
      adresse: adresse
        .replace(/^[\d]+(?: bis)? /, "")
        .replace("avenue", "av.")
        .replace("boulevard", "bd"),
    }),
  ],
  [4, (_, { commune }) => ({ commune: commune.replace("Saint", "St").replace(/-sur-.*/, "") })],
  [6, (chance) => ({ telephone: `06 ${eightDigits(chance)}` })],
  [6, (chance, { courriel }) => ({ courriel: courriel === "" ? "" : typed(chance, courriel) })],
  [4, (chance) => ({ lieu_naissance: chance.one(BIRTH_PLACES) })],
  [1, (_, { sexe }) => ({ sexe: sexe === "F" ? "M" : "F" })],
];
const ALL = ERRORS.reduce((sum, [weight]) => sum + weight, 0);

/** Somebody written again: another application's habits, and one to three errors. */
export function corrupted(chance: Chance, row: Row): Row {
  let written = row;
  const errors = 1 + (chance.happens(0.4) ? 1 : 0) + (chance.happens(0.15) ? 1 : 0);
  for (let error = 0; error < errors; error++) written = { ...written, ...errorOf(chance)(chance, written) };
  return {
    ...written,
    nom: otherwise(chance, written.nom),
    prenom: otherwise(chance, written.prenom),
    adresse: otherwise(chance, written.adresse),
    date_naissance: chance.happens(0.4)
      ? written.date_naissance.split("-").reverse().join("/")
      : written.date_naissance,
  };
}

function errorOf(chance: Chance): Error {
  let drawn = chance.next() * ALL;
  for (const [weight, error] of ERRORS) {
    drawn -= weight;
    if (drawn < 0) return error;
  }
  return () => ({});
}

/** Of the names, one at least is always there; names and birth dates lack less often than the rest. */
function without(chance: Chance, row: Row, lacking: number): Row {
  const kept: Record<Column, string> = { ...row };
  for (const column of Object.keys(kept) as Column[]) {
    const share = column === "prenom" || column === "date_naissance" ? lacking / 4 : lacking;
    if (column !== "nom" && chance.happens(share)) kept[column] = "";
  }
  return kept;
}
