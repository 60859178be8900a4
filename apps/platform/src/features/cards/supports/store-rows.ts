// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Generated, Selectable } from "kysely";

export interface SupportTable {
  authority_id: string;
  id: string;
  /** personal: whose support. */
  person_id: string;
  kind: "card" | "printed" | "phone" | "nfc_phone";
  /**
   * personal: printed on it, said by phone; drawn from the id, with check characters. No service reads it.
   */
  number: string;
  state:
    | "ordered"
    | "personalised"
    | "issued"
    | "active"
    | "suspended"
    | "lost"
    | "revoked"
    | "expired"
    | "replaced";
  /** Civil day of the last change of state; the instants are sealed. */
  state_on: string;
  expires_on: string;
  /** The support that this one takes the place of. */
  replaces: string | null;
  /** Grows at each change: two changes at once do not both pass. */
  version: Generated<number>;
  /** personal: each state with its instant, who changed it and why, sealed under the person's key, padded. */
  sealed: Buffer;
  /** Civil day when its long signed code was last put on paper. Null: never, and nobody can have it. */
  shown_on: string | null;
}
export type SupportRow = Selectable<SupportTable>;

export interface SupportDeniedTable {
  authority_id: string;
  /** not personal: ten bytes of SHA-256 of a random id. */
  entry: Buffer;
  /** Beyond, nothing that the support could show is accepted anyway. */
  until: string;
}
export type SupportDeniedRow = Selectable<SupportDeniedTable>;

export interface SupportSettingsTable {
  authority_id: string;
  kinds: Generated<("card" | "printed" | "phone" | "nfc_phone")[]>;
  list_version: Generated<number>;
  version: Generated<number>;
}
export type SupportSettingsRow = Selectable<SupportSettingsTable>;

export interface SupportStepUsedTable {
  authority_id: string;
  /** not personal: HMAC of the support under a key outside the database: the row joins no other. */
  holder: Buffer;
  step: number;
}
export type SupportStepUsedRow = Selectable<SupportStepUsedTable>;

export type Tables = {
  support: SupportTable;
  support_denied: SupportDeniedTable;
  support_settings: SupportSettingsTable;
  support_step_used: SupportStepUsedTable;
};
