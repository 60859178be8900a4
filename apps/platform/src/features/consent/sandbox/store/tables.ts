import type { Tx } from "../../../../kernel/context.ts";

export type SpaceRow = {
  authority_id: string;
  front_id: string;
  email_index: Buffer;
  domain_index: Buffer | null;
  staff_id: string;
  reviewer_id: string;
  opened_on: string;
  last_used_on: string;
  closed_on: string | null;
};

export type InvitationRow = {
  authority_id: string;
  token_hash: Buffer;
  email_index: Buffer;
  content_sealed: Buffer;
  expires_at: Date;
  used_at: Date | null;
};

export type PersonRow = { authority_id: string; person_id: string; part: string; cast_number: number };

export type TraceRow = {
  authority_id: string;
  id: string;
  at: Date;
  client_id: string | null;
  kind: string;
  outcome: string;
  facts: Record<string, string | boolean>;
};

type Tables = {
  sandbox_space: SpaceRow;
  sandbox_invitation: InvitationRow;
  sandbox_person: PersonRow;
  sandbox_trace: TraceRow;
};

export const tables = (tx: Tx) => tx.withTables<Tables>();
