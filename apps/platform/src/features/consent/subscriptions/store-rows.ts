// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Generated, Selectable } from "kysely";

export interface SubscriptionTable {
  provider_id: string;
  service_id: string;
  id: string;
  holder_id: string;
  /** HMAC of the person under the sector's key (keys.sectorSubject). */
  subject: Buffer;
  grant_id: string;
  state: "pending" | "open" | "suspended" | "closed";
  /** Civil day of the last change of state; the instants are sealed. */
  state_on: string;
  opened_on: string | null;
  /**
   * personal: pairwise subject, states with their instants, missing items, events already followed; sealed
   * under the sector's key, padded.
   */
  sealed: Buffer;
  revision: Generated<number>;
}
export type SubscriptionRow = Selectable<SubscriptionTable>;

export type Tables = {
  subscription: SubscriptionTable;
};
