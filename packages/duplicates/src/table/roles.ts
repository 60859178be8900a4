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

/** What files write where nothing is known. */
const NOTHING =
  /^(?:null|n\/?a|nan|none|nil|inconnue?|unknown|non renseign[ée]e?|néant|-+|\?+|\.+|x{2,}|#n\/a|#ref!)$/i;

/** How each role's values are written before they are compared; an empty text is a value that lacks. */
export const normalised = (role: Role, text: string): string =>
  role !== "id" && NOTHING.test(text.trim()) ? "" : normalisers[role](text);

const normalisers: Readonly<Record<Role, (text: string) => string>> = {
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

/** The last nine digits: "+33 6 12…", "0612…" are one. One figure throughout is nobody's number. */
function phoneOf(text: string): string {
  const number = text.replace(/\D/g, "").slice(-9);
  return /^(\d)\1*$/.test(number.slice(1)) ? "" : number;
}

/** Names of columns that are understood without being told, in plain capitals without spaces. */
const USUAL: readonly (readonly [RegExp, Role])[] = [
  [
    /^(RECID|ID|UID|UUID|N|NO|NUM|NUMERO|IDENTIFIANT|IDENTIFIANTINTERNE|RECORDID|REF|REFERENCE|CODE|ROWID)$/,
    "id",
  ],
  [
    /^((PREMIER)?PRENOMS?(1|USUEL|ENFANT|ELEVE|USAGER)?|GIVENNAMES?|FIRSTNAMES?|FNAME|FORENAMES?|FIRST|GIVEN)$/,
    "given_name",
  ],
  [
    /^(NOM(DE?)?USAGE|NOMUSUEL|NOMMARITAL|NOMDEMARIAGE|NOMD?EPOU(SE|X)|USAGENAME|PREFERREDNAME|MARRIEDNAME)$/,
    "usage_name",
  ],
  [
    /^(NOM(DE)?(NAISSANCE|FAMILLE|JEUNEFILLE)?|NOMPATRONYMIQUE|PATRONYME|NOM(ENFANT|ELEVE|USAGER)|FAMILYNAME|FAMILY|SURNAME|LASTNAME|LAST|LNAME|BIRTHNAME|MAIDENNAME)$/,
    "family_name",
  ],
  [
    /^(DATE(DE)?NAISS(ANCE)?|NAISSANCE|NE(E|EE)?LE|DDN|DN|DATNAIS|BIRTHDATE|BIRTHDAY|DATEOFBIRTH|DOB|BIRTH)$/,
    "birth_date",
  ],
  [/^(SEXE?|CIVILITE|GENDER|GENRE|TITRE|TITLE)$/, "sex"],
  [
    /^((LIEU|COMMUNE|VILLE)(DE)?NAISS(ANCE)?|NEE?A|BIRTHPLACE|PLACEOFBIRTH|CITYOFBIRTH|BIRTHCITY)$/,
    "birth_place",
  ],
  [
    /^(NIR|N?(UMERO)?SECU(RITESOCIALE)?|NUMSECU|SOCSECID|SSN|NHSNUMBER|IDENTIFIER|NIA|INE|(NUMERO|NUM|N)?ALLOCATAIRE|MATRICULE)$/,
    "identifier",
  ],
  [/^(COURRIEL|E?MAIL|MEL|(ADRESSE)?E?MAIL|ADRESSE(ELECTRONIQUE|COURRIEL)|EMAILADDRESS)$/, "email"],
  [
    /^(N|NUMERO)?(TELEPHONE|TEL|PORTABLE|MOBILE|PHONE|PHONENUMBER|CELL)(MOBILE|PORTABLE|FIXE|DOMICILE|1)?$/,
    "phone",
  ],
  [/^((NUMERO|NUM|NO|N)(VOIE|RUE)|STREETNUMBER|HOUSENUMBER)$/, "street_number"],
  [/^((NOM|LIBELLE)?(VOIE|RUE)|ADRESSE(1|LIGNE1|POSTALE)?|STREET(NAME)?|ADDRESS(1|LINE1)?)$/, "street"],
  [/^(CODEPOSTAL|CP|CODPOST|POSTCODE|ZIP|ZIPCODE|POSTALCODE)$/, "postcode"],
  [/^((NOM)?(COMMUNE|VILLE)(RESIDENCE)?|TOWN|CITY|SUBURB|LOCALITE|LOCALITY)$/, "town"],
  [/^(REGION|DEPARTEMENT|STATE|COUNTY)$/, "region"],
  [/^(ADDRESS(2|LINE2)|ADRESSE(2|LIGNE2)|COMPLEMENT(ADRESSE)?)$/, "text"],
];

export const usualRole = (column: string): Role | null =>
  USUAL.find(([name]) => name.test(compact(column)))?.[1] ?? null;

export const roles = Object.keys(normalisers);

export const isRole = (text: string): text is Role => Object.hasOwn(normalisers, text);
