// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Selectable } from "kysely";

export interface PossibleDuplicateTable {
  authority_id: string;
  id: string;
  one_id: string;
  other_id: string;
  /** not personal: a percentage when it was found. */
  likelihood: number;
  found_on: string;
  verdict: "same" | "different" | "unsure" | null;
  decided_on: string | null;
  /** The agent. */
  decided_by: string | null;
}
export type PossibleDuplicateRow = Selectable<PossibleDuplicateTable>;

export type Tables = {
  possible_duplicate: PossibleDuplicateTable;
};
