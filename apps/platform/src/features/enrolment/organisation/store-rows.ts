// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Selectable } from "kysely";

export interface OrganisationTable {
  authority_id: string;
  mode: "internal_town_hall" | "internal_web" | "internal_delegated" | "pooled_technical" | "optimised";
  /** The mode before, to go back to. */
  former:
    | "internal_town_hall"
    | "internal_web"
    | "internal_delegated"
    | "pooled_technical"
    | "optimised"
    | null;
  changed_on: string;
}
export type OrganisationRow = Selectable<OrganisationTable>;

export type Tables = {
  organisation: OrganisationTable;
};
