import type { Text } from "../language.ts";

/**
 * What a service is about (CPSV-AP 3.2 `cv:thematicArea`). The code names are stored and exchanged: never
 * rename one.
 */
export const themes = {
  civil_status: { fr: "Papiers, état civil, élections", en: "Identity papers, civil status, elections" },
  childhood: { fr: "Enfance et école", en: "Childhood and school" },
  youth: { fr: "Jeunesse", en: "Young people" },
  culture: { fr: "Culture", en: "Culture" },
  sport: { fr: "Sport et loisirs", en: "Sport and leisure" },
  transport: { fr: "Transports et stationnement", en: "Transport and parking" },
  environment: { fr: "Déchets, rue et cadre de vie", en: "Waste, streets and surroundings" },
  housing: { fr: "Logement", en: "Housing" },
  solidarity: { fr: "Santé, social, handicap", en: "Health, social support, disability" },
  community: { fr: "Associations et vie locale", en: "Associations and local life" },
  commerce: { fr: "Commerces et partenaires", en: "Shops and partners" },
} as const satisfies Record<string, Text>;

export type Theme = keyof typeof themes;

export function isTheme(code: string): code is Theme {
  return Object.hasOwn(themes, code);
}
