import type { IconName } from "@ardeco/ui";
import type { OfferedService } from "../../modules/catalogue/index.ts";
import { fold } from "./search.ts";

/** A drawing for the words services are named by; it only repeats the title. */
const DRAWINGS: readonly (readonly [beginning: RegExp, icon: IconName])[] = [
  [/^(biblioth|mediath|livre)/, "library"],
  [/^(cantine|restau|repas)/, "utensils"],
  [/^(piscine|nage|patinoire)/, "waves-ladder"],
  [/^(creche|bebe|garde)/, "baby"],
  [/^(ecole|scolaire|periscolaire)/, "school"],
  [/^(bus|transport|tram)/, "bus"],
  [/^(dechet|dechetterie|tri)/, "leaf"],
  [/^(sport|club|gymnase)/, "trophy"],
  [/^(theatre|cinema|conservatoire|musique)/, "theater"],
  [/^(jeune|carte)/, "id-card"],
  [/^(aide|social)/, "hand-heart"],
  [/^(stationnement|voirie)/, "map-pin"],
];

export function serviceIcon({ slug, definition }: OfferedService): IconName {
  const words = fold(`${definition.title.fr} ${slug}`);
  const drawing = DRAWINGS.find(([beginning]) => words.some((word) => beginning.test(word)));
  return drawing?.[1] ?? "file-text";
}
