import { civilDateParts } from "@ardeco/contracts";
import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { SealedField } from "../../../../kernel/seals.ts";

export interface HolderName {
  /** Title, names, in whatever order; slashes or spaces between. */
  readonly text: string;
  readonly cut: boolean;
  /** Whether it is known where the value ends. */
  readonly certain: boolean;
}

export interface AddressClaim {
  /** Number and street: line 4 of a postal address. */
  readonly street: string;
  /** Building, flat, hamlet: lines 2, 3 and 5. */
  readonly lines: readonly string[];
  readonly postalCode: string;
  readonly locality: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly cut: boolean;
  /** Of every field of the code: a line of the address that seems absent may be within another value. */
  readonly certain: boolean;
}

/** What a verified code says of somebody. Absent: it does not say. */
export interface Claims {
  readonly holders: readonly HolderName[];
  readonly address?: AddressClaim;
  readonly birthdate?: { readonly on: CivilDate; readonly certain: boolean };
  /** Of the document itself, beside the header's dates. */
  readonly issuedOn?: CivilDate;
}

/** Characters of a postal line: a value that fills it may have been cut without saying so. */
const LINE = 38;

type Read = (fields: Fields) => Claims;

/**
 * By document type (ANTS specification v3.3.9, mandatory fields, p. 116 to 120). Other types say nothing that
 * we compare.
 */
const readers: Readonly<Record<string, Read>> = {
  "00": readBill,
  "01": readBill,
  "02": readBill,
  "04": readTaxNotice,
  "07": readIdentityClaims,
  "18": readTaxNotice,
  "27": readTaxNotice,
  "28": readTaxNotice,
};

/** What the fields of a verified code claim. Nothing, for a type that is not compared. */
export function readClaims(type: string, fields: readonly SealedField[]): Claims {
  const read = Object.hasOwn(readers, type) ? readers[type] : undefined;
  return read ? read(new Map(fields.map((field) => [field.id, field]))) : { holders: [] };
}

type Fields = ReadonlyMap<string, SealedField>;

function readBill(fields: Fields): Claims {
  const whole = [readHolderName(fields, ["10"]), readHolderName(fields, ["1I"])];
  const parts = [readHolderName(fields, ["12", "13"]), readHolderName(fields, ["1K", "1L"])];
  const postalCode = getFieldText(fields, "24");
  return {
    holders: [...whole, ...parts].filter((holder) => holder !== null),
    ...(postalCode === ""
      ? {}
      : { address: buildPostalAddress(fields, ["22", "20", "21", "23", "24", "25", "26"]) }),
  };
}

function readTaxNotice(fields: Fields): Claims {
  const address = getFieldText(fields, "6W") === "" ? parseFreeAddress(fields) : buildHomeAddress(fields);
  const issuedOn = parseFieldDay(getFieldText(fields, "4A") || getFieldText(fields, "4B"));
  return {
    holders: [readHolderName(fields, ["46"]), readHolderName(fields, ["48"])].filter(
      (holder) => holder !== null,
    ),
    ...(address ? { address } : {}),
    ...(issuedOn ? { issuedOn } : {}),
  };
}

function readIdentityClaims(fields: Fields): Claims {
  const given = fields.has("60") ? "60" : "61";
  const names = [
    readHolderName(fields, ["62", given]),
    readHolderName(fields, ["63", given]),
    readHolderName(fields, ["64", given]),
  ];
  const birthdate = parseFieldDay(getFieldText(fields, "69"));
  return {
    holders: names.filter((holder) => holder !== null),
    ...(birthdate ? { birthdate: { on: birthdate, certain: isCertain(fields.get("69")) } } : {}),
  };
}

const buildHomeAddress = (fields: Fields): AddressClaim =>
  buildPostalAddress(fields, ["6U", "6S", "6T", "6V", "6W", "6X", "6Y"]);

/** Null unless every part is there: half a name is nobody's. */
function readHolderName(fields: Fields, ids: readonly string[]): HolderName | null {
  const parts = ids.map((id) => fields.get(id));
  if (parts.some((part) => part === undefined || part.value.trim() === "")) return null;
  const found = parts.filter((part) => part !== undefined);
  return {
    text: found.map(({ value }) => value).join("/"),
    cut: found.some(isCut),
    certain: found.every(isCertain),
  };
}

type PostalIds = readonly [
  street: string,
  building: string,
  stairs: string,
  hamlet: string,
  code: string,
  locality: string,
  country: string,
];

function buildPostalAddress(fields: Fields, ids: PostalIds): AddressClaim {
  const [street, building, stairs, hamlet, code, locality, country] = ids;
  return {
    street: getFieldText(fields, street),
    lines: [building, stairs, hamlet].map((id) => getFieldText(fields, id)).filter(Boolean),
    postalCode: getFieldText(fields, code),
    locality: getFieldText(fields, locality),
    country: getFieldText(fields, country),
    cut: ids.some((id) => isCut(fields.get(id))),
    certain: isEveryFieldCertain(fields),
  };
}

/** "145 RUE JULLIARD/ZA SPECIMEN/78320/LEVIS ST NOM": lines, postal code, commune. */
function parseFreeAddress(fields: Fields): AddressClaim | null {
  const parts = getFieldText(fields, "4Y")
    .split("/")
    .map((part) => part.trim());
  const at = parts.findLastIndex((part) => /^\d{5}$/.test(part));
  if (at < 1 || at !== parts.length - 2) return null;
  const lines = parts.slice(0, at);
  const street = lines.find((line) => /^\d/.test(line)) ?? lines[0] ?? "";
  return {
    street,
    lines: lines.filter((line) => line !== street && line !== ""),
    postalCode: parts[at] ?? "",
    locality: parts[at + 1] ?? "",
    country: "FR",
    cut: fields.get("4Y")?.truncated === true,
    certain: isEveryFieldCertain(fields),
  };
}

const getFieldText = (fields: Fields, id: string): string => fields.get(id)?.value.trim() ?? "";

const isCut = (field: SealedField | undefined): boolean =>
  field !== undefined && (field.truncated || field.value.length >= LINE);

const isCertain = (field: SealedField | undefined): boolean => field?.certain === true;

const isEveryFieldCertain = (fields: Fields): boolean => [...fields.values()].every(isCertain);

/** DDMMYYYY, as fields write a day; undefined for anything else. */
function parseFieldDay(text: string): CivilDate | undefined {
  const written = text.replace(/^(\d\d)(\d\d)(\d{4})$/, "$3-$2-$1");
  return civilDateParts(written) ? written : undefined;
}
