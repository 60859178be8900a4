import type { Text } from "../language.ts";

/**
 * How sure we are of a validated element. `low`, `substantial`, `high`: only for a proofing that meets
 * Implementing Regulation (EU) 2015/1502, annex §2.1.2, in practice one carried out by a notified scheme
 * (FranceConnect+). An agent who looks at a document at the counter does not meet the conditions of
 * "substantial" (check against an authoritative source, lost or stolen documents): that check is
 * `authority_checked`, outside the eIDAS scale and never to be shown as one of its steps.
 */
export const assuranceLevels = {
  low: { fr: "Faible (eIDAS)", en: "Low (eIDAS)" },
  authority_checked: { fr: "Vérifié par la collectivité", en: "Checked by the authority" },
  substantial: { fr: "Substantiel (eIDAS)", en: "Substantial (eIDAS)" },
  high: { fr: "Élevé (eIDAS)", en: "High (eIDAS)" },
} as const satisfies Record<string, Text>;

export type AssuranceLevel = keyof typeof assuranceLevels;

/**
 * Order used when a service requires at least a level: a local check is worth more than eIDAS low, less than
 * substantial.
 */
const RANK: Readonly<Record<AssuranceLevel, number>> = {
  low: 1,
  authority_checked: 2,
  substantial: 3,
  high: 4,
};

export function reachesAssurance(actual: AssuranceLevel, wanted: AssuranceLevel): boolean {
  return RANK[actual] >= RANK[wanted];
}

export function isAssuranceLevel(level: string): level is AssuranceLevel {
  return Object.hasOwn(assuranceLevels, level);
}
