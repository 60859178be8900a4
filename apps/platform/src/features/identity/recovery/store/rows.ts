// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Generated, Selectable } from "kysely";

export interface AddressChangeTable {
  authority_id: string;
  id: string;
  /** personal: whose account. */
  person_id: string;
  recovery_id: string | null;
  /** personal: the address, sealed under the person's key. */
  new_sealed: Buffer;
  /** personal: the former address as the account held it, sealed under the person's key, to give it back. */
  former_sealed: Buffer | null;
  /** personal: HMAC of the former address: a change of an account that changed meanwhile is void. */
  former_index: Buffer | null;
  state: "asked" | "waiting" | "applied" | "cancelled";
  /** The link sent to the new address; only its hash. */
  confirm_hash: Buffer;
  /** The link sent to the former address; only its hash. */
  cancel_hash: Buffer;
  asked_at: Date;
  expires_at: Date;
  effective_at: Date | null;
  /**
   * personal: when the session that asked was opened; taking the address back undoes what was added since.
   */
  inside_since: Date | null;
  /** not personal: whether somebody had proven to read the former address; given back as it was. */
  former_confirmed: Generated<boolean>;
  /** personal: HMAC of the new address, to count what one mailbox receives. */
  new_index: Buffer | null;
}
export type AddressChangeRow = Selectable<AddressChangeTable>;

export interface RecoveryTable {
  authority_id: string;
  id: string;
  /** personal: whose account. */
  person_id: string;
  opened_by: string;
  confirmed_by: string | null;
  /** Kind of original seen; its number is not kept. */
  proof: "identity_card" | "passport" | "residence_permit";
  /** personal: what happened, in the agent's words, sealed under the person's key. */
  reason_sealed: Buffer;
  state: "colleague" | "code" | "open" | "done" | "stopped" | "replaced";
  /** The code shown once at the desk; only its hash, and only until it is used. */
  code_hash: Buffer | null;
  /** The link that every known channel receives, to undo it; only its hash. */
  stop_hash: Buffer;
  opened_at: Date;
  expires_at: Date;
  stop_until: Date;
}
export type RecoveryRow = Selectable<RecoveryTable>;

export type Tables = {
  address_change: AddressChangeTable;
  recovery: RecoveryTable;
};
