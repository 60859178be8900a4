import type { IconName } from "@ardeco/ui";
import type { Capability } from "../../../features/access/access/index.ts";

/** What the administration is made of, and who enters. */
export const adminPlaces = {
  services: {
    path: "/administration/services",
    icon: "list-checks",
    for: ["service.draft", "service.approve", "service.publish"],
  },
  tariffs: {
    path: "/administration/tarifs",
    icon: "euro",
    for: ["service.draft", "service.approve"],
  },
  activities: { path: "/administration/activites", icon: "calendar", for: ["booking.manage"] },
  couplings: {
    path: "/administration/offres",
    icon: "handshake",
    for: ["coupling.manage", "service.approve"],
  },
  campaigns: {
    path: "/administration/campagnes",
    icon: "calendar-clock",
    for: ["campaign.manage"],
  },
  agents: { path: "/administration/agents", icon: "users", for: ["staff.manage"] },
  organisation: { path: "/administration/organisation", icon: "settings", for: ["organisation.manage"] },
  authority: { path: "/administration/collectivite", icon: "landmark", for: ["authority.present"] },
  desks: { path: "/administration/guichets", icon: "map-pin", for: ["organisation.manage"] },
  equipment: { path: "/administration/equipements", icon: "scan-line", for: ["equipment.manage"] },
  supports: { path: "/administration/supports", icon: "id-card", for: ["equipment.manage"] },
  cards: { path: "/administration/cartes", icon: "credit-card", for: ["equipment.manage"] },
  counters: { path: "/administration/compteurs", icon: "coins", for: ["counter.manage"] },
  regies: { path: "/administration/regies", icon: "wallet", for: ["counter.manage"] },
  invoices: { path: "/administration/factures", icon: "receipt", for: ["invoice.issue"] },
  debits: { path: "/administration/prelevements", icon: "landmark", for: ["invoice.issue"] },
  passes: { path: "/administration/pass", icon: "ticket", for: ["counter.manage"] },
  proposals: { path: "/administration/rapprochements", icon: "users", for: ["record.review"] },
  records: { path: "/administration/reprises", icon: "users", for: ["record.import"] },
  delegations: { path: "/administration/delegations", icon: "handshake", for: ["delegation.manage"] },
  insights: { path: "/administration/indicateurs", icon: "calendar", for: ["insight.read"] },
  sources: { path: "/administration/registres", icon: "landmark", for: ["source.manage"] },
  providers: { path: "/administration/connexion", icon: "shield-check", for: ["staff.manage"] },
  accessibility: { path: "/administration/accessibilite", icon: "eye", for: ["accessibility.manage"] },
  rights: { path: "/administration/droits", icon: "shield", for: ["rights.answer"] },
  compliance: { path: "/administration/conformite", icon: "file-check", for: ["compliance.read"] },
  approvals: {
    path: "/administration/approbations",
    icon: "inbox",
    for: [
      "service.draft",
      "service.approve",
      "coupling.manage",
      "counter.manage",
      "invoice.issue",
      "source.confirm",
      "compliance.advise",
      "compliance.decide",
    ],
  },
  smallStaff: {
    path: "/administration/petit-effectif",
    icon: "users",
    for: ["smallstaff.declare", "service.approve"],
  },
  journal: { path: "/administration/journal", icon: "history", for: ["journal.read"] },
  witnesses: {
    path: "/administration/temoins",
    icon: "eye",
    for: ["witness.manage", "journal.read"],
  },
  operations: { path: "/administration/exploitation", icon: "wrench", for: ["platform.operate"] },
} as const satisfies Record<string, { path: string; icon: IconName; for: readonly Capability[] }>;

export type PlaceName = keyof typeof adminPlaces;

/** What goes together, in the order in which a town sets itself up. */
export const placeGroups = {
  offer: ["services", "tariffs", "activities", "couplings", "campaigns", "insights"],
  money: ["counters", "regies", "invoices", "debits", "passes"],
  supports: ["supports", "cards", "equipment"],
  team: ["agents", "desks", "organisation", "delegations", "smallStaff"],
  authority: ["authority", "accessibility", "providers", "sources", "records", "proposals"],
  control: ["approvals", "rights", "compliance", "journal", "witnesses", "operations"],
} as const satisfies Record<string, readonly PlaceName[]>;

export type PlaceGroup = keyof typeof placeGroups;

export const groupNames = [
  "offer",
  "money",
  "supports",
  "team",
  "authority",
  "control",
] as const satisfies readonly PlaceGroup[];

/** More of them at once are looked for in parts. */
export const MOST_TOGETHER = 8;

/** Those that somebody may enter, by part; a part where they may enter nothing is not there. */
export function groupPlaces(
  may: (name: PlaceName) => boolean,
): ReadonlyMap<PlaceGroup, readonly PlaceName[]> {
  const found = groupNames.map((group) => {
    const all: readonly PlaceName[] = placeGroups[group];
    return [group, all.filter(may)] as const;
  });
  return new Map(found.filter(([, mine]) => mine.length > 0));
}
