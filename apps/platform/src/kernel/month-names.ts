/**
 * Names of the months in French, without accents nor capitals: as words are compared once they are made
 * plain.
 */
export const plainMonths: readonly string[] = [
  "janvier",
  "fevrier",
  "mars",
  "avril",
  "mai",
  "juin",
  "juillet",
  "aout",
  "septembre",
  "octobre",
  "novembre",
  "decembre",
];
