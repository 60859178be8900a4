import type { Generated } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { StateSourceKind } from "../../../../kernel/state-sources.ts";
import type { Outcome, QuestionState } from "../question.ts";

export type QuestionRow = {
  authority_id: string;
  id: string;
  person_id: string;
  kind: StateSourceKind;
  refresh_id: string | null;
  state: QuestionState;
  outcome: Outcome | null;
  asked_on: string;
  attempts: number;
  next_at: Date | null;
  answered_on: string | null;
  purge_on: string;
  question_sealed: Buffer;
  answer_sealed: Buffer | null;
  version: number;
};

export type HabilitationRow = {
  authority_id: string;
  address: string;
  recipient: string;
  token_sealed: Buffer;
  reference: string;
  legal_basis: string;
  kinds: string[];
  enabled: boolean;
  changed_on: string;
  changed_by: string | null;
  revision: number;
};

export type CorrespondentRow = {
  authority_id: string;
  register: "CAF" | "MSA";
  name: string;
  legal_basis: string;
  certificate: string;
  fingerprint: string;
  valid_to: Date;
  own_certificate: string;
  own_fingerprint: string;
  own_key_sealed: Buffer;
  own_valid_to: Date;
  changed_on: string;
  changed_by: string | null;
  /** Who gave the certificate that it has now. */
  given_by: string | null;
  given_at: Date | null;
  /** null: nobody else compared its fingerprint yet. */
  checked_as: "confirmed" | "refused" | null;
  checked_by: string | null;
  checked_at: Date | null;
  revision: number;
};

export type FileRow = {
  authority_id: string;
  id: string;
  refresh_id: string;
  direction: "request" | "answer";
  /** received: its content is there, to be sent or read · done: it is not any more. */
  state: "received" | "done";
  digest: Buffer | null;
  content_sealed: Buffer | null;
  /** Of a request: the fingerprint of the certificate that opens it. */
  sealed_for: string | null;
  lines: number;
  at_line: number;
  problems: number;
  received_on: string;
  changed_at: Date;
};

export type FileProblemRow = {
  authority_id: string;
  file_id: string;
  line: number;
  code: string;
  question_id: string | null;
  seen_on: string | null;
};

export type WishRow = { authority_id: string; person_id: string; yearly: boolean; said_on: string };

export type RefreshRow = {
  authority_id: string;
  id: string;
  state: "gathering" | "running" | "stopped" | "done";
  /** By API, one family at a time; or by encrypted file. */
  way: "api" | "file";
  /** Who said yes to it, or everybody informed who did not object. */
  asks: "agreed" | "informed";
  informed_how: string;
  /** While gathering: the last person looked at. */
  gathered_after: string | null;
  /** Why the source refused the whole habilitation, in its own code. */
  refused_code: string | null;
  started_on: string;
  started_by: string | null;
  ended_on: string | null;
  /** In which order they began, as the database counts it. */
  position: number;
};

type SourcesTables = {
  source_refresh: Omit<RefreshRow, "position"> & { position: Generated<number> };
  source_habilitation: HabilitationRow;
  source_question: QuestionRow;
  source_wish: WishRow;
  source_correspondent: CorrespondentRow;
  source_file: FileRow;
  source_file_problem: FileProblemRow;
};

export const tables = (tx: Tx) => tx.withTables<SourcesTables>();
