import type { Theme } from "@ardeco/contracts";
import type { IconName } from "@ardeco/ui";
import type { OfferedService } from "../../features/catalogue/catalogue/index.ts";
import { parseWords } from "./search/parse-words.ts";

/** A drawing for the words services are named by; it only repeats the title. */
const DRAWINGS: readonly (readonly [beginning: RegExp, icon: IconName])[] = [
  [/^(acte|attestation)/, "file-text"],
  [/^(foyer|logement|residence)/, "house"],
  [/^(multimedia|internet|numerique)/, "smartphone"],
  [/^(electoral|election|vote)/, "landmark"],
  [/^objet/, "key-round"],
  [/^loisir/, "tree-pine"],
  [/^(biblioth|mediath|livre)/, "library"],
  [/^(cantine|restau|repas)/, "utensils"],
  [/^(piscine|nage|patinoire)/, "waves-ladder"],
  [/^(creche|bebe|garde|naissance)/, "baby"],
  [/^(ecole|scolaire|periscolaire|etude)/, "school"],
  [/^(bus|transport|tram)/, "bus"],
  [/^(dechet|dechetterie|encombrant|tri)/, "leaf"],
  [/^(sport|club|gymnase)/, "trophy"],
  [/^(theatre|cinema|conservatoire|musique)/, "theater"],
  [/^(jeune|carte)/, "id-card"],
  [/^(aide|social|allocation)/, "hand-heart"],
  [/^(stationnement|voirie)/, "map-pin"],
];

export const themeIcons: Readonly<Record<Theme, IconName>> = {
  civil_status: "id-card",
  childhood: "school",
  youth: "sparkles",
  culture: "theater",
  sport: "trophy",
  transport: "bus",
  environment: "leaf",
  housing: "house",
  solidarity: "heart-pulse",
  community: "users",
  commerce: "store",
};

export function selectServiceIcon({ slug, definition }: OfferedService): IconName {
  const words = parseWords(`${definition.title.fr} ${slug}`);
  const drawing = DRAWINGS.find(([beginning]) => words.some(({ plain }) => beginning.test(plain)));
  const [theme] = definition.presentation?.themes ?? [];
  return drawing?.[1] ?? (theme ? themeIcons[theme] : "file-text");
}
