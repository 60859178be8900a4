import { type Selectable, sql } from "kysely";
import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId, StaffId } from "../../../../kernel/ids.ts";
import type { CounterAccountId } from "../../../ledger/counters/index.ts";
import type { OnlineAccount } from "../online/provider.ts";
import type { PaymentId, RegieId } from "../payment.ts";
import type { SimulatedPaymentRow, Tables } from "./rows.ts";

export type OnlineState = "begun" | "paid" | "refused" | "abandoned" | "mismatch" | "held";

type NewOnline = Omit<OnlineRow, "given_back_on" | "given_back_by" | "given_back_reference">;

export type SimulatedRow = SimulatedPaymentRow;

type OnlineTables = Tables & {
  online_payment: { given_back_on: CivilDate | null; given_back_by: StaffId | null };
};
export type OnlineRow = Selectable<OnlineTables["online_payment"]>;

export const openOnlineTables = (tx: Tx) => tx.withTables<OnlineTables>();

export async function saveOnlineAccount(
  tx: Tx,
  authorityId: AuthorityId,
  regieId: RegieId,
  { provider, clientNumber, mode }: OnlineAccount,
): Promise<void> {
  const how = { provider, client_number: clientNumber, mode };
  await openOnlineTables(tx)
    .insertInto("regie_online")
    .values({ authority_id: authorityId, regie_id: regieId, ...how })
    .onConflict((conflict) => conflict.columns(["authority_id", "regie_id"]).doUpdateSet(how))
    .execute();
}

export async function findOnlineAccount(
  tx: Tx,
  authorityId: AuthorityId,
  regieId: RegieId,
): Promise<OnlineAccount | undefined> {
  const row = await openOnlineTables(tx)
    .selectFrom("regie_online")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("regie_id", "=", regieId)
    .executeTakeFirst();
  return row && { provider: row.provider, clientNumber: row.client_number, mode: row.mode };
}

/** False when this id is there already, or the reference that is drawn from it. */
export async function createOnlineRow(tx: Tx, row: NewOnline): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await openOnlineTables(tx)
    .insertInto("online_payment")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Of one operation: the row that has it first, then those that name it; none when the id is unknown. */
export async function listOperationRows(
  tx: Tx,
  authorityId: AuthorityId,
  leaderId: PaymentId,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<readonly OnlineRow[]> {
  const query = openOnlineTables(tx)
    .selectFrom("online_payment")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where((eb) => eb.or([eb("id", "=", leaderId), eb("leader_id", "=", leaderId)]))
    .orderBy(sql`leader_id is not null`)
    .orderBy("id");
  return (lock ? query.forUpdate() : query).execute();
}

/** `lock`: kept from changing until the transaction ends. */
export async function findOnline(
  tx: Tx,
  authorityId: AuthorityId,
  id: PaymentId,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<OnlineRow | undefined> {
  const query = openOnlineTables(tx)
    .selectFrom("online_payment")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id);
  return (lock ? query.forUpdate() : query).executeTakeFirst();
}

export async function findByOperation(
  tx: Tx,
  authorityId: AuthorityId,
  operation: string,
): Promise<OnlineRow | undefined> {
  return openOnlineTables(tx)
    .selectFrom("online_payment")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("operation", "=", operation)
    .executeTakeFirst();
}

export async function setOperation(
  tx: Tx,
  authorityId: AuthorityId,
  { id, operation }: { readonly id: PaymentId; readonly operation: string },
): Promise<void> {
  await openOnlineTables(tx)
    .updateTable("online_payment")
    .set({ operation })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .where("operation", "is", null)
    .execute();
}

export async function setState(
  tx: Tx,
  authorityId: AuthorityId,
  {
    id,
    state,
    paymentId = null,
  }: { readonly id: PaymentId; readonly state: OnlineState; readonly paymentId?: PaymentId | null },
): Promise<void> {
  const isOver = state === "paid" || state === "held" || state === "mismatch";
  const done = {
    ...(state === "paid" ? { words: null } : {}),
    // The instant would join an account to a session; the words have it, sealed.
    ...(isOver ? { begun_at: sql<Date>`date_trunc('day', begun_at, 'Europe/Paris')`, asked_at: null } : {}),
  };
  await openOnlineTables(tx)
    .updateTable("online_payment")
    .set({ state, payment_id: paymentId, ...done })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .execute();
}

/**
 * Begun before an instant, with an operation: the longest unasked first. What nobody pays keeps no other from
 * being asked.
 */
export async function listUnderWay(
  tx: Tx,
  authorityId: AuthorityId,
  { before, limit }: { readonly before: Date; readonly limit: number },
): Promise<readonly OnlineRow[]> {
  return openOnlineTables(tx)
    .selectFrom("online_payment")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("state", "=", "begun")
    .where("operation", "is not", null)
    .where("begun_at", "<", before)
    .orderBy(sql`coalesce(asked_at, begun_at)`)
    .orderBy("id")
    .limit(limit)
    .execute();
}

export async function setAsked(
  tx: Tx,
  authorityId: AuthorityId,
  { ids, at }: { readonly ids: readonly string[]; readonly at: Date },
): Promise<void> {
  await openOnlineTables(tx)
    .updateTable("online_payment")
    .set({ asked_at: at })
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`id = any (${[...ids]}::uuid[])`)
    .execute();
}

