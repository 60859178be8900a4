import type { Language } from "../../../../../../kernel/errors.ts";
import { formatCounterAmount, type Unit } from "../../../index.ts";

export { formatCounterAmount };

/** "+20,00 €", "−3,50 €": what a line changed. */
export function formatAmountChange(change: number, unit: Unit, language: Language): string {
  return `${change > 0 ? "+" : ""}${formatCounterAmount(change, unit, language)}`;
}

/**
 * Spaces stand between groups of three figures and nowhere else: "2 50" is no amount, rather than a hundred
 * times what was meant.
 */
const WHOLE = String.raw`(\d{1,12}|\d{1,3}(?:\s\d{3})+)`;
const UNITS = new RegExp(`^${WHOLE}$`);
/** "12,50 €", and "12€50" as prices are written by hand. */
const EUROS = new RegExp(String.raw`^${WHOLE}(?:[.,](\d{1,2})\s?€?|\s?€\s?(\d{2})|\s?€)?$`);
const MOST_EUROS = 9_999_999_999;

/**
 * What somebody typed, in the unit: "12,50" is 1250 cents, "12" tokens are 12. Undefined when it is no
 * amount, or may be two.
 */
export function readAmount(text: string, unit: Unit): number | undefined {
  const [, whole, part, byHand] = (unit === "euro_cent" ? EUROS : UNITS).exec(text.trim()) ?? [];
  if (whole === undefined) return undefined;
  const count = Number(whole.replace(/\s/g, ""));
  if (unit !== "euro_cent") return count;
  return count > MOST_EUROS ? undefined : count * 100 + Number((part ?? byHand ?? "").padEnd(2, "0"));
}

/** The same the other way, as a field shows it: 1250 cents are "12,50". */
export function formatTypedAmount(amount: number, unit: Unit): string {
  if (unit !== "euro_cent") return String(amount);
  const cents = amount % 100;
  const whole = String((amount - cents) / 100);
  return cents === 0 ? whole : `${whole},${String(cents).padStart(2, "0")}`;
}
