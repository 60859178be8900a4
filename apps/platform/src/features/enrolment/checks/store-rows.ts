// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Selectable } from "kysely";

export interface CheckPolicyTable {
  authority_id: string;
  document_type: string;
  max_age_months: number;
  changed_on: string;
}
export type CheckPolicyRow = Selectable<CheckPolicyTable>;

export interface DocumentCheckTable {
  authority_id: string;
  document_id: string;
  person_id: string;
  /**
   * personal: HMAC of the sealed code read, to know it again when somebody else presents it. Null when no
   * seal is believed.
   */
  code_index: Buffer | null;
  /**
   * personal: the code names this very person. In clear, for as long as the row: the same code under its
   * holder's name for two people is a replay.
   */
  names_agree: boolean;
  replayed: boolean;
  checked_on: string;
  purge_on: string;
  /**
   * personal: issuer, certificate, type, dates, digest of the code and the outcome of each comparison, sealed
   * under the person's key and bound to the document.
   */
  finding_sealed: Buffer;
  /** Day on which a decision relied on this check: it then stays as it was, for as long as the decision. */
  relied_on: string | null;
}
export type DocumentCheckRow = Selectable<DocumentCheckTable>;

export interface SavingBeforeLookTable {
  authority_id: string;
  id: string;
  /** not personal: id of the agent. */
  agent_id: string;
  at: Date;
}
export type SavingBeforeLookRow = Selectable<SavingBeforeLookTable>;

export type Tables = {
  check_policy: CheckPolicyTable;
  document_check: DocumentCheckTable;
  saving_before_look: SavingBeforeLookTable;
};
