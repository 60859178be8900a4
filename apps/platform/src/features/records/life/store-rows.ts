// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Selectable } from "kysely";

export interface DeathTable {
  authority_id: string;
  person_id: string;
  /** Civil day on which it was recorded, from which the purge clock runs; the day of death is sealed. */
  recorded_on: string;
  /**
   * personal: day of death, who recorded it, and what reversing brings back, sealed under the person's key.
   */
  sealed: Buffer;
  /** not personal: the agent who recorded it; another confirms. Absent in deaths recorded before that. */
  recorded_by: string | null;
  /** not personal: the agent who confirmed that it is also that of those merged with them. */
  confirmed_by: string | null;
  /** not personal: when it was confirmed. */
  confirmed_on: string | null;
}
export type DeathRow = Selectable<DeathTable>;

export interface HouseMoveTable {
  authority_id: string;
  person_id: string;
  /** Civil day on which it was said. */
  sent_on: string;
  /** personal: new address, day of the move, children who move along, sealed under the key of who moves. */
  sealed: Buffer;
}
export type HouseMoveRow = Selectable<HouseMoveTable>;

export type Tables = {
  death: DeathTable;
  house_move: HouseMoveTable;
};
