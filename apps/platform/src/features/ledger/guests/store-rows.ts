// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Generated, Selectable } from "kysely";

export interface TopupGuestTable {
  authority_id: string;
  id: string;
  child_id: string;
  invited_by: string;
  guest_id: string | null;
  /**
   * personal: HMAC of the address that the parent wrote, while the invitation waits: whoever enters here by
   * it finds it.
   */
  address_index: Buffer | null;
  state: Generated<"invited" | "accepted" | "ended">;
  invited_on: string;
  ended_on: string | null;
  /** not personal: the day of the amounts counted beside. */
  refused_on: string | null;
  /**
   * Amounts that the counter could not take that day: beyond three, none is tried, since each answer tells
   * something of the balance.
   */
  refusals: Generated<number>;
  /**
   * personal: the account, and the address that the parent wrote, sealed under the child's key and bound to
   * the row.
   */
  detail_sealed: Buffer;
  /**
   * not personal: sixteen bytes of the SHA-256 of the last form that was counted and of its amount, as a
   * number; the same within a minute is no other try.
   */
  last_try: string | null;
  /** not personal: when that form was counted. */
  last_try_at: Date | null;
}
export type TopupGuestRow = Selectable<TopupGuestTable>;

export type Tables = {
  topup_guest: TopupGuestTable;
};
