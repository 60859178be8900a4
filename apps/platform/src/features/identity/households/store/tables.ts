import type { Tx } from "../../../../kernel/context.ts";
import type { RepresentationKind, RepresentationState } from "../representation.ts";

export type RepresentationRow = {
  authority_id: string;
  id: string;
  representative_id: string;
  represented_id: string;
  kind: RepresentationKind;
  state: RepresentationState;
  until: string | null;
  detail_sealed: Buffer;
  version: number;
};

export type MemberRow = {
  authority_id: string;
  household_id: string;
  person_id: string;
  role: "adult" | "child";
  share_percent: number;
};

export type HouseholdRow = { authority_id: string; id: string; created_by: string | null };

export type HandoverRow = {
  authority_id: string;
  person_id: string;
  seen_by: string;
  seen_by_name: Buffer | null;
  expires_at: Date;
};

type HouseholdsTables = {
  handover: HandoverRow;
  representation: RepresentationRow;
  household: HouseholdRow;
  household_member: MemberRow;
};

export const tables = (tx: Tx) => tx.withTables<HouseholdsTables>();
