import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import type { CounterId, CounterService } from "../counter.ts";
import { type CounterRow, type NewAccount, openCountersTables, type ServiceRow } from "./tables.ts";

/** Before the first seal of a counter. */
export const NO_SEAL: Buffer = Buffer.alloc(32);

export async function listCounterRows(tx: Tx, authorityId: AuthorityId): Promise<readonly CounterRow[]> {
  return openCountersTables(tx)
    .selectFrom("counter")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .orderBy("closed_on", (order) => order.desc().nullsFirst())
    .orderBy("name_fr")
    .orderBy("id")
    .execute();
}

export async function findCounterRow(
  tx: Tx,
  { authorityId, counterId }: { readonly authorityId: AuthorityId; readonly counterId: CounterId },
): Promise<CounterRow | undefined> {
  return openCountersTables(tx)
    .selectFrom("counter")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", counterId)
    .executeTakeFirst();
}

/** Those that may touch each counter today. */
export async function listServiceRows(tx: Tx, authorityId: AuthorityId): Promise<readonly ServiceRow[]> {
  return openCountersTables(tx)
    .selectFrom("counter_service")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("removed_on", "is", null)
    .orderBy("service_id")
    .execute();
}

/** Those that may touch a counter, or once could. */
export async function listServicesEver(
  tx: Tx,
  { authorityId, counterId }: { readonly authorityId: AuthorityId; readonly counterId: CounterId },
): Promise<readonly ServiceRow[]> {
  return openCountersTables(tx)
    .selectFrom("counter_service")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("counter_id", "=", counterId)
    .execute();
}

/** False for one that is not there. */
export async function isOnCards(
  tx: Tx,
  { authorityId, counterId }: { readonly authorityId: AuthorityId; readonly counterId: CounterId },
): Promise<boolean> {
  const row = await openCountersTables(tx)
    .selectFrom("counter")
    .select("on_cards")
    .where("authority_id", "=", authorityId)
    .where("id", "=", counterId)
    .executeTakeFirst();
  return row?.on_cards === true;
}

/** Cards come later, and tell it themselves (0961). */
type NewCounterRow = Omit<CounterRow, "on_cards">;

/** False when it is there already. */
export async function createCounterRow(tx: Tx, row: NewCounterRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await openCountersTables(tx)
    .insertInto("counter")
    .values(row)
    .onConflict((conflict) => conflict.columns(["authority_id", "id"]).doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function createChainRow(tx: Tx, authorityId: AuthorityId, counterId: CounterId): Promise<void> {
  const empty = { sequence: 0, seals: 0, head: NO_SEAL, anchored: 0 };
  await openCountersTables(tx)
    .insertInto("counter_chain")
    .values({ authority_id: authorityId, counter_id: counterId, ...empty })
    .execute();
}

type Change = Omit<
  NewCounterRow,
  "authority_id" | "id" | "unit" | "paid_after" | "kept_by" | "closed_on" | "revision"
>;

/** False when somebody else changed it since that revision. */
export async function updateCounter(
  tx: Tx,
  { authorityId, id, revision }: { authorityId: AuthorityId; id: CounterId; revision: number },
  change: Change | Pick<CounterRow, "closed_on">,
): Promise<boolean> {
  const { numUpdatedRows } = await openCountersTables(tx)
    .updateTable("counter")
    .set({ ...change, revision: revision + 1 })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .where("revision", "=", revision)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Lets it touch the counter; one that had been taken out keeps its income. */
export async function saveServiceRow(
  tx: Tx,
  authorityId: AuthorityId,
  counterId: CounterId,
  { providerId, serviceId, incomeId }: CounterService & { readonly incomeId: string },
): Promise<void> {
  const key = {
    authority_id: authorityId,
    counter_id: counterId,
    provider_id: providerId,
    service_id: serviceId,
  };
  await openCountersTables(tx)
    .insertInto("counter_service")
    .values({ ...key, income_id: incomeId, removed_on: null })
    .onConflict((conflict) =>
      conflict
        .columns(["authority_id", "counter_id", "provider_id", "service_id"])
        .doUpdateSet({ removed_on: null }),
    )
    .execute();
}

export async function removeService(
  tx: Tx,
  authorityId: AuthorityId,
  counterId: CounterId,
  { serviceId, on }: { readonly serviceId: string; readonly on: string },
): Promise<void> {
  await openCountersTables(tx)
    .updateTable("counter_service")
    .set({ removed_on: on })
    .where("authority_id", "=", authorityId)
    .where("counter_id", "=", counterId)
    .where("service_id", "=", serviceId)
    .execute();
}

/** Accounts of the house, born empty; those that are there stay. */
export async function createHouseAccountRows(tx: Tx, rows: readonly NewAccount[]): Promise<void> {
  await openCountersTables(tx)
    .insertInto("counter_account")
    .values(rows.map((row) => ({ balance: 0, reserved: 0, expires_on: null, closed_on: null, ...row })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
