import type { SignInMethod, StaffRole } from "../../../kernel/context.ts";
import type { StaffDemand } from "./rules/sign-in-strength.ts";
import type { LentRole } from "./rules.ts";

export type AccessTables = {
  account: {
    authority_id: string;
    id: string;
    person_id: string;
    email_sealed: Buffer | null;
    email_index: Buffer | null;
    email_confirmed_on: string | null;
    created_on: string;
    last_seen_on: string;
    closed_on: string | null;
    entries_ended_at: Date | null;
    sign_in_generation: number;
  };
  staff: {
    authority_id: string;
    id: string;
    display_name: string;
    email_sealed: Buffer;
    email_index: Buffer;
    closed_on: string | null;
    added_by: string | null;
    added_at: Date | null;
  };
  staff_role: {
    authority_id: string;
    staff_id: string;
    role: StaffRole;
    service_id: string | null;
    desk_id: string | null;
  };
  delegation: DelegationRow;
  session: SessionRow;
  sign_in_link: {
    authority_id: string;
    token_hash: Buffer;
    kind: SubjectKind;
    subject_id: string;
    method: LinkMethod;
    expires_at: Date;
    used_at: Date | null;
    draft_id: string | null;
  };
  staff_demand: { authority_id: string; demand: StaffDemand; changed_on: string };
  passkey_holder: {
    authority_id: string;
    kind: SubjectKind;
    subject_id: string;
    user_handle: Buffer;
  };
  passkey: {
    authority_id: string;
    id: string;
    kind: SubjectKind;
    subject_id: string;
    credential_id: Buffer;
    public_key: Buffer;
    sign_count: number;
    transports: string[];
    synced: boolean;
    label_sealed: Buffer;
    created_on: string;
    created_at: Date | null;
    last_used_on: string | null;
    suspended_on: string | null;
  };
  passkey_challenge_spent: { authority_id: string; challenge_hash: Buffer; expires_at: Date };
  api_token: {
    authority_id: string;
    id: string;
    token_hash: Buffer;
    staff_id: string;
    label: string;
    scope: StaffRole[];
    issued_on: string;
    last_used_on: string | null;
    expires_at: Date;
    revoked_at: Date | null;
    accepted_on: string | null;
  };
};

export type LinkMethod = "email_link" | "resume_code" | "invitation";
export type SubjectKind = "person" | "staff";
export type SessionMethod = SignInMethod;

export type SessionRow = {
  authority_id: string;
  token_hash: Buffer;
  id: string;
  kind: SubjectKind;
  subject_id: string;
  delegation_id: string | null;
  method: SessionMethod;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
  revoked_at: Date | null;
  device: string;
  draft_id: string | null;
};

export type DelegationRow = {
  authority_id: string;
  id: string;
  from_authority_id: string;
  /** One of both. */
  staff_id: string | null;
  team_desk_id: string | null;
  role: LentRole;
  reason: string;
  starts_on: string;
  ends_on: string;
  revoked_on: string | null;
};
