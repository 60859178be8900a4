// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Selectable } from "kysely";

export interface AloneApprovalTable {
  authority_id: string;
  id: string;
  mode_id: string;
  /** The kind of approval, as its feature declares it. */
  kind: "catalogue.version" | "couplings.coupling" | "tariffs.version";
  /** What waits, as its kind numbers it. */
  subject: string;
  /** Of what content: another revision is announced anew. */
  mark: string;
  announced_by: string;
  announced_on: string;
  due_on: string;
  refused_by: string | null;
  refused_on: string | null;
  used_on: string | null;
}
export type AloneApprovalRow = Selectable<AloneApprovalTable>;

export interface SmallStaffModeTable {
  authority_id: string;
  id: string;
  /**
   * delay: who asked approves alone, days after everybody was told · paired: an agent of another authority,
   * lent by that delegation.
   */
  form: "delay" | "paired";
  days: number | null;
  delegation_id: string | null;
  /** not personal: why, as everybody reads it. */
  reason: string;
  declared_by: string;
  declared_on: string;
  ended_by: string | null;
  ended_on: string | null;
}
export type SmallStaffModeRow = Selectable<SmallStaffModeTable>;

export type Tables = {
  alone_approval: AloneApprovalTable;
  small_staff_mode: SmallStaffModeTable;
};
