import { formatDuration } from "../../../../../../kernel/durations.ts";
import type { Language } from "../../../../../../kernel/errors.ts";
import { withheldText } from "../../../../../identity/identity/index.ts";
import type { CurrentValue, ProposedItem } from "../../../index.ts";
import { consentWords } from "./consent-words.ts";

/** The value itself, as the service will read it; or why there is none today. */
export function formatItemValue(current: CurrentValue, language: Language): string {
  const words = consentWords(language);
  switch (current.state) {
    case "known":
      return current.text[language];
    case "withheld":
      return withheldText[language];
    case "missing":
      return current.declared ? words.waiting : words.absent;
    case "unavailable":
      return words.unavailable;
  }
}

/**
 * Beside its value, an answer needs not say that it is one: « Avoir 18 ans ou plus » and not « … (oui ou non)
 * ».
 */
export function formatItemName({ label }: Pick<ProposedItem, "label">, language: Language): string {
  return label[language].replace(/ \((?:oui ou non|yes or no)\)$/, "");
}

/** « conservé un an après la fin ; base légale : une mission d’intérêt public ». */
export function formatItemTerms({ retentionDays, legalBasis }: ProposedItem, language: Language): string {
  const words = consentWords(language);
  const kept = retentionDays === 0 ? words.erased : words.kept(formatDuration(retentionDays, language));
  return `${kept}, ${words.basis(words.legalBasis[legalBasis])}`;
}

/** Said once when they are the same for all; undefined when each item has its own. */
export function findSharedTerms(items: readonly ProposedItem[], language: Language): string | undefined {
  const all = new Set(items.map((item) => formatItemTerms(item, language)));
  return items.length > 1 && all.size === 1 ? [...all][0] : undefined;
}

export function formatSentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
