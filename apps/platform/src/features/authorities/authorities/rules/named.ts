/** How a French sentence names an authority: its official name has no article ("Ville de Caen"). */

const FEMININE = [
  "ville",
  "commune",
  "mairie",
  "communauté",
  "métropole",
  "région",
  "collectivité",
  "agglomération",
  "eurométropole",
];
const MASCULINE = ["département", "syndicat", "conseil", "centre"];
const VOWEL = /^[aeiouyàâäéèêëîïôöùûüœæ]/i;

const articles = { masculine: "le ", feminine: "la " } as const;

/**
 * "la Ville de Caen", "l’Agglomération de Saint-Lô", "le Département du Calvados"; "Caen la Mer" needs none.
 */
export function formatAuthorityName(name: string): string {
  const [first = ""] = name.toLocaleLowerCase("fr").split(/[\s-]/u);
  const gender = FEMININE.includes(first) ? "feminine" : MASCULINE.includes(first) ? "masculine" : undefined;
  if (!gender) return name;
  return VOWEL.test(first) ? `l’${name}` : `${articles[gender]}${name}`;
}

/** "de la Ville de Caen", "du Département du Calvados", "du Havre", "d’Authie", "de Caen la Mer". */
export function formatAuthorityGenitive(name: string): string {
  const contracted = mergeArticle(name, "du", "des");
  if (contracted) return contracted;
  return VOWEL.test(formatAuthorityName(name)) ? `d’${name}` : `de ${formatAuthorityName(name)}`;
}

/** "à la Ville de Caen", "au Département du Calvados", "au Havre", "à Caen la Mer". */
export function toAuthority(name: string): string {
  return mergeArticle(name, "au", "aux") ?? `à ${formatAuthorityName(name)}`;
}

/** The article of the sentence, or the one that a place has in its name, melts into the preposition. */
function mergeArticle(name: string, singular: string, plural: string): string | undefined {
  const [, article, rest] = /^(le|les)\s(.+)$/iu.exec(formatAuthorityName(name)) ?? [];
  if (!article) return undefined;
  return `${article.toLowerCase() === "le" ? singular : plural} ${rest}`;
}
