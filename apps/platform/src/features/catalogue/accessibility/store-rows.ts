// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Generated, Selectable } from "kysely";

export interface AccessibilityComplaintTable {
  authority_id: string;
  id: string;
  /** Said by who complains; drawn from the id, tells nothing. */
  number: string;
  received_on: string;
  answer_before: string;
  /** personal: name, address to answer to, and what happened, sealed under the authority's key. */
  sealed: Buffer;
  state: "waiting" | "answered";
  answered_on: string | null;
}
export type AccessibilityComplaintRow = Selectable<AccessibilityComplaintTable>;

export interface AccessibilityStatementTable {
  authority_id: string;
  /** AccessibilityReport of the module; names nobody. */
  content: unknown;
  changed_on: string;
  version: Generated<number>;
}
export type AccessibilityStatementRow = Selectable<AccessibilityStatementTable>;

export type Tables = {
  accessibility_complaint: AccessibilityComplaintTable;
  accessibility_statement: AccessibilityStatementTable;
};
