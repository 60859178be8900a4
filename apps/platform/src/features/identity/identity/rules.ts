import { type AssuranceLevel, type ElementName, elementDefinition } from "@ardeco/contracts";
import { addMonths, type CivilDate } from "../../../kernel/civil-date.ts";
import { removeAccents, toTidyText } from "../../../kernel/text.ts";
import type { Provenance } from "./element.ts";

/** Local counter checks are `authority_checked`: not an eIDAS level without certification (CPCE L102). */
export function computeAssurance(method: Provenance["method"]): AssuranceLevel | "self_declared" {
  if (method === "declared") return "self_declared";
  // FranceConnect is notified at the level low (eIDAS, Implementing Regulation 2015/1502): "eidas1".
  if (method === "federated_login") return "low";
  return "authority_checked";
}

/** Last civil day on which a value validated today counts; undefined: for life. */
export function computeValidityEnd(name: ElementName, today: CivilDate): CivilDate | undefined {
  const months = elementDefinition(name).validityMonths;
  return months === null ? undefined : addMonths(today, months);
}

/** The form in which values are compared for equality: no case, accents, hyphens or double spaces. */
export function toComparableValue(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return toTidyText(removeAccents(text).replace(/[-'’.]/g, " ")).toLowerCase();
}

export function isSameValue(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
