import type { ColumnType, Insertable } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import type { CounterService, Held } from "../counter.ts";
import type { CounterAccountRow, CounterServiceRow, Tables } from "./rows.ts";

export type {
  CounterAccountRow as AccountRow,
  CounterAliasRow as AliasRow,
  CounterBoundRow as BoundRow,
  CounterChainRow as ChainRow,
  CounterHolderRow as HolderRow,
  CounterHoldRow as HoldRow,
  CounterRow,
  CounterSealRow as SealRow,
  CounterServiceRow as ServiceRow,
  CounterTransferRow as TransferRow,
} from "./rows.ts";

export const toCounterService = (
  row: Pick<CounterServiceRow, "provider_id" | "service_id">,
): CounterService => ({
  providerId: parseId<"authority">(row.provider_id),
  serviceId: parseId<"service">(row.service_id),
});

export const toHeldBalance = (row: Pick<CounterAccountRow, "balance" | "reserved" | "expires_on">): Held => ({
  balance: row.balance,
  reserved: row.reserved,
  expiresOn: row.expires_on,
});

type CountersTables = Omit<Tables, "counter_alias"> & {
  counter_alias: Omit<Tables["counter_alias"], "left_sequence"> & {
    left_sequence: ColumnType<number | null, number | null | undefined, never>;
  };
};
export type NewAlias = Insertable<CountersTables["counter_alias"]>;
export type NewAccount = Insertable<CountersTables["counter_account"]>;

export const openCountersTables = (tx: Tx) => tx.withTables<CountersTables>();
