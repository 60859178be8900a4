// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Generated, Selectable } from "kysely";

export interface InactivityTable {
  authority_id: string;
  /** personal: who was told. */
  person_id: string;
  told_on: string;
  told_again_on: string | null;
}
export type InactivityRow = Selectable<InactivityTable>;

export interface RightsRequestTable {
  authority_id: string;
  id: string;
  /** personal: whose data. */
  person_id: string;
  /** personal: who asked, the person or who acts for them; null when an agent noted it of somebody there. */
  asked_by: string | null;
  /** personal: said by the person, drawn from the id. */
  number: string;
  asked_right: "access" | "rectification" | "erasure" | "restriction" | "portability" | "objection";
  state: "waiting" | "scheduled" | "answered" | "refused" | "undone";
  received_on: string;
  due_on: string;
  /** Day of an erasure, unless it is undone before. */
  acts_on: string | null;
  answered_on: string | null;
  /** Reminders sent to who answers: 1 before the day, 2 once late. */
  reminded: Generated<number>;
  version: Generated<number>;
  /** personal: what was asked and answered, in words, sealed under the person's key, padded. */
  sealed: Buffer;
  /** The agent who noted it at the desk; null on the web. */
  noted_by: string | null;
  /** Another agent, who saw the original too. */
  confirmed_by: string | null;
  /**
   * An erasure of which nobody concerned is told by message, or of somebody who keeps others: not done before
   * an agent who did not note it confirms it.
   */
  needs_colleague: Generated<boolean>;
  /**
   * personal: who undid it and when, sealed under the person's key, beside the words, which undoing does not
   * touch.
   */
  undone_words: Buffer | null;
}
export type RightsRequestRow = Selectable<RightsRequestTable>;

export type Tables = {
  inactivity: InactivityTable;
  rights_request: RightsRequestTable;
};
