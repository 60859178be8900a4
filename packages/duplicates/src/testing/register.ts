import { Chance } from "@ardeco/testing/population";
import { COUNTIES, GIVEN_NAMES, LONG_TAIL, NICKNAMES, OCCUPATIONS, SURNAMES } from "./register-names.ts";

/** What a historical register says of a person. */
export interface RegisterRow {
  readonly [column: string]: string;
  readonly first_name: string;
  readonly surname: string;
  readonly dob: string;
  readonly birth_place: string;
  readonly postcode: string;
  readonly gender: string;
  readonly occupation: string;
}

export interface Registered {
  readonly person: number;
  readonly row: RegisterRow;
}

/** A person before any copy is made. */
interface Life {
  readonly gender: "female" | "male";
  readonly given: readonly string[];
  readonly surname: string;
  /** A married name, a title, a name of the pen. */
  readonly otherSurname: string;
  readonly born: string;
  readonly county: (typeof COUNTIES)[number];
  readonly town: string;
  readonly postcode: string;
  readonly occupation: string;
}

/**
 * A historical register of English people who never lived, the same at each call: each is there some ten
 * times, as sources tell it. Given names come alone, all together, as initials, as a nickname or with a
 * title; a birth date is right, or the year's first day, or the decade's; places are a town or its county; a
 * postcode is that of a neighbour; one value in five lacks.
 * @param most copies of one person, one at least
 */
export function* register(rows: number, seed: number, most = 19): Generator<Registered> {
  const chance = new Chance(seed);
  let before = lifeOf(chance);
  for (let person = 0, written = 0; written < rows; person++) {
    // A family's fame runs in it: a father and a son of one name, a generation apart.
    const life = chance.happens(0.06) ? childOf(chance, before) : lifeOf(chance);
    const copies = 1 + chance.below(most);
    for (let copy = 0; copy < copies && written < rows; copy++, written++)
      yield { person, row: copyOf(chance, life) };
    before = life;
  }
}

function lifeOf(chance: Chance): Life {
  const gender = chance.happens(0.2) ? "female" : "male";
  const county = COUNTIES[Math.floor((COUNTIES.length + 1) ** chance.next()) - 1] ?? COUNTIES[0];
  if (county === undefined) throw new Error("No county.");
  const surname = surnameOf(chance);
  return {
    gender,
    given: Array.from({ length: chance.happens(0.45) ? 1 : chance.happens(0.7) ? 2 : 3 }, () =>
      chance.common(GIVEN_NAMES[gender]),
    ),
    surname,
    otherSurname: chance.happens(gender === "female" ? 0.5 : 0.15) ? surnameOf(chance) : surname,
    born: `${1650 + Math.floor(250 * Math.sqrt(chance.next()))}-${two(1 + chance.below(12))}-${two(1 + chance.below(28))}`,
    county,
    town: chance.common(county.towns),
    postcode: postcodeOf(chance, county.area),
    occupation: chance.common(OCCUPATIONS),
  };
}

const surnameOf = (chance: Chance): string =>
  chance.happens(0.45) ? chance.common(SURNAMES) : chance.one(LONG_TAIL);

const two = (number: number): string => String(number).padStart(2, "0");

const postcodeOf = (chance: Chance, area: string): string =>
  `${area}${1 + chance.below(24)} ${endOfPostcode(chance)}`;

const endOfPostcode = (chance: Chance): string =>
  `${1 + chance.below(9)}${chance.one([..."ABDEFGHJLNP"])}${chance.one([..."QRSTUWXYZ"])}`;

function childOf(chance: Chance, parent: Life): Life {
  const own = lifeOf(chance);
  const sameName = own.gender === parent.gender && chance.happens(0.5);
  const year = Number(parent.born.slice(0, 4)) + 20 + chance.below(20);
  return {
    ...own,
    given: sameName ? parent.given : own.given,
    surname: parent.surname,
    county: parent.county,
    town: parent.town,
    born: `${year}${own.born.slice(4)}`,
  };
}

function copyOf(chance: Chance, life: Life): RegisterRow {
  const lacking = (share: number, text: string) => (chance.happens(share) ? "" : text);
  return {
    first_name: lacking(0.04, slipped(chance, givenNameOf(chance, life), 0.12)),
    surname: lacking(0.06, slipped(chance, chance.happens(0.25) ? life.otherSurname : life.surname, 0.15)),
    dob: lacking(0.2, dateOf(chance, life.born)),
    birth_place: lacking(0.22, placeOf(chance, life)),
    postcode: lacking(0.22, writtenPostcode(chance, life.postcode)),
    gender: lacking(0.2, chance.happens(0.02) ? "female" : life.gender),
    occupation: lacking(0.3, chance.happens(0.12) ? chance.common(OCCUPATIONS) : life.occupation),
  };
}

function givenNameOf(chance: Chance, { given, gender }: Life): string {
  const [first = "", ...more] = given;
  const kind = chance.next();
  if (kind < 0.52) return first;
  if (kind < 0.68) return given.join(" ");
  if (kind < 0.78) return chance.one(NICKNAMES[first] ?? [first]);
  if (kind < 0.84) return given.map((name) => `${name[0]}.`).join(" ");
  if (kind < 0.9) return more[0] ?? first;
  if (kind < 0.95) return [first, ...more.map((name) => `${name[0]}.`)].join(" ");
  return `${gender === "male" ? chance.one(["Sir", "Rev.", "Lord", "Captain"]) : "Lady"} ${first}`;
}

/** The year's first day or the decade's where the day is not known, a figure wrong, or the year alone. */
function dateOf(chance: Chance, born: string): string {
  const [year = "", month = "", day = ""] = born.split("-");
  const kind = chance.next();
  if (kind < 0.58) return born;
  if (kind < 0.74) return `${year}-01-01`;
  if (kind < 0.8) return `${year.slice(0, 3)}0-01-01`;
  if (kind < 0.86) return year;
  if (kind < 0.9) return `${year}-${day}-${month}`;
  if (kind < 0.94) return `${Number(year) + (chance.happens(0.5) ? 1 : -1)}-${month}-${day}`;
  return `${year}-${month}-${two(1 + chance.below(28))}`;
}

function placeOf(chance: Chance, { county, town }: Life): string {
  const kind = chance.next();
  if (kind < 0.55) return town;
  if (kind < 0.8) return county.name;
  return kind < 0.88 ? `${town}, ${county.name}` : slipped(chance, chance.common(county.towns), 0.1);
}

/** That of another street, or of another district of the county. */
function writtenPostcode(chance: Chance, postcode: string): string {
  const [outward = ""] = postcode.split(" ");
  const kind = chance.next();
  if (kind < 0.55) return postcode;
  if (kind < 0.8) return `${outward} ${endOfPostcode(chance)}`;
  return postcodeOf(chance, outward.replace(/\d+$/, ""));
}

/** A letter lost, doubled, turned with the next, or another in its place. */
function slipped(chance: Chance, text: string, share: number): string {
  if (text.length < 3 || !chance.happens(share)) return text;
  const at = chance.below(text.length - 1);
  const [before, letter = "", next = "", after] = [
    text.slice(0, at),
    text[at],
    text[at + 1],
    text.slice(at + 2),
  ];
  const kind = chance.below(4);
  if (kind === 0) return before + next + after;
  if (kind === 1) return before + letter + letter + next + after;
  if (kind === 2) return before + next + letter + after;
  return before + chance.one([..."aeilnorst"]) + next + after;
}
