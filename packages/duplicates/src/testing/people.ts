/** Rows of a file of people, in French. */
export interface Row {
  readonly [column: string]: string;
  readonly nom: string;
  readonly prenom: string;
  readonly date_naissance: string;
  readonly adresse: string;
  readonly code_postal: string;
  readonly commune: string;
}

const FAMILIES =
  "Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefèvre Leroy Roux David Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Faure André Mercier Blanc Guérin Boyer Garnier Chevalier".split(
    " ",
  );
const GIVEN =
  "Marie Jean Pierre Michel Catherine Nathalie Philippe Isabelle Alain Sylvie Patrick Martine Nicolas Christophe Sophie Julien Camille Léa Hugo Emma Louis Chloé Lucas Inès Karim Fatima Zoé Léo".split(
    " ",
  );
const STREETS =
  "rue Froide|rue de Geôle|avenue du Six-Juin|rue Saint-Pierre|boulevard Leclerc|rue Caponière|rue d’Auge|place Foch|rue de Bayeux|chemin Vert".split(
    "|",
  );

/**
 * A town of people who are all different, in households of one to four, the same at each call.
 * @param random from 0 to 1
 */
export function aTown(count: number, random: () => number): Row[] {
  const one = (of: readonly string[]): string => of[Math.floor(random() * of.length)] ?? "";
  const two = (most: number): string => String(1 + Math.floor(random() * most)).padStart(2, "0");
  const household = () => ({
    nom: one(FAMILIES),
    adresse: `${1 + Math.floor(random() * 120)} ${one(STREETS)}`,
    code_postal: `14${two(90)}0`,
    commune: one(["Caen", "Bayeux", "Honfleur", "Lisieux", "Vire"]),
  });
  let home = household();
  return Array.from({ length: count }, () => {
    if (random() < 0.4) home = household();
    const born = `${1940 + Math.floor(random() * 80)}-${two(12)}-${two(28)}`;
    return { ...home, prenom: one(GIVEN), date_naissance: born };
  });
}
