import type { ElementName } from "@ardeco/contracts";

/** Value of each element that the pivot identity tells; an element it does not tell clearly is left out. */
export type PivotElements = Partial<Record<ElementName, unknown>>;

/** Code of France in the INSEE list of countries. */
const FRANCE = "99100";

/**
 * The "identité pivot" of FranceConnect in the words of the registry. Given names come in one string, in the
 * order of the civil status; a birth date may lack its day or month ("1965-00-00"), a birthplace is a
 * commune's code, empty abroad: what is incomplete is asked of the person instead.
 */
export function toPivotElements(claims: Readonly<Record<string, unknown>>): PivotElements {
  const [given, ...others] = parseClaimText(claims.given_name).split(/\s+/).filter(Boolean);
  const place = parseClaimBirthPlace(parseClaimText(claims.birthplace), parseClaimText(claims.birthcountry));
  const gender = parseClaimText(claims.gender);
  const birthdate = parseClaimText(claims.birthdate);
  return {
    ...(given ? { given_name: formatProperName(given) } : {}),
    ...(others.length > 0 ? { middle_name: others.map(formatProperName).join(" ") } : {}),
    ...(parseClaimText(claims.family_name) ? { family_name: parseClaimText(claims.family_name) } : {}),
    ...(isWholeDate(birthdate) ? { birthdate } : {}),
    ...(gender === "female" || gender === "male" ? { gender } : {}),
    ...(place ? { place_of_birth: place } : {}),
  };
}

/** What it takes to know a person: without one of them, the identity opens no file by itself. */
export function isWholeIdentity(elements: PivotElements): boolean {
  return ["given_name", "family_name", "birthdate"].every((name) => Object.hasOwn(elements, name));
}

/**
 * Whether both say the same of one element, or one of them says nothing. Case, accents, hyphens and the
 * spaces of particles are put aside. Among several given names, those of one side are all among those of the
 * other: the civil status says "Jean Pierre Paul" of somebody enrolled as "Jean-Pierre".
 */
export function isSameClaim(
  name: "birthdate" | "family_name" | "given_name",
  one: PivotElements,
  other: PivotElements,
): boolean {
  if (one[name] === undefined || other[name] === undefined) return true;
  if (name === "birthdate") return one[name] === other[name];
  if (name === "family_name")
    return parseClaimWords(one[name]).join("") === parseClaimWords(other[name]).join("");
  const [few = [], many = []] = [parseGivenNames(one), parseGivenNames(other)].toSorted(
    (a, b) => a.length - b.length,
  );
  return few.every((word) => many.includes(word));
}

const parseGivenNames = ({ given_name, middle_name }: PivotElements): readonly string[] => [
  ...parseClaimWords(given_name),
  ...parseClaimWords(middle_name),
];

/** Letters alone, without accents nor case. */
function parseClaimWords(text: unknown): readonly string[] {
  return parseClaimText(text)
    .replace(/œ/gi, "oe")
    .replace(/æ/gi, "ae")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** Levels of FranceConnect, from the weakest to the strongest (regulation eIDAS, article 8). */
export type UpstreamLevel = "eidas1" | "eidas2" | "eidas3";
const levels: readonly unknown[] = ["eidas1", "eidas2", "eidas3"] satisfies readonly UpstreamLevel[];

/**
 * Whether what is said reaches what was asked; a level that we do not know, or that is not said, reaches
 * nothing.
 */
export function isLevelReached(acr: unknown, asked: UpstreamLevel): boolean {
  return levels.indexOf(acr) >= levels.indexOf(asked);
}

/** Two factors: said by the provider, never guessed. RFC 8176, and "pop" as ProConnect documents it. */
export function hasTwoFactors(amr: readonly string[]): boolean {
  return amr.some((method) => method === "mfa" || method === "pop");
}

/** The establishment (14 digits) belongs to the unit (SIREN, 9 digits). */
export function isCompanyEstablishment(siret: unknown, siren: string | undefined): boolean {
  return (
    typeof siret === "string" && siren !== undefined && /^\d{14}$/.test(siret) && siret.startsWith(siren)
  );
}

function parseClaimText(claim: unknown): string {
  return typeof claim === "string" ? claim.trim() : "";
}

/** "ANGELA" and "angela" are both "Angela"; a name that mixes cases is left as it is ("McAllister"). */
function formatProperName(name: string): string {
  const shouted = name === name.toUpperCase() || name === name.toLowerCase();
  if (!shouted) return name;
  return name.toLowerCase().replace(/(^|[-'’])(\p{L})/gu, (_, mark, letter) => mark + letter.toUpperCase());
}

function isWholeDate(date: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(date);
}

function parseClaimBirthPlace(commune: string, country: string) {
  const isCommune = /^(\d{2}|2[AB])\d{3}$/.test(commune);
  return country === FRANCE && isCommune ? { country: "FR", insee_code: commune } : undefined;
}
