// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Generated, Selectable } from "kysely";

export interface HandoverTable {
  authority_id: string;
  /** personal: whose account. */
  person_id: string;
  seen_by: string;
  expires_at: Date;
  /** not personal: HMAC of the name of who saw the document, to tell them from their colleague. */
  seen_by_name: Buffer | null;
}
export type HandoverRow = Selectable<HandoverTable>;

export interface HouseholdTable {
  authority_id: string;
  id: string;
  /** The person who declared it, or null for an agent. */
  created_by: string | null;
}
export type HouseholdRow = Selectable<HouseholdTable>;

export interface HouseholdMemberTable {
  authority_id: string;
  household_id: string;
  person_id: string;
  role: "adult" | "child";
  /**
   * Share of the time, of the bill or of the tax part: 50 and 50 for alternating residence (Code civil art.
   * 373-2-9).
   */
  share_percent: Generated<number>;
}
export type HouseholdMemberRow = Selectable<HouseholdMemberTable>;

export interface RepresentationTable {
  authority_id: string;
  id: string;
  representative_id: string;
  represented_id: string;
  kind: "parental_authority" | "guardianship" | "mandate";
  state: "declared" | "validated" | "ended";
  /**
   * Last civil day of a mandate or of a court decision; never for parental authority, whose end follows from
   * a birth date.
   */
  until: string | null;
  /**
   * personal: measure, scope, evidence, who decided and why it ended, sealed under the represented person's
   * key and bound to the row.
   */
  detail_sealed: Buffer;
  version: Generated<number>;
}
export type RepresentationRow = Selectable<RepresentationTable>;

export type Tables = {
  handover: HandoverTable;
  household: HouseholdTable;
  household_member: HouseholdMemberTable;
  representation: RepresentationTable;
};
