import { parseElement, parseReceiptNumber } from "@ardeco/contracts";
import type { CivilDate } from "../../../kernel/civil-date.ts";
import { tidy } from "../../../kernel/text.ts";

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

const MONTHS: Readonly<Record<string, number>> = {
  janvier: 1,
  fevrier: 2,
  mars: 3,
  avril: 4,
  mai: 5,
  juin: 6,
  juillet: 7,
  aout: 8,
  septembre: 9,
  octobre: 10,
  novembre: 11,
  decembre: 12,
};

/**
 * Reads what an agent types in one line, in any order: "Lefort 12/03/1994", "12 mars 1994 Lefort", "06 12 34 56 78",
 * "jeanne@courriel.example", "CAEN-2026-000123-48". What is neither is the name.
 */
export function readSearch(text: string, today: CivilDate): SearchTerms {
  const line = tidy(text);
  const receipt = parseReceiptNumber(line);
  if (receipt.ok || receipt.code === "receipt.wrong_check") return { number: line };
  const email = take(line, /\S+@\S+/);
  const phone = take(email.rest, /(?:\+\d{1,3}|\b0)[\d .()-]{8,}\d/);
  const date = takeDate(phone.rest);
  const name = tidy(date.rest.replace(/(?:^|\s|,)née?(?:\s+le)?(?=\s|$)/giu, " ").replaceAll(",", " "));
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

function take(line: string, pattern: RegExp): { readonly found?: string; readonly rest: string } {
  const found = pattern.exec(line)?.[0];
  return found === undefined ? { rest: line } : { found, rest: line.replace(found, " ") };
}

/** 12/03/1994, 12-3-1994, 12 03 1994, 12 mars 1994, 1er mars 1994, 1994-03-12. */
function takeDate(line: string): { readonly found?: string; readonly rest: string } {
  const iso = /\b(\d{4})-(\d{1,2})-(\d{1,2})\b/.exec(line);
  if (iso) return dated(line, iso[0], iso[1], Number(iso[2]), iso[3]);
  const figures = /\b(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})\b/.exec(line);
  if (figures) return dated(line, figures[0], figures[3], Number(figures[2]), figures[1]);
  const words = /\b(\d{1,2})(?:er)?\s+(\p{L}+)\s+(\d{4})\b/u.exec(line);
  const month = MONTHS[(words?.[2] ?? "").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()];
  return words && month ? dated(line, words[0], words[3], month, words[1]) : { rest: line };
}

function dated(line: string, typed: string, year = "", month: number, day = "") {
  const found = [year, String(month).padStart(2, "0"), day.padStart(2, "0")].join("-");
  return { found, rest: line.replace(typed, " ") };
}
