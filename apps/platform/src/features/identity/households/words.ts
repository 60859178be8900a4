import type { Language, Sentence } from "../../../kernel/errors.ts";
import type { EndCause, RepresentationKind } from "./representation.ts";

const kinds: Readonly<Record<RepresentationKind, Sentence>> = {
  parental_authority: { fr: "autorité parentale", en: "parental authority" },
  guardianship: { fr: "mesure de protection", en: "protection measure" },
  mandate: { fr: "procuration", en: "power of attorney" },
};

const causes: Readonly<Record<EndCause, Sentence>> = {
  refused: { fr: "Refusée par un agent.", en: "Refused by an agent." },
  revoked: { fr: "Retirée par la personne représentée.", en: "Withdrawn by the person represented." },
  renounced: { fr: "Rendue par le représentant.", en: "Given back by the representative." },
  court_decision: { fr: "Décision de justice.", en: "Court decision." },
  coming_of_age: { fr: "La personne est majeure.", en: "The person has come of age." },
  expired: { fr: "La date de fin est passée.", en: "The end date has passed." },
  death: { fr: "Décès.", en: "Death." },
  error: { fr: "Enregistrée par erreur.", en: "Recorded by mistake." },
};

export function formatRepresentationKind(kind: unknown, language: Language): string {
  return formatCodeWord(kinds, kind, language);
}

export function formatEndCause(cause: unknown, language: Language): string {
  return formatCodeWord(causes, cause, language);
}

function formatCodeWord(
  words: Readonly<Record<string, Sentence>>,
  code: unknown,
  language: Language,
): string {
  const word = typeof code === "string" && Object.hasOwn(words, code) ? words[code] : undefined;
  return word?.[language] ?? String(code);
}
