import { elementDefinition, isElementName } from "@ardeco/contracts";
import { formatLongInstant, plainDay } from "../../../../../../frames/common/dates/dates.ts";
import { isCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import { isUuid } from "../../../../../../kernel/ids.ts";
import { formatDevice } from "../../../../../access/access/pages/common/sessions/device.ts";
import { formatCounterAmount } from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import { isInCents } from "./money-labels.ts";
import { findCodeWords, formatCode, formatNameLabel } from "./take-out-labels.ts";
import { takeOutWords } from "./take-out-words.ts";

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;
const DEVICE = /^[a-z]*\/[a-z]*$/;

/** What somebody wrote may have the form of an instant, and be none. */
const isInstant = (text: string): boolean => INSTANT.test(text) && !Number.isNaN(Date.parse(text));

export type Members = Readonly<Record<string, unknown>>;

/** A job of the platform goes by the name of its module, all small letters: nobody has to know it. */
export function formatActor(by: unknown, language: Language): string | undefined {
  if (typeof by !== "string") return undefined;
  return findCodeWords(by, language) ?? (/^[a-z_]+$/.test(by) ? formatCode("system", language) : by);
}

/**
 * The code and raw value of an element, which its name and text say; ids, which say nothing. The file has
 * them.
 */
export const isSaidElsewhere = (name: string, data: Members): boolean =>
  (name === "code" && "nom" in data) || (name === "valeur" && "texte" in data) || isUuid(data[name]);

/** The name of an element, in the reader's language; an amount in euros; else as it is kept. */
export function convertHeldValue(
  name: string,
  held: unknown,
  { code }: Members,
  language: Language,
): unknown {
  if (isInCents(name) && typeof held === "number") return formatCounterAmount(held, "euro_cent", language);
  return name === "nom" && typeof code === "string" && isElementName(code)
    ? elementDefinition(code).label[language]
    : held;
}

/** On one line: « Comment : original vu · Par : Camille Lefèvre ». */
export function formatInlineText({
  data,
  ...how
}: {
  readonly data: unknown;
  readonly language: Language;
}): string {
  const { language } = how;
  const words = takeOutWords(language);
  if (Array.isArray(data)) return data.map((one) => formatInlineText({ data: one, ...how })).join(", ");
  if (isMembers(data)) {
    // Somebody, or something of a kind: its name is enough.
    if (typeof data.label === "string") return data.label;
    return Object.entries(data)
      .filter(([name, held]) => !isEmpty(held) && !isSaidElsewhere(name, data))
      .map(([name, held]) => {
        const text = formatInlineText({ data: convertHeldValue(name, held, data, language), ...how });
        return name === "kind" ? text : words.pair(formatNameLabel(name, language), text);
      })
      .join(" · ");
  }
  if (typeof data === "boolean") return words[data ? "yes" : "no"];
  if (typeof data !== "string") return data === null || data === undefined ? words.none : String(data);
  if (isInstant(data)) return formatLongInstant(data, language);
  if (DEVICE.test(data)) return formatDevice(data, language) || data;
  return isCivilDate(data) ? plainDay(data, language) : formatCode(data, language);
}

export const isMembers = (held: unknown): held is Members =>
  typeof held === "object" && held !== null && !Array.isArray(held);

export const isGroup = (held: unknown): boolean => isMembers(held) || Array.isArray(held);

export function isEmpty(held: unknown): boolean {
  if (held === null || held === undefined) return true;
  if (Array.isArray(held)) return held.length === 0;
  return isMembers(held) && Object.values(held).every(isEmpty);
}
