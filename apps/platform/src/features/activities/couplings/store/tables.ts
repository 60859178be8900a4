import type { Tx } from "../../../../kernel/context.ts";
import type { EndReason } from "../coupling.ts";

export type CouplingRow = {
  authority_id: string;
  id: string;
  name_fr: string;
  name_en: string;
  tariff_id: string;
  percent: number | null;
  cents: number | null;
  needs: "all" | "any";
  stacks: boolean;
  starts_on: string;
  ends_on: string | null;
  closed_on: string | null;
  approved_on: string | null;
  approved_by: string | null;
  stopped_on: string | null;
};
export type CouplingServiceRow = {
  authority_id: string;
  coupling_id: string;
  service_id: string;
  gives: boolean;
  accepted_on: string | null;
  accepted_by: string | null;
};
export type AgreementRow = {
  authority_id: string;
  id: string;
  coupling_id: string;
  subject: Buffer;
  from_day: string;
  ended_on: string | null;
  end_reason: EndReason | null;
  sealed: Buffer;
  told_last_day: string | null;
};

export const tables = (tx: Tx) =>
  tx.withTables<{
    coupling: CouplingRow;
    coupling_service: CouplingServiceRow;
    coupling_agreement: AgreementRow;
  }>();
