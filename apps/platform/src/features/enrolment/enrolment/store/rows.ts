// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Generated, GeneratedAlways, Selectable } from "kysely";

export interface EnrolmentDecisionTable {
  authority_id: string;
  file_id: string;
  element: string;
  /**
   * personal: outcome, reason, evidence, who and when, sealed under the person's key and bound to the row.
   */
  sealed: Buffer;
}
export type EnrolmentDecisionRow = Selectable<EnrolmentDecisionTable>;

export interface EnrolmentDocumentTable {
  authority_id: string;
  file_id: string;
  document_id: string;
  elements: string[];
}
export type EnrolmentDocumentRow = Selectable<EnrolmentDocumentTable>;

export interface EnrolmentFileTable {
  authority_id: string;
  id: string;
  person_id: string;
  /** Who is written to: the person, or who acts for them. */
  contact_id: string;
  state:
    | "draft"
    | "submitted"
    | "in_review"
    | "awaiting_person"
    | "decided"
    | "closed"
    | "withdrawn"
    | "expired";
  version: Generated<number>;
  opened_on: string;
  opened_at: "web" | "desk";
  touched_on: string;
  /** The desk in charge; null while a draft written on the web. */
  desk_id: string | null;
  assigned_to: string | null;
  receipt_number: string | null;
  submitted_at: Date | null;
  due_on: string | null;
  /** Day since which the delay is suspended (CRPA art. L114-5). */
  waiting_since: string | null;
  decided_on: string | null;
  ended_on: string | null;
  /** personal: what is answered about the file itself, sealed under the person's key and bound to the row. */
  answers_sealed: Buffer | null;
  /**
   * Organisation mode under which it was sent; null while a draft, and for files sent before modes existed.
   */
  mode:
    | "internal_town_hall"
    | "internal_web"
    | "internal_delegated"
    | "pooled_technical"
    | "optimised"
    | null;
  /** True when an agent sent it, for a reason told to the person, to a desk out of its route. */
  by_exception: Generated<boolean>;
  receipt_end: GeneratedAlways<string | null>;
}
export type EnrolmentFileRow = Selectable<EnrolmentFileTable>;

export interface EnrolmentRequestTable {
  authority_id: string;
  id: string;
  file_id: string;
  state: "open" | "answered" | "dropped";
  /**
   * personal: element, kind of document, reason, reply, sealed under the person's key and bound to the row.
   */
  sealed: Buffer;
}
export type EnrolmentRequestRow = Selectable<EnrolmentRequestTable>;

export interface EnrolmentStepTable {
  authority_id: string;
  id: string;
  file_id: string;
  position: GeneratedAlways<number>;
  /** personal: act, instant, who, reason or note, sealed under the person's key and bound to the row. */
  sealed: Buffer;
}
export type EnrolmentStepRow = Selectable<EnrolmentStepTable>;

export interface ReceiptCounterTable {
  authority_id: string;
  year: number;
  last: number;
}
export type ReceiptCounterRow = Selectable<ReceiptCounterTable>;

export type Tables = {
  enrolment_decision: EnrolmentDecisionTable;
  enrolment_document: EnrolmentDocumentTable;
  enrolment_file: EnrolmentFileTable;
  enrolment_request: EnrolmentRequestTable;
  enrolment_step: EnrolmentStepTable;
  receipt_counter: ReceiptCounterTable;
};