/**
 * Begun before an instant, and the service never said how it calls it: nobody was sent to its page. What
 * another row leads is given up with that one.
 */
export async function expireWithoutOperation(tx: Tx, authorityId: AuthorityId, before: Date): Promise<void> {
  await openOnlineTables(tx)
    .updateTable("online_payment")
    .set({ state: "abandoned" })
    .where("authority_id", "=", authorityId)
    .where("state", "=", "begun")
    .where("operation", "is", null)
    .where("begun_at", "<", before)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("online_payment as leader")
            .select("leader.id")
            .whereRef("leader.authority_id", "=", "online_payment.authority_id")
            .whereRef("leader.id", "=", "online_payment.leader_id")
            .where("leader.operation", "is not", null),
        ),
      ),
    )
    .execute();
}

/** Of one account, the latest first. */
export async function listAccountOnlineRows(
  tx: Tx,
  authorityId: AuthorityId,
  accountId: CounterAccountId,
): Promise<readonly OnlineRow[]> {
  return openOnlineTables(tx)
    .selectFrom("online_payment")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("account_id", "=", accountId)
    .orderBy("begun_at", "desc")
    .execute();
}

export async function eraseOnlineWords(
  tx: Tx,
  authorityId: AuthorityId,
  ids: readonly string[],
): Promise<void> {
  await openOnlineTables(tx)
    .updateTable("online_payment")
    .set({ words: null })
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`id = any (${[...ids]}::uuid[])`)
    .execute();
}

/** Those that came to nothing, begun before an instant. */
export async function deleteCameToNothing(tx: Tx, authorityId: AuthorityId, before: Date): Promise<number> {
  const { numDeletedRows } = await openOnlineTables(tx)
    .deleteFrom("online_payment")
    .where("authority_id", "=", authorityId)
    .where("state", "in", ["refused", "abandoned"])
    .where("begun_at", "<", before)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

export async function createSimulatedRow(tx: Tx, row: SimulatedRow): Promise<void> {
  await openOnlineTables(tx).insertInto("simulated_payment").values(row).execute();
}

export async function findSimulated(
  tx: Tx,
  authorityId: AuthorityId,
  operation: string,
): Promise<SimulatedRow | undefined> {
  return openOnlineTables(tx)
    .selectFrom("simulated_payment")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("operation", "=", operation)
    .executeTakeFirst();
}

export async function updateSimulated(
  tx: Tx,
  authorityId: AuthorityId,
  { operation, state }: { readonly operation: string; readonly state: SimulatedRow["state"] },
): Promise<void> {
  await openOnlineTables(tx)
    .updateTable("simulated_payment")
    .set({ state })
    .where("authority_id", "=", authorityId)
    .where("operation", "=", operation)
    .where("state", "=", "pending")
    .execute();
}
