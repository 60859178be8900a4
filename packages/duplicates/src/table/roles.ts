import { compactDate } from "../text/dates.ts";
import { compact, plain } from "../text/plain.ts";

/** What a column says of a person. */
export type Role =
  | "given_name"
  | "family_name"
  | "usage_name"
  | "birth_date"
  | "sex"
  | "birth_place"
  | "identifier"
  | "email"
  | "phone"
  | "street"
  | "street_number"
  | "postcode"
  | "town"
  | "region"
  /** Any other text that helps. */
  | "text"
  /** The row's own number or name, given back in the answer; not compared. */
  | "id";

/** How each role's values are written before they are compared; an empty text is a value that lacks. */
export const normalisers: Readonly<Record<Role, (text: string) => string>> = {
  given_name: plain,
  family_name: plain,
  usage_name: plain,
  birth_date: compactDate,
  sex: sexOf,
  birth_place: plain,
  identifier: compact,
  email: (text) => text.trim().toUpperCase(),
  phone: phoneOf,
  street: plain,
  street_number: compact,
  postcode: compact,
  town: plain,
  region: plain,
  text: plain,
  id: (text) => text,
};

/** "M", "Mme", "1", "female"… */
function sexOf(text: string): string {
  const written = plain(text);
  if (/^(1|M|H|MR|MONSIEUR|HOMME|MASCULIN|MALE|GARCON)$/.test(written)) return "M";
  if (/^(2|F|MME|MLLE|MADAME|MADEMOISELLE|FEMME|FEMININ|FEMALE|FILLE)$/.test(written)) return "F";
  return "";
}

/** The last nine digits: "+33 6 12…", "0612…" are one. */
function phoneOf(text: string): string {
  return text.replace(/\D/g, "").slice(-9);
}

/** Names of columns that are understood without being told, in plain capitals without spaces. */
const USUAL: readonly (readonly [RegExp, Role])[] = [
  [/^(RECID|ID|NUMERO|IDENTIFIANTINTERNE|RECORDID)$/, "id"],
  [/^(PRENOMS?|GIVENNAMES?|FIRSTNAMES?|FNAME|FORENAMES?)$/, "given_name"],
  [/^(NOMUSAGE|NOMDUSAGE|NOMMARITAL|USAGENAME|PREFERREDNAME)$/, "usage_name"],
  [
    /^(NOM|NOMNAISSANCE|NOMDENAISSANCE|NOMDEFAMILLE|FAMILYNAME|SURNAME|LASTNAME|LNAME|BIRTHNAME)$/,
    "family_name",
  ],
  [/^(DATENAISSANCE|DATEDENAISSANCE|NELE|DDN|BIRTHDATE|DATEOFBIRTH|DOB)$/, "birth_date"],
  [/^(SEXE?|CIVILITE|GENDER|GENRE)$/, "sex"],
  [
    /^(LIEUNAISSANCE|LIEUDENAISSANCE|COMMUNENAISSANCE|VILLENAISSANCE|BIRTHPLACE|PLACEOFBIRTH)$/,
    "birth_place",
  ],
  [/^(NIR|NUMEROSECU|SOCSECID|SSN|IDENTIFIER|NIA|INE)$/, "identifier"],
  [/^(COURRIEL|EMAIL|MAIL|ADRESSEMAIL)$/, "email"],
  [/^(TELEPHONE|TEL|PORTABLE|MOBILE|PHONE|PHONENUMBER)$/, "phone"],
  [/^(NUMEROVOIE|NUMERORUE|STREETNUMBER|HOUSENUMBER)$/, "street_number"],
  [/^(VOIE|RUE|ADRESSE|STREET|ADDRESS|ADDRESS1|ADRESSE1)$/, "street"],
  [/^(CODEPOSTAL|CP|POSTCODE|ZIP|ZIPCODE|POSTALCODE)$/, "postcode"],
  [/^(COMMUNE|VILLE|TOWN|CITY|SUBURB|LOCALITE)$/, "town"],
  [/^(REGION|DEPARTEMENT|STATE)$/, "region"],
  [/^(ADDRESS2|ADRESSE2|COMPLEMENT)$/, "text"],
];

export const usualRole = (column: string): Role | null =>
  USUAL.find(([name]) => name.test(compact(column)))?.[1] ?? null;

export const isRole = (text: string): text is Role => Object.hasOwn(normalisers, text);
