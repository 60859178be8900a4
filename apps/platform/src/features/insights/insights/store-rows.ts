// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Generated, Selectable } from "kysely";

export interface InsightFileTable {
  authority_id: string;
  /** Its own: the file's would lead back to the person after an erasure. */
  id: string;
  file_id: string | null;
  /** personal: number of the receipt, until the person is erased. */
  receipt_number: string | null;
  desk_id: string;
  opened_at: "web" | "desk";
  submitted_on: string;
  ended_on: string | null;
  outcome: "decided" | "withdrawn" | null;
  validated: Generated<number>;
  /** Elements validated without an agent: by an identity provider, a register, or a link that was read. */
  unaided: Generated<number>;
  refused: Generated<number>;
}
export type InsightFileRow = Selectable<InsightFileTable>;

export type Tables = {
  insight_file: InsightFileTable;
};
