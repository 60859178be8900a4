/**
 * Unicode NFKC, inner spaces collapsed, trimmed: the one form in which names and addresses are compared and
 * kept.
 */
export function toTidyText(text: string): string {
  return text.normalize("NFKC").replace(/\s+/g, " ").trim();
}

/**
 * Control characters, lone surrogates, and what shows nothing: what turns the direction of the text, fillers
 * of Hangul, variation selectors, tags (Unicode 16, Default_Ignorable_Code_Point), marks of annotation, the
 * empty pattern of braille. A name, a bank or a reason that reads otherwise than it is. Not what joins
 * letters (U+200C, U+200D): Persian and the languages of India need it; nor what a telephone writes after a
 * picture (U+FE0F).
 */
const INVISIBLE = new RegExp(
  String.raw`(?!(?<=\p{Extended_Pictographic})\ufe0f)` +
    String.raw`[[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb\u2800]--[\u200c\u200d]]`,
  "v",
);

/** Of one line, tidied: a line break is one of them. */
export const hasInvisible = (text: string): boolean => INVISIBLE.test(text);

/** Of what was kept before it was refused. */
export const removeInvisible = (text: string): string => text.replaceAll(new RegExp(INVISIBLE, "gv"), "");

/**
 * "0189": by which who holds a bank account knows it, and as much as a message, a journal or a page tells.
 */
export const formatLastFour = (iban: string): string => iban.slice(-4);

/** Without accents: "Élise Lefèvre" as "Elise Lefevre". Letters that are two, as œ, stay. */
export const removeAccents = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "");

/** "d’Awa", "de Karim", "de Yann", "d’Yvonne", "d’Hélène", "de Hassan": before a name, as it is heard. */
export const formatOfName = (name: string): string => (isElided(name) ? `d’${name}` : `de ${name}`);

/** "qu’Yvonne", "que Karim": the same, where a name follows "que". */
export const formatThatName = (name: string): string => (isElided(name) ? `qu’${name}` : `que ${name}`);

/**
 * A vowel; a y before a consonant; the h that is never heard, in the names that begin so: "de Honfleur", "de
 * Hugo".
 */
function isElided(name: string): boolean {
  const plain = name
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();
  return /^([aeiouœæ]|y[^aeiouy]|h(e|ip|or|onor|y))/.test(plain);
}

/**
 * Accents, and what is not seen. Written as ranges: PostgreSQL knows no \p{…}, and its classes change with
 * the locale.
 */
const MARKS = new RegExp(
  String.raw`[\ufe00-\ufe0f\u180b-\u180f\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\ufe20-\ufe2f\u0483-\u0487` +
    String.raw`\u0591-\u05bd\u064b-\u0652\u00ad\u200b-\u200f\u2060-\u2064\ufeff]|\udb40[\udd00-\uddef]`,
  "g",
);

/** Spaces, hyphens, apostrophes whichever they are, signs: what is between two words of a name. */
const GAPS = new RegExp(
  String.raw`[\t-\r\u0020-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u02b0-\u02ff` +
    String.raw`\u2000-\u2bff\u3000-\u303f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]+`,
);

/**
 * An agent's name to compare with another's, whatever its accents, capitals and order: one person lent here
 * may hold two ids. The database says the same, character for character (ardeco_comparable_name): it refuses
 * nothing that was allowed here. Changed, so are both, and a migration empties what is indexed by it
 * (`handover`).
 */
export function toComparableName(name: string): string {
  return name
    .normalize("NFD")
    .replace(MARKS, "")
    .toLowerCase()
    .replaceAll("ς", "σ")
    .split(GAPS)
    .filter((word) => word !== "")
    .toSorted()
    .join(" ");
}

/**
 * A label inside a sentence: "Carte nationale…" begins with a small letter, "CAF" and "QR" stay as they are.
 */
export function formatInnerLabel(label: string): string {
  return /^\p{Lu}(?!\p{Lu})/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

/** Without these signs at its end. A pattern of the kind /\/+$/ reads a long row of them once from each. */
export function removeEndSigns(text: string, signs: string): string {
  let end = text.length;
  while (end > 0 && signs.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** What somebody wrote, before the full stop of our own sentence. */
export function removeFinalStop(text: unknown): string {
  return String(text).trim().replace(/\.$/, "");
}

/**
 * The spaces that a line must not end on: before : ; ! ? » % €, after «, in a phone number (Lexique des
 * règles typographiques en usage à l’Imprimerie nationale). English puts none there, so that it passes
 * unchanged.
 */
export function formatUnbreakable(text: string): string {
  return text
    .replace(/ (?=[:;!?»])|(?<=\d) (?=[%€])|(?<=«) /g, "\u00a0")
    .replace(/\b0\d(?: \d\d){4}\b/g, (phone) => phone.replaceAll(" ", "\u00a0"));
}

/**
 * True when a string anywhere in the value holds U+0000. Walks with its own stack: JSON may be nested very
 * deep.
 */
export function hasNullByte(value: unknown): boolean {
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === "string" && next.includes("\0")) return true;
    if (typeof next === "object" && next !== null && !Buffer.isBuffer(next)) {
      for (const [name, inner] of Object.entries(next)) waiting.push(name, inner);
    }
  }
  return false;
}

const BLOCK = 1024;

/**
 * Spaces up to a multiple of 1 KiB: the length of what is sealed would tell how much is in it. JSON ignores
 * them.
 */
export function formatPaddedJson(json: string): string {
  const bytes = Buffer.byteLength(json);
  return json + " ".repeat((BLOCK - (bytes % BLOCK)) % BLOCK);
}
