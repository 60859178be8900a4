/**
 * Mean level of each city's services in January 2014: Lecko, in the Ardeco report (2017), table 4.1. CC BY
 * 4.0.
 */
export const studiedCities: Readonly<Record<string, number>> = {
  "Aix-en-Provence": 1.11,
  Angers: 1.94,
  Bordeaux: 2.33,
  Brest: 1.39,
  "Clermont-Ferrand": 1.56,
  Dijon: 1.22,
  Grenoble: 1.89,
  "Le Havre": 2.72,
  "Le Mans": 1.89,
  Lille: 1.94,
  Lyon: 2.33,
  Marseille: 1.72,
  Montpellier: 1.89,
  Nantes: 2.17,
  Nice: 1.72,
  Nîmes: 1.83,
  Paris: 2.42,
  Reims: 1.28,
  Rennes: 1.83,
  "Saint-Denis de la Réunion": 0.44,
  "Saint-Étienne": 1.5,
  Strasbourg: 2.56,
  Toulon: 0.94,
  Toulouse: 2.11,
  Villeurbanne: 1.44,
};
