import { type Column, columnOf, type Table } from "../table/table.ts";
import { areSameInitials, withoutTitles } from "../text/given-names.ts";
import { hasGluedParticles, phonetic, withoutParticles } from "../text/phonetic.ts";
import { Signatures } from "../text/signatures.ts";
import { isWithin, jaroWinkler } from "../text/similarity.ts";
import { type Feature, frequencies, remembered } from "./feature.ts";

/**
 * Levels of a name: 3 the same, 2 near (a slip of the finger), 1 alike (heard alike, first of several, an
 * initial), 0 another.
 */
const SAME = 3;
const NEAR = 2;
const ALIKE = 1;
/** Jaro–Winkler similarity from which two names are alike. */
const ALIKE_FROM = 0.84;

/** Names of every column under one numbering, so that any two can be compared. */
class Names {
  readonly #written: string[] = [];
  /** As written, words apart. */
  readonly #words: string[] = [];
  readonly #sounds: string[] = [];
  /** First letters of each word: "JEAN PIERRE" gives "JP". */
  readonly #initials: string[] = [];
  readonly #places = new Map<string, number>();
  /** A number a sound; 0 for several words or an initial, which are compared word by word. */
  readonly #heard: Int32Array;
  readonly #signatures: Signatures;
  readonly #compared: (one: number, other: number) => number;
  /** For each column given, for each row, the place of its name, or -1. */
  readonly of: readonly Int32Array[];

