import type { Generated } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { ModeName } from "../../organisation/index.ts";
import type { DocumentRequest } from "../deciding/decision.ts";
import type { FileState } from "../file/file.ts";

export type FileRow = {
  authority_id: string;
  id: string;
  person_id: string;
  contact_id: string;
  state: FileState;
  version: number;
  opened_on: string;
  opened_at: "web" | "desk";
  touched_on: string;
  desk_id: string | null;
  assigned_to: string | null;
  receipt_number: string | null;
  submitted_at: Date | null;
  due_on: string | null;
  waiting_since: string | null;
  decided_on: string | null;
  ended_on: string | null;
  answers_sealed: Buffer | null;
  mode: ModeName | null;
  by_exception: boolean;
};

/** What may change; who, and when it was opened, never do. */
export type FileChange = Partial<
  Omit<FileRow, "authority_id" | "id" | "person_id" | "contact_id" | "version" | "opened_on" | "opened_at">
>;

export type StepRow = { authority_id: string; id: string; file_id: string; sealed: Buffer };
export type DecisionRow = { authority_id: string; file_id: string; element: string; sealed: Buffer };
export type RequestRow = {
  authority_id: string;
  id: string;
  file_id: string;
  state: DocumentRequest["state"];
  sealed: Buffer;
};
export type FileDocumentRow = {
  authority_id: string;
  file_id: string;
  document_id: string;
  elements: string[];
};

type EnrolmentTables = {
  enrolment_file: FileRow;
  enrolment_step: StepRow & { position: Generated<number> };
  enrolment_decision: DecisionRow;
  enrolment_request: RequestRow;
  enrolment_document: FileDocumentRow;
  receipt_counter: { authority_id: string; year: number; last: number };
};

export const tables = (tx: Tx) => tx.withTables<EnrolmentTables>();
