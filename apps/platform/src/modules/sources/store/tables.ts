import type { Tx } from "../../../kernel/context.ts";
import type { StateSourceKind } from "../../../kernel/state-sources.ts";
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

export type WishRow = { authority_id: string; person_id: string; yearly: boolean; said_on: string };

export type RefreshRow = {
  authority_id: string;
  id: string;
  state: "gathering" | "running" | "stopped" | "done";
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
};

type SourcesTables = {
  source_refresh: RefreshRow;
  source_habilitation: HabilitationRow;
  source_question: QuestionRow;
  source_wish: WishRow;
};

export const tables = (tx: Tx) => tx.withTables<SourcesTables>();
