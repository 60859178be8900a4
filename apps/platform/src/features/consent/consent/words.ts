import {
  derivedLabel,
  elementDefinition,
  formatElement,
  isElementName,
  type Language,
  type QuotientBracket,
  type Text,
} from "@ardeco/contracts";
import { formatInnerLabel } from "../../../kernel/text.ts";
import type { ItemName } from "./grant.ts";

/** What a person reads for an item. */
export function formatItemLabel(name: ItemName, territoryNames: Readonly<Record<string, string>> = {}): Text {
  if (isElementName(name)) return elementDefinition(name).label;
  const territory = territoryNames[name.replace(/^lives_in_/, "")];
  return derivedLabel(name, territory) ?? { fr: name, en: name };
}

/**
 * What is waited for, where a label announces a yes or a no: « Habiter Caen », not « Habiter Caen (oui ou
 * non) ».
 */
export function formatAwaitedLabel(
  name: ItemName,
  territoryNames: Readonly<Record<string, string>> = {},
): Text {
  const { fr, en } = formatItemLabel(name, territoryNames);
  return { fr: fr.replace(/ \(oui ou non\)$/, ""), en: en.replace(/ \(yes or no\)$/, "") };
}

/** Text of a value as the service receives it. */
export function formatItemText(name: ItemName, value: unknown): Text {
  if (isElementName(name)) {
    return { fr: formatElement(name, value, "fr"), en: formatElement(name, value, "en") };
  }
  if (typeof value === "boolean") return value ? { fr: "Oui", en: "Yes" } : { fr: "Non", en: "No" };
  if (typeof value === "number") return { fr: `${value} ans`, en: `${value} years old` };
  return isBracket(value) ? formatBracket(value) : { fr: "", en: "" };
}

/** « nom de famille, adresse électronique », in the middle of a sentence. */
export function formatItemList(
  names: unknown,
  language: Language,
  territoryNames: Readonly<Record<string, string>> = {},
): string {
  if (!Array.isArray(names) || names.length === 0) return language === "fr" ? "rien" : "nothing";
  const labels = names.map((name) =>
    formatInnerLabel(formatItemLabel(String(name), territoryNames)[language]),
  );
  return labels.join(", ");
}

function isBracket(value: unknown): value is QuotientBracket {
  return typeof value === "object" && value !== null && "at_least" in value && "below" in value;
}

function formatBracket({ at_least, below }: QuotientBracket): Text {
  if (below === null) return { fr: `${at_least} € et plus`, en: `€${at_least} and over` };
  return {
    fr: `de ${at_least} € à moins de ${below} €`,
    en: `from €${at_least} to under €${below}`,
  };
}
