/**
 * Names of CPSV-AP 3.2.0 (EU SEMIC, CC BY 4.0), and ours under `ardeco`. Written in each document: nothing is
 * fetched.
 */
export const context = {
  cpsv: "http://purl.org/vocab/cpsv#",
  cv: "http://data.europa.eu/m8g/",
  dct: "http://purl.org/dc/terms/",
  dcat: "http://www.w3.org/ns/dcat#",
  foaf: "http://xmlns.com/foaf/0.1/",
  locn: "http://www.w3.org/ns/locn#",
  skos: "http://www.w3.org/2004/02/skos/core#",
  time: "http://www.w3.org/2006/time#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  ardeco: "urn:ardeco:",
} as const;

export type Prefix = keyof typeof context;

/** « dct:title » in full. */
export function iri(name: `${Prefix}:${string}`): string {
  const [prefix = "", ...local] = name.split(":");
  return `${Object.entries(context).find(([key]) => key === prefix)?.[1]}${local.join(":")}`;
}

/** Where our codes live as concepts: `urn:ardeco:theme:culture`. */
export const codeIri = (list: CodeList, code: string): string => `${context.ardeco}${list}:${code}`;
export type CodeList = "theme" | "life-event" | "situation" | "channel" | "document";

/** The code of a concept of ours; undefined for anybody else's. */
export function codeOf(list: CodeList, concept: string): string | undefined {
  const beginning = codeIri(list, "");
  return concept.startsWith(beginning) ? concept.slice(beginning.length) : undefined;
}

export const EURO = "http://publications.europa.eu/resource/authority/currency/EUR";
export const FRENCH = "http://publications.europa.eu/resource/authority/language/FRA";
export const ENGLISH = "http://publications.europa.eu/resource/authority/language/ENG";

/** Sheets of the State's guide to rights and procedures: the public bridge between catalogues in France. */
export const SHEETS = "https://www.service-public.gouv.fr/particuliers/vosdroits/";

/**
 * What CPSV-AP has no word for (what is asked of a person, on which basis; easy-to-read text…), as a JSON
 * literal (JSON-LD 1.1 section 4.2.2): others skip it, and a copy of ours loses nothing.
 */
export const REST = "ardeco:definition";
