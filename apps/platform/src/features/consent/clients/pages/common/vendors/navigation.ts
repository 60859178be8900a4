import type { NavLink } from "@ardeco/ui";
import { defineMessages, type Visit } from "../../../../../../web/index.ts";

/** What a vendor's space is made of. */
export const sandboxPlaces = {
  home: "/administration/bac-a-sable",
  people: "/administration/bac-a-sable/personnages",
  checks: "/administration/bac-a-sable/verifications",
  log: "/administration/bac-a-sable/journal",
} as const;
export type SandboxPlace = keyof typeof sandboxPlaces;

const words = defineMessages({
  fr: {
    home: "Mon essai",
    people: "Personnages",
    checks: "Vérifications",
    log: "Journal",
  },
  en: { home: "My space", people: "Characters", checks: "Checks", log: "Log" },
});

/** The menu of a vendor, on the pages of the sandbox and on those it shares with the administration. */
export function buildSandboxNavigation(
  { brand, language }: Visit,
  current?: SandboxPlace,
): readonly NavLink[] {
  const places: readonly SandboxPlace[] = ["home", "people", "checks", "log"];
  return places.map((place) => ({
    href: `/${brand.slug}${sandboxPlaces[place]}`,
    label: words(language)[place],
    current: place === current,
  }));
}
