// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Generated, Selectable } from "kysely";

export interface ComplianceVersionTable {
  authority_id: string;
  id: string;
  kind: "impact_assessment" | "security_file";
  number: number;
  drafted_on: string;
  /** What agents wrote by hand. */
  texts: unknown;
  revision: Generated<number>;
  /**
   * What was generated when it was frozen (Content of the module): facts of the configuration, the catalogue,
   * the risks. No secret, no personal data.
   */
  content: unknown;
  /** SHA-256 of the authority, kind, number, instant, texts and content in canonical JSON. */
  content_hash: Buffer | null;
  frozen_at: Date | null;
  frozen_by: string | null;
  opinion: "favourable" | "with_reserves" | "unfavourable" | null;
  opinion_words: string | null;
  opinion_on: string | null;
  opinion_by: string | null;
  decision: "accepted" | "with_conditions" | "refused" | null;
  decision_words: string | null;
  /** Name and quality of who signs for the authority, in an official act. */
  signatory: string | null;
  decided_on: string | null;
  decided_by: string | null;
  /** Until when the decision holds. */
  valid_until: string | null;
  /** Reminders of the end: 1 three months before, 2 one month before, 3 once over. */
  reminded: Generated<number>;
  /** Day on which administrators were told that something changed since this version. */
  change_told_on: string | null;
}
export type ComplianceVersionRow = Selectable<ComplianceVersionTable>;

export type Tables = {
  compliance_version: ComplianceVersionTable;
};
