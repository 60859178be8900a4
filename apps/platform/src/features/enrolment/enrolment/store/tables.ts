import type { Tx } from "../../../../kernel/context.ts";
import type {
  EnrolmentDecisionRow,
  EnrolmentDocumentRow,
  EnrolmentFileRow,
  EnrolmentRequestRow,
  EnrolmentStepRow,
  Tables,
} from "./rows.ts";

/** What a file says; its number read backwards is for its index alone. */
export type FileRow = Omit<EnrolmentFileRow, "receipt_end">;

/** What may change; who, and when it was opened, never do. */
export type FileChange = Partial<
  Omit<FileRow, "authority_id" | "id" | "person_id" | "contact_id" | "version" | "opened_on" | "opened_at">
>;

export type StepRow = Omit<EnrolmentStepRow, "position">;
export type DecisionRow = EnrolmentDecisionRow;
export type RequestRow = EnrolmentRequestRow;
export type FileDocumentRow = EnrolmentDocumentRow;

export const toEnrolmentTables = (tx: Tx) => tx.withTables<Tables>();
