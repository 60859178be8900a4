import type { ColumnType, Generated } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import { asId } from "../../../../kernel/ids.ts";
import type { CounterService, Held, TransferKind, Unit } from "../counter.ts";

export type CounterRow = {
  authority_id: string;
  id: string;
  name_fr: string;
  name_en: string;
  unit: Unit;
  floor: number;
  ceiling: number | null;
  debit_max: number | null;
  expires_months: number | null;
  services_credit: boolean;
  services_see: boolean;
  paid_after: boolean;
  parents_bound: boolean;
  on_cards: boolean;
  kept_by: "passes" | null;
  closed_on: string | null;
  revision: number;
};

export type BoundRow = {
  authority_id: string;
  counter_id: string;
  account_id: string;
  day_most: number | null;
  week_most: number | null;
  set_on: string;
};

export type ServiceRow = {
  authority_id: string;
  counter_id: string;
  provider_id: string;
  service_id: string;
  income_id: string;
  removed_on: string | null;
};

export const sectorOf = (row: Pick<ServiceRow, "provider_id" | "service_id">): CounterService => ({
  providerId: asId<"authority">(row.provider_id),
  serviceId: asId<"service">(row.service_id),
});

export type ChainRow = {
  authority_id: string;
  counter_id: string;
  sequence: number;
  seals: number;
  head: Buffer;
  anchored: number;
  verified_on: string | null;
  verified_lines: number | null;
  faults: number | null;
};

type Chain = {
  [Column in keyof ChainRow]: null extends ChainRow[Column]
    ? ColumnType<ChainRow[Column], ChainRow[Column] | undefined, ChainRow[Column]>
    : ChainRow[Column];
};

export type AccountRow = {
  authority_id: string;
  counter_id: string;
  id: string;
  kind: string;
  provider_id: string | null;
  service_id: string | null;
  balance: number;
  reserved: number;
  expires_on: string | null;
  closed_on: string | null;
};

export const heldOf = (row: Pick<AccountRow, "balance" | "reserved" | "expires_on">): Held => ({
  balance: row.balance,
  reserved: row.reserved,
  expiresOn: row.expires_on,
});

export type AliasRow = {
  authority_id: string;
  counter_id: string;
  alias: Buffer;
  account_id: string;
  /** Null of whoever holds it. */
  left_sequence: number | null;
};

export type HolderRow = { authority_id: string; person_id: string; sealed: Buffer; version: number };

export type TransferRow = {
  authority_id: string;
  counter_id: string;
  sequence: number;
  id: string;
  kind: TransferKind;
  debit_id: string;
  credit_id: string;
  holder_id: string;
  amount: number;
  balance: number;
  about_id: string | null;
  day: string;
  content_hash: Buffer;
  words_hash: Buffer;
  words: Buffer | null;
};

export type HoldRow = {
  authority_id: string;
  counter_id: string;
  transfer_id: string;
  account_id: string;
  amount: number;
  until: Date;
};

export type SealRow = {
  authority_id: string;
  counter_id: string;
  number: number;
  first_sequence: number;
  last_sequence: number;
  hash: Buffer;
};

/** Columns with a default of the database need not be written. */
type Born<Row, Default extends keyof Row> = Omit<Row, Default> & Partial<Pick<Row, Default>>;

export type NewAlias = Born<AliasRow, "left_sequence">;
export type NewAccount = Born<AccountRow, "balance" | "reserved" | "expires_on" | "closed_on">;

type CountersTables = {
  counter: Omit<CounterRow, "on_cards"> & { on_cards: Generated<boolean> };
  counter_bound: BoundRow;
  counter_service: ServiceRow;
  counter_chain: Chain;
  counter_account: AccountRow;
  counter_alias: Omit<AliasRow, "left_sequence"> & {
    left_sequence: ColumnType<number | null, number | null | undefined, never>;
  };
  counter_holder: HolderRow;
  counter_transfer: TransferRow;
  counter_hold: HoldRow;
  counter_seal: SealRow;
};

export const tables = (tx: Tx) => tx.withTables<CountersTables>();
