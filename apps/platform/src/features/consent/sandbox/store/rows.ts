// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Selectable } from "kysely";

export interface SandboxInvitationTable {
  authority_id: string;
  token_hash: Buffer;
  /** personal: HMAC of the address asked for, to count the links it waits for. */
  email_index: Buffer;
  /** personal: the address and the name of the organisation, sealed under the front's key. */
  content_sealed: Buffer;
  expires_at: Date;
  used_at: Date | null;
}
export type SandboxInvitationRow = Selectable<SandboxInvitationTable>;

export interface SandboxPersonTable {
  authority_id: string;
  person_id: string;
  part: string;
  cast_number: number;
}
export type SandboxPersonRow = Selectable<SandboxPersonTable>;

export interface SandboxSpaceTable {
  authority_id: string;
  front_id: string;
  /**
   * personal: HMAC of the vendor's professional address under the front's key, to find the space again;
   * random once closed.
   */
  email_index: Buffer;
  staff_id: string;
  /** The agent, a program, in whose name a version is approved: four eyes are two names here too. */
  reviewer_id: string;
  opened_on: string;
  last_used_on: string;
  closed_on: string | null;
  /**
   * personal: HMAC of the domain of the vendor's address under the front's key, to count the spaces that one
   * domain opens in a day; null before, and once closed.
   */
  domain_index: Buffer | null;
}
export type SandboxSpaceRow = Selectable<SandboxSpaceTable>;

export interface SandboxTraceTable {
  authority_id: string;
  id: string;
  at: Date;
  client_id: string | null;
  kind: string;
  outcome: string;
  facts: unknown;
}
export type SandboxTraceRow = Selectable<SandboxTraceTable>;

export type Tables = {
  sandbox_invitation: SandboxInvitationTable;
  sandbox_person: SandboxPersonTable;
  sandbox_space: SandboxSpaceTable;
  sandbox_trace: SandboxTraceTable;
};