  constructor(columns: readonly (Column | undefined)[], size: number) {
    this.of = columns.map((column) => this.#placesOf(column, size));
    this.#signatures = new Signatures(this.#written);
    const sounds = new Map<string, number>();
    this.#heard = Int32Array.from(this.#words, (name, place) => {
      if (name.includes(" ") || name.length < 2) return 0;
      const sound = this.#sounds[place] ?? "";
      if (!sounds.has(sound)) sounds.set(sound, sounds.size + 1);
      return sounds.get(sound) ?? 0;
    });
    this.#compared = remembered(this.#written.length, (one, other) => this.#compare(one, other));
  }

  level(one: number, other: number): number {
    return one === other ? SAME : this.#isAnother(one, other) ? 0 : this.#compared(one, other);
  }

  /**
   * Whether two names of one word are another, by their letters and sounds alone: all that `#compare`
   * forgives is excluded.
   */
  #isAnother(one: number, other: number): boolean {
    const a = this.#heard[one] ?? 0;
    const b = this.#heard[other] ?? 0;
    return (
      a !== 0 &&
      b !== 0 &&
      a !== b &&
      !this.#signatures.mayBeAlike(one, other, ALIKE_FROM) &&
      !this.#signatures.mayBeWithin(one, other, 1) &&
      !this.#signatures.mayHold(one, other)
    );
  }

  #placesOf(column: Column | undefined, size: number): Int32Array {
    if (column === undefined) return new Int32Array(size).fill(-1);
    const places = column.values.map((value) => this.#place(withoutParticles(withoutTitles(value))));
    return column.of.map((place) => (place === -1 ? -1 : (places[place] ?? -1)));
  }

  #place(name: string): number {
    const place = this.#places.get(name) ?? this.#written.length;
    if (place === this.#written.length) {
      this.#places.set(name, place);
      this.#written.push(name.replaceAll(" ", ""));
      this.#words.push(name);
      this.#sounds.push(name.split(" ").map(phonetic).join(" "));
      this.#initials.push(name.replace(/(\S)\S* ?/g, "$1"));
    }
    return place;
  }

  #compare(one: number, other: number): number {
    const [a = "", b = ""] = [this.#written[one], this.#written[other]];
    if (a === b) return SAME;
    const likeness = jaroWinkler(a, b, ALIKE_FROM);
    if (likeness >= 0.92 || isFirstOf(this.#words[one] ?? "", this.#words[other] ?? "")) return NEAR;
    const shortened = areSameInitials(this.#words[one] ?? "", this.#words[other] ?? "");
    if (shortened === "with a name") return NEAR;
    const glued = hasGluedParticles(a, b) || hasGluedParticles(b, a);
    const slip = Math.min(a.length, b.length) >= 4 && isWithin(a, b, 1);
    if (slip && likeness >= 0.88) return NEAR;
    const heard = soundsAlike(this.#sounds[one] ?? "", this.#sounds[other] ?? "");
    return slip ||
      glued ||
      likeness >= ALIKE_FROM ||
      heard ||
      beginsWith(a, b) ||
      shortened !== "no" ||
      this.#isShortened(one, other)
      ? ALIKE
      : 0;
  }

  /** "J P" for "JEAN PIERRE". */
  #isShortened(one: number, other: number): boolean {
    const [a = "", b = ""] = [this.#initials[one], this.#initials[other]];
    return a.length > 1 && a === b && (this.#written[one] === a || this.#written[other] === a);
  }
}

/** The same sound, or one sound of several: "JEAN PIERRE" and "PIERRE". */
function soundsAlike(one: string, other: string): boolean {
  if (one === other) return one.length > 1;
  const [few, many] = one.length < other.length ? [one, other] : [other, one];
  return few.length > 2 && many.includes(" ") && many.split(" ").includes(few);
}

/** One word that begins the several of the other: "JEANNE" and "JEANNE MARIE LOUISE". */
function isFirstOf(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length > 2 && long.startsWith(`${short} `);
}

/** An initial, or a name cut short. */
function beginsWith(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return (short.length === 1 || short.length >= 4) && long.startsWith(short);
}

/** Compares the names of two rows; a birth name may face a usage name. */
class PeopleNames {
  readonly #names: Names;
  readonly #given: Int32Array;
  readonly #family: Int32Array;
  readonly #usage: Int32Array;
  #one = -1;
  #other = -1;
  /** Levels of the last pair; whether its names are in each other's place, -1 when one lacks. */
  given = -1;
  family = -1;
  swapped = -1;

  constructor(table: Table) {
    const columns = (["given_name", "family_name", "usage_name"] as const).map((role) =>
      columnOf(table, role),
    );
    this.#names = new Names(columns, table.size);
    const none = new Int32Array();
    [this.#given = none, this.#family = none, this.#usage = none] = this.#names.of;
  }

  /** Each feature asks for the same pair in turn: it is compared once. */
  compare(one: number, other: number): this {
    if (one === this.#one && other === this.#other) return this;
    this.#one = one;
    this.#other = other;
    this.given = this.#level(this.#given[one], this.#given[other]);
    this.family = this.#families(one, other);
    this.swapped = this.given < 0 || this.family < 0 ? -1 : 0;
    this.#turnSwapped(one, other);
    return this;
  }

  /** Names in each other's place are told as such when they agree more than straight. */
  #turnSwapped(one: number, other: number): void {
    const least = Math.max(this.given, 0) + Math.max(this.family, 0) + 2;
    if (least > SAME + SAME) return;
    const across = this.#level(this.#given[one], this.#family[other]);
    if (across + SAME < least) return;
    const back = this.#level(this.#family[one], this.#given[other]);
    // One name alone in the other's place is a namesake as well, unless it is the very same.
    const known = across >= 0 && back >= 0 ? NEAR : SAME;
    if (Math.max(across, back) < known || across + back < least) return;
    // When one name only agrees, which row was typed so is unknown: it is taken for the family's, which says
    // less.
    this.given = Math.min(across, back);
    this.family = Math.max(across, back);
    this.swapped = 1;
  }

  #families(one: number, other: number): number {
    const straight = this.#level(this.#family[one], this.#family[other]);
    const [usage = -1, otherUsage = -1] = [this.#usage[one], this.#usage[other]];
    if (straight === SAME || (usage < 0 && otherUsage < 0)) return straight;
    return Math.max(
      straight,
      this.#level(this.#family[one], otherUsage),
      this.#level(usage, this.#family[other]),
      this.#level(usage, otherUsage),
    );
  }

  #level(one: number | undefined, other: number | undefined): number {
    return one === undefined || other === undefined || one < 0 || other < 0
      ? -1
      : this.#names.level(one, other);
  }
}

/**
 * Given and family names, compared together: a given name may have been typed in the place of the family name
 * ("swapped_names").
 */
export function nameFeatures(table: Table): readonly Feature[] {
  const names = new PeopleNames(table);
  const [given, family] = [columnOf(table, "given_name"), columnOf(table, "family_name")];
  const features: Feature[] = [];
  if (given !== undefined)
    features.push({
      name: "given_name",
      levels: SAME + 1,
      shared: false,
      compare: (one, other) => names.compare(one, other).given,
      ...frequencies(given, table.size),
    });
  if (family !== undefined)
    features.push({
      name: "family_name",
      levels: SAME + 1,
      shared: true,
      compare: (one, other) => names.compare(one, other).family,
      ...frequencies(family, table.size),
    });
  if (features.length === 2)
    features.push({
      name: "swapped_names",
      levels: 2,
      shared: true,
      compare: (one, other) => names.compare(one, other).swapped,
    });
  return [...features, ...sexFeatures(table, names)];
}

/** Agreeing on the sex says nothing of those whose given names are alike; differing does. */
function sexFeatures(table: Table, names: PeopleNames): readonly Feature[] {
  const sex = columnOf(table, "sex");
  if (sex === undefined) return [];
  const level = (one: number, other: number): number => {
    const [a = -1, b = -1] = [sex.of[one], sex.of[other]];
    return a < 0 || b < 0 ? -1 : Number(a === b);
  };
  const when = (name: "sex" | "sex_otherwise", alike: boolean): Feature => ({
    name,
    levels: 2,
    shared: false,
    compare: (one, other) => (names.compare(one, other).given > 0 === alike ? level(one, other) : -1),
  });
  return columnOf(table, "given_name") === undefined
    ? [{ name: "sex", levels: 2, shared: false, compare: level }]
    : [when("sex", true), when("sex_otherwise", false)];
}
