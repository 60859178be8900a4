// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Generated, GeneratedAlways, Selectable } from "kysely";

export interface SourceCorrespondentTable {
  authority_id: string;
  register: "CAF" | "MSA";
  /** not personal: of an office of the CAF or of the MSA. */
  name: string;
  legal_basis: string;
  certificate: string;
  fingerprint: string;
  valid_to: Date;
  own_certificate: string;
  own_fingerprint: string;
  /** not personal: the authority's private key, under its own key. */
  own_key_sealed: Buffer;
  own_valid_to: Date;
  changed_on: string;
  /** not personal: id of the agent who changed it. */
  changed_by: string | null;
  revision: number;
  /** not personal: id of the agent who gave this certificate. */
  given_by: string | null;
  given_at: Date | null;
  /** What a second person found of its fingerprint; null: nobody compared it yet, and it does nothing. */
  checked_as: "confirmed" | "refused" | null;
  /** not personal: id of the agent who compared it. */
  checked_by: string | null;
  checked_at: Date | null;
}
export type SourceCorrespondentRow = Selectable<SourceCorrespondentTable>;

export interface SourceFileTable {
  authority_id: string;
  id: string;
  refresh_id: string;
  direction: "request" | "answer";
  state: "received" | "done";
  /**
   * not personal: HMAC of an answer's content, under the authority's key: the same file again is the same
   * row.
   */
  digest: Buffer | null;
  /**
   * personal: names and quotients of many people. A request is sealed for its correspondent alone; an answer
   * under a key of its own, in row_key.
   */
  content_sealed: Buffer | null;
  lines: number;
  at_line: Generated<number>;
  problems: Generated<number>;
  received_on: string;
  changed_at: Date;
  /** not personal: fingerprint of the certificate that a request is sealed for. */
  sealed_for: string | null;
}
export type SourceFileRow = Selectable<SourceFileTable>;

export interface SourceFileProblemTable {
  authority_id: string;
  file_id: string;
  line: number;
  code: string;
  /** not personal: the question that had its answer already. */
  question_id: string | null;
  seen_on: string | null;
}
export type SourceFileProblemRow = Selectable<SourceFileProblemTable>;

export interface SourceHabilitationTable {
  authority_id: string;
  /** not personal: of the API of the State. */
  address: string;
  recipient: string;
  token_sealed: Buffer;
  reference: string;
  legal_basis: string;
  kinds: string[];
  enabled: boolean;
  changed_on: string;
  /** not personal: id of the agent who changed it; null for the platform. */
  changed_by: string | null;
  revision: number;
}
export type SourceHabilitationRow = Selectable<SourceHabilitationTable>;

export interface SourcePaceTable {
  bucket: Buffer;
  tokens: number;
  filled_at: Date;
  closed_until: Date | null;
}
export type SourcePaceRow = Selectable<SourcePaceTable>;

export interface SourceQuestionTable {
  authority_id: string;
  id: string;
  person_id: string;
  kind: "quotient" | "student" | "scholarship" | "schooling" | "job_seeker";
  refresh_id: string | null;
  state: "waiting" | "answered" | "to_settle" | "settled" | "stopped";
  outcome: string | null;
  asked_on: string;
  attempts: Generated<number>;
  next_at: Date | null;
  answered_on: string | null;
  purge_on: string;
  /**
   * personal: who asked, when, the words shown, the number given, sealed under the person's key and bound to
   * the row.
   */
  question_sealed: Buffer;
  /** personal: what came back, sealed likewise. Null before, and for nobody found. */
  answer_sealed: Buffer | null;
  version: Generated<number>;
}
export type SourceQuestionRow = Selectable<SourceQuestionTable>;

export interface SourceRefreshTable {
  authority_id: string;
  id: string;
  state: "gathering" | "running" | "stopped" | "done";
  asks: "agreed" | "informed";
  informed_how: string;
  gathered_after: string | null;
  started_on: string;
  /** not personal: id of the agent who began it; null for the platform. */
  started_by: string | null;
  ended_on: string | null;
  /** not personal: why the source refused the whole habilitation, in its own code; null when it did not. */
  refused_code: string | null;
  /** not personal: asked by API, one family at a time, or by encrypted file. */
  way: Generated<"api" | "file">;
  /** not personal: in which order they began. */
  position: GeneratedAlways<number>;
}
export type SourceRefreshRow = Selectable<SourceRefreshTable>;

export interface SourceWishTable {
  authority_id: string;
  person_id: string;
  /** personal: yes, or an objection (GDPR art. 21). */
  yearly: boolean;
  said_on: string;
}
export type SourceWishRow = Selectable<SourceWishTable>;

export type Tables = {
  source_correspondent: SourceCorrespondentTable;
  source_file: SourceFileTable;
  source_file_problem: SourceFileProblemTable;
  source_habilitation: SourceHabilitationTable;
  source_pace: SourcePaceTable;
  source_question: SourceQuestionTable;
  source_refresh: SourceRefreshTable;
  source_wish: SourceWishTable;
};
