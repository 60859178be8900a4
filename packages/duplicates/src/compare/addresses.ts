import { type Column, columnOf, type Table } from "../table/table.ts";
import { districtOfPostcode } from "../text/postcodes.ts";
import { Signatures } from "../text/signatures.ts";
import { isWithin, jaroWinkler } from "../text/similarity.ts";
import { type Feature, numbered, remembered } from "./feature.ts";

/**
 * Street, then locality in the light of it: agreeing on the town says little of those who agree on the
 * street, and the reverse.
 */
export function addressFeatures(table: Table): readonly Feature[] {
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

/** Jaro–Winkler similarity from which two streets are alike, and nearly the same. */
const [ALIKE, NEARLY_SAME] = [0.86, 0.94];

/** 2 nearly the same, 1 alike, 0 another. */
function likenessOfStreets(one: string, other: string): number {
  const likeness = jaroWinkler(one, other, ALIKE);
  return likeness >= NEARLY_SAME ? 2 : likeness >= ALIKE ? 1 : 0;
}

/** 3 the same street and number; 2 the same street, or one alike with the number; 1 alike; 0 another. */
function streetFeature(table: Table): readonly Feature[] {
  const street = columnOf(table, "street");
  if (street === undefined) return [];
  const { names, nameOf, numberOf } = numberStreets(street, columnOf(table, "street_number"));
  const signatures = new Signatures(names);
  const likeness = remembered(names.length, (one, other) =>
    likenessOfStreets(names[one] ?? "", names[other] ?? ""),
  );
  const across = acrossLines(table, names, nameOf);
  const compare = (one: number, other: number): number => {
    const a = nameOf[one] ?? -1;
    const b = nameOf[other] ?? -1;
    if (a < 0 || b < 0) return -1;
    const facing = a === b ? 2 : signatures.mayBeAlike(a, b, ALIKE) ? likeness(a, b) : 0;
    const like = facing > 0 ? facing : across(one, other);
    if (like === 0) return 0;
    const number = numberOf[one] ?? -1;
    const otherNumber = numberOf[other] ?? -1;
    return like + Number(number >= 0 && number === otherNumber);
  };
  return [{ name: "street", levels: 4, shared: true, compare: lastKept(compare) }];
}

/**
 * Streets without their numbers, under one numbering; for each row, the place of its street and of its
 * number, or -1.
 */
function numberStreets(street: Column, number: Column | undefined) {
  const split = street.values.map((value) => /^(\d+)? ?(?:BIS |TER )?(.*)$/.exec(value) ?? []);
  const places = numbered(split.map(([, , name = ""]) => name));
  const names: string[] = [];
  places.forEach((place, at) => {
    names[place] = split[at]?.[2] ?? "";
  });
  const written = split.map(([, figures = ""]) => figures);
  const numbers = numbered(written).map((place, at) => (written[at] === "" ? -1 : place));
  const byRow = (of: Int32Array) => street.of.map((place) => of[place] ?? -1);
  return { names, nameOf: byRow(places), numberOf: number?.of ?? byRow(numbers) };
}

/** How alike are a street and the second line of the other's address, where a street may have been typed. */
function acrossLines(table: Table, names: readonly string[], nameOf: Int32Array) {
  const line = columnOf(table, "text");
  if (line === undefined) return () => 0;
  const compared = remembered(
    Math.max(names.length, line.values.length),
    (name, other) => likenessOfStreets(names[name] ?? "", line.values[other] ?? ""),
    false,
  );
  const oneWay = (one: number, other: number): number => {
    const [name = -1, second = -1] = [nameOf[one], line.of[other]];
    return name < 0 || second < 0 ? 0 : compared(name, second);
  };
  return (one: number, other: number): number => Math.max(oneWay(one, other), oneWay(other, one));
}

/** Several features ask for the same pair in turn: it is compared once. */
function lastKept(compare: (one: number, other: number) => number): (one: number, other: number) => number {
  let [lastOne, lastOther, last] = [-1, -1, -1];
  return (one, other) => {
    if (one === lastOne && other === lastOther) return last;
    lastOne = one;
    lastOther = other;
    last = compare(one, other);
    return last;
  };
}

/** How near two postcodes are. */
const [SAME_AREA, SAME_DISTRICT, SAME] = [1, 2, 3];

const isSameDistrict = (one: string, other: string): boolean => {
  const district = districtOfPostcode(one);
  return district !== "" && district === districtOfPostcode(other);
};

function nearnessOfPostcodes(one: string, other: string): number {
  if (isWithin(one, other, 1)) return SAME;
  return isSameDistrict(one, other) ? SAME_DISTRICT : one.slice(0, 2) === other.slice(0, 2) ? SAME_AREA : 0;
}

/**
 * 3 the same postcode and town, those that are known; 2 one of them; 1 the same département or region; 0
 * elsewhere.
 */
function localityFeature(table: Table): readonly Feature[] {
  const [postcode, town, region] = [
    columnOf(table, "postcode"),
    columnOf(table, "town"),
    columnOf(table, "region"),
  ];
  if (postcode === undefined && town === undefined && region === undefined) return [];
  const samePostcode = buildNearness(postcode, nearnessOfPostcodes);
  const sameTown = buildNearness(town, (a, b) => (jaroWinkler(a, b, 0.92) >= 0.92 ? SAME : 0));
  const sameRegion = buildNearness(region, () => 0);
  return [
    {
      name: "locality",
      levels: 4,
      shared: true,
      compare(one, other) {
        const code = samePostcode(one, other);
        const name = sameTown(one, other);
        const area = sameRegion(one, other);
        if (code < 0 && name < 0) return area < 0 ? -1 : area === SAME ? 1 : 0;
        const agreed = Number(code === SAME) + Number(name === SAME);
        const known = Number(code >= 0) + Number(name >= 0);
        if (agreed === known) return 3;
        return agreed > 0 || code === SAME_DISTRICT ? 2 : code === SAME_AREA || area === SAME ? 1 : 0;
      },
    },
  ];
}

/** SAME for the same, less as `nearness` says, -1 when one lacks. */
function buildNearness(column: Column | undefined, nearness: (one: string, other: string) => number) {
  if (column === undefined) return () => -1;
  const compared = remembered(column.values.length, (one, other) =>
    nearness(column.values[one] ?? "", column.values[other] ?? ""),
  );
  return (one: number, other: number): number => {
    const a = column.of[one] ?? -1;
    const b = column.of[other] ?? -1;
    return a < 0 || b < 0 ? -1 : a === b ? SAME : compared(a, b);
  };
}
