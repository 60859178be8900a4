import type { Text } from "../language.ts";

/**
 * The services by which the Lecko study of January 2014 grades a city's site, from 0 to 5. It grades 18; the
 * Ardeco report (2017, document 1, section 8, HAL hal-04653076, CC BY 4.0) names these 17. Never rename a
 * code.
 */
export const studiedServices = {
  civil_status_certificates: { fr: "Actes d’état civil", en: "Civil status certificates" },
  identity_card: { fr: "Carte d’identité", en: "Identity card" },
  birth_declaration: { fr: "Déclaration de naissance", en: "Birth declaration" },
  electoral_registration: { fr: "Inscription sur les listes électorales", en: "Electoral registration" },
  early_childhood: { fr: "Établissements de la petite enfance", en: "Early childhood facilities" },
  school_canteen: { fr: "Cantine scolaire", en: "School canteen" },
  leisure_centres: { fr: "Centres de loisirs", en: "Leisure centres" },
  residents_parking: { fr: "Stationnement résidentiel", en: "Residents’ parking" },
  temporary_parking: { fr: "Stationnement temporaire", en: "Temporary parking" },
  street_problems: { fr: "Problèmes de voirie", en: "Street problems" },
  bulky_waste: { fr: "Enlèvement des encombrants", en: "Bulky waste collection" },
  lost_property: { fr: "Objets perdus", en: "Lost property" },
  library: { fr: "Bibliothèque", en: "Library" },
  social_housing: { fr: "Logement social", en: "Social housing" },
  disabled_mobility: { fr: "Mobilité des personnes handicapées", en: "Disabled people’s mobility" },
  homes_for_older_people: { fr: "Résidences pour personnes âgées", en: "Homes for older people" },
  risks: { fr: "Risques technologiques et naturels", en: "Industrial and natural risks" },
} as const satisfies Record<string, Text>;

export type StudiedService = keyof typeof studiedServices;
