// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Generated, Selectable } from "kysely";

export interface RenewalTable {
  provider_id: string;
  service_id: string;
  campaign_id: string;
  id: string;
  holder_id: string;
  /** HMAC of the person under the sector's key (keys.sectorSubject). */
  subject: Buffer;
  /**
   * waiting, confirmed; lapsed: nobody confirmed before the end of the grace; stopped: the agreement was
   * withdrawn meanwhile.
   */
  state: "waiting" | "confirmed" | "lapsed" | "stopped";
  /** Civil day of the last change of state; the instants are sealed. */
  state_on: string;
  /**
   * personal: pairwise subject, grant, messages already sent, receipt and instant of the confirmation; sealed
   * under the sector's key, padded.
   */
  sealed: Buffer;
  /**
   * personal: the person, and who confirmed; sealed under the holder authority's key, which the provider does
   * not have.
   */
  whose: Buffer;
  revision: Generated<number>;
  /**
   * Of its receipt: drawn from the id, tells nothing. Not one of those confirmed before this column, whose
   * number is in what is sealed.
   */
  number: string | null;
}
export type RenewalRow = Selectable<RenewalTable>;

export type Tables = {
  renewal: RenewalTable;
};
