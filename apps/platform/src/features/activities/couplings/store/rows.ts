// Generated from the migrated database; do not edit. To write it again:
// vitest run --update=all apps/platform/src/walls/rows/row-types.test.ts

import type { Selectable } from "kysely";

export interface CouplingTable {
  authority_id: string;
  id: string;
  /** not personal: what the offer gives. */
  name_fr: string;
  /** not personal: what the offer gives. */
  name_en: string;
  tariff_id: string;
  percent: number | null;
  cents: number | null;
  /** Whether all of the other services are held, or any of them. */
  needs: "all" | "any";
  /** May be added to another offer that says so too. */
  stacks: boolean;
  starts_on: string;
  /** Its last day; null while none is announced. */
  ends_on: string | null;
  /** A proposal that a service declined, before it ever lived. */
  closed_on: string | null;
  /** Without it the offer does not live. */
  approved_on: string | null;
  /** The agent who approved it, none of those who accepted. */
  approved_by: string | null;
  /** From that day on nobody agrees to it any more; who holds it keeps it to its last day. */
  stopped_on: string | null;
}
export type CouplingRow = Selectable<CouplingTable>;

export interface CouplingAgreementTable {
  authority_id: string;
  id: string;
  coupling_id: string;
  /** personal: whose yes it is, by what the offer alone calls them. */
  subject: Buffer;
  from_day: string;
  /** The first day without it: a line of a day before keeps its price. */
  ended_on: string | null;
  /** not personal: one of two words. */
  end_reason: "withdrawn" | "subscription" | null;
  /** personal: the name that the giving service alone gives them, under the key of that service, padded. */
  sealed: Buffer;
  /** not personal: the last day of the offer, once its holder was told it. */
  told_last_day: string | null;
}
export type CouplingAgreementRow = Selectable<CouplingAgreementTable>;

export interface CouplingServiceTable {
  authority_id: string;
  coupling_id: string;
  service_id: string;
  /** The one whose price is reduced. */
  gives: boolean;
  accepted_on: string | null;
  accepted_by: string | null;
}
export type CouplingServiceRow = Selectable<CouplingServiceTable>;

export type Tables = {
  coupling: CouplingTable;
  coupling_agreement: CouplingAgreementTable;
  coupling_service: CouplingServiceTable;
};
