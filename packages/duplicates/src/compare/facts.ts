import type { Column, Table } from "../table/table.ts";
import { Signatures } from "../text/signatures.ts";
import { isWithin, jaroWinkler } from "../text/similarity.ts";
import { addressFeatures } from "./addresses.ts";
import { birthDateLevels } from "./birth-dates.ts";
import { type Feature, type FeatureName, frequencies, numbered, remembered } from "./feature.ts";

/**
 * Whether two values, by their places, may reach a level above 0: a quick look that spares most comparisons.
 */
type MayReach = (signatures: Signatures, one: number, other: number) => boolean;

/** A feature of one column, by what its values look like. */
function ofColumn(
  column: Column,
  name: FeatureName,
  levels: number,
  shared: boolean,
  level: (one: string, other: string) => number,
  mayReach: MayReach,
): Feature {
  return ofPlaces(column, name, levels, shared, quickly(column.values, level, mayReach));
}

/**
 * The level of two values by their places; most are settled by their signatures, the last ones compared are
 * remembered.
 */
function quickly(
  values: readonly string[],
  level: (one: string, other: string) => number,
  mayReach: MayReach,
): (one: number, other: number) => number {
  const signatures = new Signatures(values);
  const compared = remembered(values.length, (one, other) => level(values[one] ?? "", values[other] ?? ""));
  return (one, other) => (mayReach(signatures, one, other) ? compared(one, other) : 0);
}

function ofPlaces(
  column: Column,
  name: FeatureName,
  levels: number,
  shared: boolean,
  compared: (one: number, other: number) => number,
): Feature {
  return {
    name,
    levels,
    shared,
    compare(one, other) {
      const a = column.of[one] ?? -1;
      const b = column.of[other] ?? -1;
      if (a < 0 || b < 0) return -1;
      return a === b ? levels - 1 : compared(a, b);
    },
  };
}

const phoneLevel = (one: string, other: string): number => (isWithin(one, other, 1) ? 1 : 0);

const mayBeSlip: MayReach = (signatures, one, other) => signatures.mayBeWithin(one, other, 1);
const mayBeTwoSlips: MayReach = (signatures, one, other) => signatures.mayBeWithin(one, other, 2);

/** 1 for one or two slips: more would be another's. */
const identifierLevel = (one: string, other: string): number =>
  isWithin(one, other, Math.min(one.length, other.length) >= 7 ? 2 : 1) ? 1 : 0;

/**
 * 1 for the same name of box elsewhere, or a slip in its letters: boxes are made of people's names, and two
 * namesakes differ by their figures.
 */
function emailLevels(column: Column): (one: number, other: number) => number {
  const boxes = column.values.map((address) => address.split("@")[0] ?? "");
  const figures = numbered(boxes.map((box) => box.replace(/\D/g, "")));
  const signatures = new Signatures(boxes);
  const compared = remembered(boxes.length, (one, other) =>
    Number(isWithin(boxes[one] ?? "", boxes[other] ?? "", 2)),
  );
  // The same box has the same figures.
  return (one, other) =>
    figures[one] === figures[other] && signatures.mayBeWithin(one, other, 2) ? compared(one, other) : 0;
}

const textLevel = (one: string, other: string): number => {
  const likeness = jaroWinkler(one, other, ALIKE);
  return likeness >= 0.93 ? 2 : likeness >= ALIKE ? 1 : 0;
};

const ALIKE = 0.84;
const mayBeAlike: MayReach = (signatures, one, other) => signatures.mayBeAlike(one, other, ALIKE);

/** Features of columns taken alone. */
export function factFeatures(table: Table): readonly Feature[] {
  // Of what is one person's, others that have it make it say less: a telephone of a home, an address of an
  // association.
  const counted = (feature: Feature, column: Column): Feature => {
    const { frequency, agreeing } = frequencies(column, table.size);
    return { ...feature, agreeing, frequency: (row) => frequency(row) - 1 / table.size };
  };
  const made = (role: Column["role"], make: (column: Column) => Feature): readonly Feature[] =>
    table.columns.filter((column) => column.role === role).map(make);
  return [
    ...made("birth_date", (column) => ({
      ...ofPlaces(column, "birth_date", 4, false, birthDateLevels(column.values)),
      ...frequencies(column, table.size),
    })),
    ...made("birth_place", (column) => ofColumn(column, "birth_place", 4, false, textLevel, mayBeAlike)),
    ...made("identifier", (column) =>
      counted(ofColumn(column, "identifier", 3, false, identifierLevel, mayBeTwoSlips), column),
    ),
    ...made("email", (column) => counted(ofPlaces(column, "email", 3, true, emailLevels(column)), column)),
    ...made("phone", (column) => counted(ofColumn(column, "phone", 3, true, phoneLevel, mayBeSlip), column)),
    ...made("text", (column) => ofColumn(column, "text", 4, true, textLevel, mayBeAlike)),
    ...addressFeatures(table),
  ];
}
