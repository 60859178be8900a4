import { type Column, columnOf, type Table } from "../table/table.ts";
import { districtOfPostcode } from "../text/postcodes.ts";
import { isWithin, jaroWinkler } from "../text/similarity.ts";
import { type Feature, type FeatureName, frequencies, remembered } from "./feature.ts";

/** A feature of one column, by what its values look like. */
function ofColumn(
  column: Column,
  name: FeatureName,
  levels: number,
  shared: boolean,
  level: (one: string, other: string) => number,
): Feature {
  const compared = remembered(column.values.length, (one, other) =>
    level(column.values[one] ?? "", column.values[other] ?? ""),
  );
  return {
    name,
    levels,
    shared,
    compare(one, other) {
      const [a = -1, b = -1] = [column.of[one], column.of[other]];
      if (a < 0 || b < 0) return -1;
      return a === b ? levels - 1 : compared(a, b);
    },
  };
}

/** 3 the same; 2 a slip, or day and month turned; 1 two parts of three, the next year, or the first of January for an unknown day; 0 another. */
function birthDateLevel(one: string, other: string): number {
  const [a, b] = [partsOf(one), partsOf(other)];
  if (isWithin(one, other, 1)) return 2;
  if (a.year === b.year && a.month === b.day && a.day === b.month) return 2;
  if (a.year === b.year && (isUnknownDay(one) || isUnknownDay(other))) return 1;
  // Years far apart are of two people: a son may be born on his father's day.
  if (a.year !== b.year)
    return a.month === b.month && a.day === b.day && areNextYears(a.year, b.year) ? 1 : 0;
  return a.month === b.month || a.day === b.day ? 1 : 0;
}

const areNextYears = (one: string, other: string): boolean => Math.abs(Number(one) - Number(other)) <= 1;

const partsOf = (date: string) => ({ year: date.slice(0, 4), month: date.slice(4, 6), day: date.slice(6) });

/** A year alone, or what stands for it in many registers. */
const isUnknownDay = (date: string): boolean =>
  date.length === 4 || date.endsWith("0101") || date.endsWith("0000");

const phoneLevel = (one: string, other: string): number => (isWithin(one, other, 1) ? 1 : 0);

/** 1 for one or two slips: more would be another's. */
const identifierLevel = (one: string, other: string): number =>
  isWithin(one, other, Math.min(one.length, other.length) >= 7 ? 2 : 1) ? 1 : 0;

/**
 * 1 for the same name of box elsewhere, or a slip in its letters: boxes are made of people's names, and two namesakes differ by their figures.
 */
function emailLevel(one: string, other: string): number {
  const [a = "", b = ""] = [one.split("@")[0], other.split("@")[0]];
  return a === b || (figuresOf(a) === figuresOf(b) && isWithin(a, b, 2)) ? 1 : 0;
}

const figuresOf = (text: string): string => text.replace(/\D/g, "");

const textLevel = (one: string, other: string): number => {
  const likeness = jaroWinkler(one, other, 0.84);
  return likeness >= 0.93 ? 2 : likeness >= 0.84 ? 1 : 0;
};

/** Features of columns taken alone. */
export function factFeatures(table: Table): readonly Feature[] {
  // Of what is one person's, others that have it make it say less: a telephone of a home, an address of an association.
  const counted = (feature: Feature, column: Column): Feature => {
    const { frequency, agreeing } = frequencies(column, table.size);
    return { ...feature, agreeing, frequency: (row) => frequency(row) - 1 / table.size };
  };
  const made = (role: Column["role"], make: (column: Column) => Feature): readonly Feature[] =>
    table.columns.filter((column) => column.role === role).map(make);
  return [
    ...made("birth_date", (column) => ({
      ...ofColumn(column, "birth_date", 4, false, birthDateLevel),
      ...frequencies(column, table.size),
    })),
    ...made("birth_place", (column) => ofColumn(column, "birth_place", 4, false, textLevel)),
    ...made("identifier", (column) =>
      counted(ofColumn(column, "identifier", 3, false, identifierLevel), column),
    ),
    ...made("email", (column) => counted(ofColumn(column, "email", 3, true, emailLevel), column)),
    ...made("phone", (column) => counted(ofColumn(column, "phone", 3, true, phoneLevel), column)),
    ...made("text", (column) => ofColumn(column, "text", 4, true, textLevel)),
    ...addressFeatures(table),
  ];
}

