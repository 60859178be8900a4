import type { Text } from "../language.ts";

/**
 * Lawfulness of processing, GDPR art. 6.1, points a to f. A public authority may not use the last one for its
 * tasks.
 */
export const legalBases = {
  consent: { point: "a", fr: "Votre consentement", en: "Your consent" },
  contract: { point: "b", fr: "L’exécution d’un contrat", en: "Performance of a contract" },
  legal_obligation: { point: "c", fr: "Une obligation légale", en: "A legal obligation" },
  vital_interests: {
    point: "d",
    fr: "La sauvegarde des intérêts vitaux",
    en: "Protection of vital interests",
  },
  public_task: { point: "e", fr: "Une mission d’intérêt public", en: "A task in the public interest" },
  legitimate_interests: { point: "f", fr: "L’intérêt légitime", en: "Legitimate interests" },
} as const satisfies Record<string, Text & { readonly point: string }>;

export type LegalBasis = keyof typeof legalBases;

export function isLegalBasis(basis: string): basis is LegalBasis {
  return Object.hasOwn(legalBases, basis);
}
