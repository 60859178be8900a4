import type { Proof } from "../rules.ts";

export type RecoveryState = "colleague" | "code" | "open" | "done" | "stopped" | "replaced";

export type RecoveryRow = {
  authority_id: string;
  id: string;
  person_id: string;
  opened_by: string;
  confirmed_by: string | null;
  proof: Proof;
  reason_sealed: Buffer;
  state: RecoveryState;
  code_hash: Buffer | null;
  stop_hash: Buffer;
  opened_at: Date;
  expires_at: Date;
  stop_until: Date;
};

export type AddressChangeRow = {
  authority_id: string;
  id: string;
  person_id: string;
  recovery_id: string | null;
  new_sealed: Buffer;
  former_sealed: Buffer | null;
  former_index: Buffer | null;
  state: "asked" | "waiting" | "applied" | "cancelled";
  confirm_hash: Buffer;
  cancel_hash: Buffer;
  asked_at: Date;
  expires_at: Date;
  effective_at: Date | null;
  inside_since: Date | null;
  former_confirmed: boolean;
  new_index: Buffer | null;
};

export type RecoveryTables = { recovery: RecoveryRow; address_change: AddressChangeRow };