/** Street, then locality in the light of it: agreeing on the town says little of those who agree on the street, and the reverse. */
function addressFeatures(table: Table): readonly Feature[] {
  const [street] = streetFeature(table);
  const [locality] = localityFeature(table);
  if (street === undefined || locality === undefined)
    return [street, locality].filter((one) => one !== undefined);
  const when = (differs: boolean) => (one: number, other: number) =>
    (street.compare(one, other) === 0) === differs ? locality.compare(one, other) : -1;
  return [
    street,
    { ...locality, compare: when(false) },
    { ...locality, name: "locality_elsewhere", compare: when(true) },
  ];
}

/** 3 the same street and number; 2 the same street, or one alike with the number; 1 alike; 0 another. */
function streetFeature(table: Table): readonly Feature[] {
  const street = columnOf(table, "street");
  if (street === undefined) return [];
  const number = columnOf(table, "street_number");
  const complement = columnOf(table, "text");
  const split = street.values.map((value) => /^(\d+)? ?(?:BIS |TER )?(.*)$/.exec(value) ?? []);
  const likeness = remembered(street.values.length, (one, other) =>
    jaroWinkler(split[one]?.[2] ?? "", split[other]?.[2] ?? "", 0.86),
  );
  // A street typed on the second line of the address.
  const elsewhere = remembered(
    street.values.length,
    (place, other) => jaroWinkler(split[place]?.[2] ?? "", complement?.values[other] ?? "", 0.86),
    false,
  );
  const across = (one: number, other: number): number => {
    const [place = -1, line = -1] = [street.of[one], complement?.of[other]];
    return place < 0 || line < 0 ? 0 : elsewhere(place, line);
  };
  const numberOf = (row: number): string =>
    number === undefined
      ? (split[street.of[row] ?? -1]?.[1] ?? "")
      : (number.values[number.of[row] ?? -1] ?? "");
  return [
    {
      name: "street",
      levels: 4,
      shared: true,
      compare(one, other) {
        const [a = -1, b = -1] = [street.of[one], street.of[other]];
        if (a < 0 || b < 0) return -1;
        const facing = a === b ? 1 : likeness(a, b);
        const like = facing >= 0.86 ? facing : Math.max(across(one, other), across(other, one));
        if (like < 0.86) return 0;
        const numbers = numberOf(one) !== "" && numberOf(one) === numberOf(other);
        return like >= 0.94 ? (numbers ? 3 : 2) : numbers ? 2 : 1;
      },
    },
  ];
}

/** More than the same area, less than the same postcode. */
const SAME_DISTRICT = 1.5;

const isSameDistrict = (one: string, other: string): boolean => {
  const district = districtOfPostcode(one);
  return district !== "" && district === districtOfPostcode(other);
};

/** 3 the same postcode and town, those that are known; 2 one of them; 1 the same département or region; 0 elsewhere. */
function localityFeature(table: Table): readonly Feature[] {
  const [postcode, town, region] = [
    columnOf(table, "postcode"),
    columnOf(table, "town"),
    columnOf(table, "region"),
  ];
  if (postcode === undefined && town === undefined && region === undefined) return [];
  const samePostcode = levelOf(postcode, (a, b) =>
    isWithin(a, b, 1) ? 2 : isSameDistrict(a, b) ? SAME_DISTRICT : a.slice(0, 2) === b.slice(0, 2) ? 1 : 0,
  );
  const sameTown = levelOf(town, (a, b) => (jaroWinkler(a, b, 0.92) >= 0.92 ? 2 : 0));
  const sameRegion = levelOf(region, () => 0);
  return [
    {
      name: "locality",
      levels: 4,
      shared: true,
      compare(one, other) {
        const [code, name, area] = [samePostcode(one, other), sameTown(one, other), sameRegion(one, other)];
        if (code < 0 && name < 0) return area < 0 ? -1 : area === 2 ? 1 : 0;
        const agreed = Number(code === 2) + Number(name === 2);
        const known = Number(code >= 0) + Number(name >= 0);
        if (agreed === known) return 3;
        return agreed > 0 || code === SAME_DISTRICT ? 2 : code === 1 || area === 2 ? 1 : 0;
      },
    },
  ];
}

/** 2 the same, less as `level` says, -1 when one lacks. */
function levelOf(column: Column | undefined, level: (one: string, other: string) => number) {
  if (column === undefined) return () => -1;
  const compared = remembered(column.values.length, (one, other) =>
    level(column.values[one] ?? "", column.values[other] ?? ""),
  );
  return (one: number, other: number): number => {
    const [a = -1, b = -1] = [column.of[one], column.of[other]];
    return a < 0 || b < 0 ? -1 : a === b ? 2 : compared(a, b);
  };
}
