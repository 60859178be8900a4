// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Generated, Selectable } from "kysely";

export interface AccountTable {
  authority_id: string;
  id: string;
  person_id: string;
  /** personal: address for sign-in links, sealed under the person's key. */
  email_sealed: Buffer | null;
  /** personal: HMAC of the address, for equality search. */
  email_index: Buffer | null;
  created_on: string;
  last_seen_on: string;
  closed_on: string | null;
  /**
   * not personal: day on which somebody who reads that address first used a link sent to it; null until then,
   * and again when the address changes.
   */
  email_confirmed_on: string | null;
  /**
   * personal: when its owner put everybody out; a session of before gives no way in, even one already under
   * way.
   */
  entries_ended_at: Date | null;
  /** Grows each time that every sign-in of before ends: tokens of an earlier generation are refused. */
  sign_in_generation: Generated<number>;
}
export type AccountRow = Selectable<AccountTable>;

export interface ApiTokenTable {
  authority_id: string;
  token_hash: Buffer;
  staff_id: string;
  label: string;
  expires_at: Date;
  revoked_at: Date | null;
  id: string;
  issued_on: string;
  /** Day of the last call, no more precise: enough to end one that nobody uses. */
  last_used_on: string | null;
  /** Roles of its agent that it may use. Those that the agent is given later are not added. */
  scope: string[];
  /** Day on which its agent accepted it, or issued it for themselves; null: it opens nothing yet. */
  accepted_on: string | null;
}
export type ApiTokenRow = Selectable<ApiTokenTable>;

export interface DelegationTable {
  authority_id: string;
  id: string;
  from_authority_id: string;
  staff_id: string | null;
  role: "reception" | "validator" | "service_validator" | "service_manager" | "authority_administrator";
  reason: string;
  starts_on: string;
  ends_on: string;
  revoked_on: string | null;
  /** Desk of the other authority whose agents share this access; null when it is lent to one agent. */
  team_desk_id: string | null;
}
export type DelegationRow = Selectable<DelegationTable>;

export interface PasskeyTable {
  authority_id: string;
  id: string;
  kind: "person" | "staff";
  subject_id: string;
  credential_id: Buffer;
  /** not personal: the private half never leaves the authenticator. */
  public_key: Buffer;
  sign_count: number;
  transports: string[];
  synced: boolean;
  /** personal: the name given by its holder, sealed under the person's key (the authority's for an agent). */
  label_sealed: Buffer;
  created_on: string;
  last_used_on: string | null;
  /** Day on which its counter went back: two authenticators may hold the same key. It opens nothing since. */
  suspended_on: string | null;
  /**
   * personal: when it was registered, to the moment: what was added since a recovery opened leaves with it.
   */
  created_at: Date | null;
}
export type PasskeyRow = Selectable<PasskeyTable>;

export interface PasskeyChallengeSpentTable {
  authority_id: string;
  challenge_hash: Buffer;
  expires_at: Date;
}
export type PasskeyChallengeSpentRow = Selectable<PasskeyChallengeSpentTable>;

export interface PasskeyHolderTable {
  authority_id: string;
  kind: "person" | "staff";
  subject_id: string;
  /**
   * not personal: 32 random bytes, derived from nothing; authenticators keep it and show it to whoever holds
   * them.
   */
  user_handle: Buffer;
}
export type PasskeyHolderRow = Selectable<PasskeyHolderTable>;

export interface SessionTable {
  authority_id: string;
  token_hash: Buffer;
  id: string;
  kind: "person" | "staff";
  subject_id: string;
  delegation_id: string | null;
  method:
    | "draft"
    | "sandbox"
    | "email_link"
    | "passkey"
    | "desk"
    | "resume_code"
    | "invitation"
    | "franceconnect"
    | "proconnect"
    | "proconnect_mfa";
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
  /**
   * personal: kind of browser and system ("firefox/windows"), for its owner to recognise; no version, address
   * nor place.
   */
  device: Generated<string>;
  /** not personal: of a session opened by a resume code, the draft that it opens. */
  draft_id: string | null;
}
export type SessionRow = Selectable<SessionTable>;

export interface SignInLinkTable {
  authority_id: string;
  token_hash: Buffer;
  kind: "person" | "staff";
  subject_id: string;
  method: "email_link" | "resume_code" | "invitation";
  expires_at: Date;
  used_at: Date | null;
  /** not personal: of a resume code, the draft that it opens. */
  draft_id: string | null;
}
export type SignInLinkRow = Selectable<SignInLinkTable>;

export interface StaffTable {
  authority_id: string;
  id: string;
  /** personal: professional name of the agent, shown to colleagues. */
  display_name: string;
  /** personal: professional address, sealed under the authority's key. */
  email_sealed: Buffer;
  /** personal: HMAC of the address, for equality search. */
  email_index: Buffer;
  closed_on: string | null;
  /**
   * not personal: id of the agent who added them; null: the platform, its operator, or before this was kept.
   */
  added_by: string | null;
  /** When they were added. */
  added_at: Date | null;
}
export type StaffRow = Selectable<StaffTable>;

export interface StaffDemandTable {
  authority_id: string;
  demand: "deciders" | "everyone" | "proconnect";
  changed_on: string;
}
export type StaffDemandRow = Selectable<StaffDemandTable>;

export interface StaffRoleTable {
  authority_id: string;
  staff_id: string;
  role:
    | "reception"
    | "validator"
    | "service_validator"
    | "service_manager"
    | "authority_administrator"
    | "data_protection_officer"
    | "operator"
    | "auditor";
  service_id: string | null;
  desk_id: string | null;
}
export type StaffRoleRow = Selectable<StaffRoleTable>;

export type Tables = {
  account: AccountTable;
  api_token: ApiTokenTable;
  delegation: DelegationTable;
  passkey: PasskeyTable;
  passkey_challenge_spent: PasskeyChallengeSpentTable;
  passkey_holder: PasskeyHolderTable;
  session: SessionTable;
  sign_in_link: SignInLinkTable;
  staff: StaffTable;
  staff_demand: StaffDemandTable;
  staff_role: StaffRoleTable;
};
