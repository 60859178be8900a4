import { parseElement, parseReceiptNumber } from "@ardeco/contracts";
import type { Facts } from "@ardeco/duplicates";
import type { CivilDate } from "../../../../kernel/civil-date.ts";
import { removeAccents, toTidyText } from "../../../../kernel/text.ts";
import { isNoSuchDay, readDate } from "../../../../kernel/written-date.ts";

/** What one line of search holds. Each member narrows; a name alone never searches. */
export interface SearchTerms {
  /** Receipt number, as typed. */
  readonly number?: string;
  readonly name?: string;
  readonly birthdate?: CivilDate;
  readonly email?: string;
  /** E.164. */
  readonly phone?: string;
}

/**
 * Reads what an agent types in one line, in any order: "Lefort 12/03/1994", "12 mars 1994 Lefort", "06 12 34
 * 56 78", "jeanne@courriel.example", "CAEN-2026-000123-48". What is neither is the name.
 */
export function readSearch(text: string, today: CivilDate): SearchTerms {
  const line = toTidyText(text);
  const receipt = parseReceiptNumber(line);
  if (receipt.ok || receipt.code === "receipt.wrong_check") return { number: line };
  const email = parseTerm(line, /\S+@\S+/);
  const date = parseTermDate(email.rest, today);
  const phone = parseTerm(date.rest, /(?:\+\d{1,3}|\b0)[\d .()-]{8,}\d/);
  const name = writeSaints(
    toTidyText(phone.rest.replace(/(?:^|\s|,)née?(?:\s+le)?(?=\s|$)/giu, " ").replaceAll(",", " ")),
  );
  const mail = email.found === undefined ? undefined : parseElement("email", email.found, today);
  const number = phone.found === undefined ? undefined : parseElement("phone_number", phone.found, today);
  const born = date.found === undefined ? undefined : parseElement("birthdate", date.found, today);
  return {
    ...(name ? { name } : {}),
    ...(mail?.ok ? { email: String(mail.value) } : {}),
    ...(number?.ok ? { phone: String(number.value) } : {}),
    ...(born?.ok ? { birthdate: String(born.value) } : {}),
  };
}

/** Enough to point at somebody without leafing through the town. */
export function isPrecise({ name, birthdate, email, phone }: SearchTerms): boolean {
  return email !== undefined || phone !== undefined || (name !== undefined && birthdate !== undefined);
}

function parseTerm(line: string, pattern: RegExp): { readonly found?: string; readonly rest: string } {
  const found = pattern.exec(line)?.[0];
  return found === undefined ? { rest: line } : { found, rest: line.replace(found, " ") };
}

/**
 * The first that is written as a date is, of a day that exists or not: what no calendar has is no name
 * either.
 */
function parseTermDate(line: string, today: CivilDate): { readonly found?: string; readonly rest: string } {
  for (const pattern of DATES) {
    const typed = pattern.exec(line)?.[0];
    if (typed === undefined) continue;
    const found = readDate(typed, today);
    if (found !== undefined) return { found, rest: line.replace(typed, " ") };
    if (isNoSuchDay(typed, today)) return { rest: line.replace(typed, " ") };
  }
  return { rest: line };
}

/**
 * Where a date may be in the line; `readDate` says which. A year of two figures is never read in a number
 * that goes on.
 */
const DATES: readonly RegExp[] = [
  /\b\d{4}-\d{1,2}-\d{1,2}\b/,
  /\b\d{1,2}[/. -]\d{1,2}[/. -](?:19|20)\d\d\b/,
  /\b\d{4}(?:19|20)\d\d\b/,
  /\b(?:19|20)\d{6}\b/,
  /(?<![\d./-])(?<!\d )\d{1,2}[/.-]\d{1,2}[/.-]\d{2}(?![/. -]?\d)/,
  // Three pairs and no more: a telephone number has five.
  /(?<![\d./+-])(?<!\d )\d{2} \d{2} \d{2}(?![/. -]?\d)/,
  /\b\d{1,2}(?:er)?\s+\p{L}+\.?\s+(?:\d{4}|\d{2})(?!\d)/u,
];

/** "St Clair" as "Saint Clair", "Ste-Croix" as "Sainte-Croix". */
const writeSaints = (name: string): string =>
  name.replace(/(?<!\p{L})st(e?)(?=[\s.-]+\p{L})\.?/giu, "Saint$1");

/** The words of a name, as they are compared: no case, no accent, no hyphen, no abbreviation of "saint". */
export const parseNameWords = (name: string): readonly string[] =>
  removeAccents(writeSaints(name))
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");

/** More would be no name, and each makes two descriptions more. */
const MOST_WORDS = 6;

/**
 * What a line of names may mean, since nobody says which is which: each way to cut it in two, in both orders,
 * or one family name; alone, a word is a family name or a given one.
 */
export function buildSearchFacts(name: string, birthdate: CivilDate): readonly Facts[] {
  const words = toTidyText(name).split(" ").slice(0, MOST_WORDS);
  const born = { birth_date: birthdate };
  if (words.length < 2)
    return [
      { family_name: name, ...born },
      { given_name: name, ...born },
    ];
  const split = words.slice(1).flatMap((_, at) => {
    const [first, second] = [words.slice(0, at + 1).join(" "), words.slice(at + 1).join(" ")];
    return [
      { given_name: first, family_name: second, ...born },
      { given_name: second, family_name: first, ...born },
    ];
  });
  return [...split, { family_name: words.join(" "), ...born }];
}
