import { type Selectable, sql } from "kysely";
import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Tx } from "../../../../kernel/context.ts";
import { type AuthorityId, parseId, type StaffId } from "../../../../kernel/ids.ts";
import { toPlannedIds } from "../../../../kernel/to-planned-ids.ts";
import type { CounterAccountId } from "../../../ledger/counters/index.ts";
import type { PaymentId, RegieAgentId, RegieId, TillClosingId } from "../payment.ts";
import type { PaymentRow, RegieAgentRow, RegieCounterRow, Tables } from "./rows.ts";

type RegieRow = Omit<Selectable<Tables["regie"]>, "closings" | "head">;

export type { PaymentRow, RegieAgentRow, RegieCounterRow } from "./rows.ts";

type Given = "authority_id" | "id" | "regie_id" | "staff_id" | "from_day" | "day" | "cash_counted";
type NewClosing = Pick<ClosingRow, Given | "cheque_counted" | "reason">;

type PaymentsTables = Tables & {
  till_closing: { authority_id: AuthorityId; regie_id: RegieId; staff_id: StaffId };
};
export type ClosingRow = Selectable<PaymentsTables["till_closing"]>;

const openPaymentTables = (tx: Tx) => tx.withTables<PaymentsTables>();

/** Whoever takes money in a régie, or counts it, waits for one another until the transaction ends. */
export async function lockRegie(tx: Tx, authorityId: AuthorityId, id: RegieId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`regie ${authorityId} ${id}`}, 0))`.execute(tx);
}

/** "there" when this id is already, "taken" when its code, or one of its counters, is another's. */
export async function createRegieRow(
  tx: Tx,
  row: RegieRow,
  counters: readonly RegieCounterRow[],
): Promise<"inserted" | "there" | "taken"> {
  const { numInsertedOrUpdatedRows } = await openPaymentTables(tx)
    .insertInto("regie")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) {
    const known = await openPaymentTables(tx)
      .selectFrom("regie")
      .select("id")
      .where("authority_id", "=", row.authority_id)
      .where("id", "=", row.id)
      .executeTakeFirst();
    return known ? "there" : "taken";
  }
  const put = await openPaymentTables(tx)
    .insertInto("regie_counter")
    .values([...counters])
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return put.numInsertedOrUpdatedRows === BigInt(counters.length) ? "inserted" : "taken";
}

/** Régies by code, with their counters and the agents ever named. */
export async function listRegieRows(
  tx: Tx,
  authorityId: AuthorityId,
): Promise<{
  readonly regies: readonly RegieRow[];
  readonly counters: readonly RegieCounterRow[];
  readonly agents: readonly RegieAgentRow[];
}> {
  const regies = await openPaymentTables(tx)
    .selectFrom("regie")
    .select(["authority_id", "id", "name", "code", "act", "cash_max"])
    .where("authority_id", "=", authorityId)
    .orderBy("code")
    .execute();
  const counters = await openPaymentTables(tx)
    .selectFrom("regie_counter")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .orderBy("counter_id")
    .execute();
  const agents = await openPaymentTables(tx)
    .selectFrom("regie_agent")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .orderBy("starts_on")
    .orderBy("id")
    .execute();
  return { regies, counters, agents };
}

/** False when this id is there already. */
export async function createRegieAgentRow(tx: Tx, row: RegieAgentRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await openPaymentTables(tx)
    .insertInto("regie_agent")
    .values(row)
    .onConflict((conflict) => conflict.columns(["authority_id", "id"]).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** False when it had ended. */
export async function endNamingRow(
  tx: Tx,
  authorityId: AuthorityId,
  { id, on, by }: { readonly id: RegieAgentId; readonly on: CivilDate; readonly by: StaffId },
): Promise<boolean> {
  const { numUpdatedRows } = await openPaymentTables(tx)
    .updateTable("regie_agent")
    .set({ ends_on: on, ended_by: by })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .where("ended_by", "is", null)
    .where("ends_on", ">=", on)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** With the number that the database gave. */
export async function createPaymentRow(
  tx: Tx,
  row: Omit<PaymentRow, "year" | "serial">,
): Promise<PaymentRow> {
  return openPaymentTables(tx)
    .insertInto("payment")
    .values({ ...row, year: 0, serial: 1 })
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function findPaymentRow(
  tx: Tx,
  authorityId: AuthorityId,
  id: PaymentId,
): Promise<PaymentRow | undefined> {
  return openPaymentTables(tx)
    .selectFrom("payment")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Of these accounts, the latest first. */
export async function listAccountPayments(
  tx: Tx,
  authorityId: AuthorityId,
  accountIds: readonly CounterAccountId[],
  page?: { readonly from: number; readonly limit: number },
): Promise<readonly PaymentRow[]> {
  if (accountIds.length === 0) return [];
  const query = openPaymentTables(tx)
    .selectFrom("payment")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`account_id = any (${toPlannedIds(accountIds)}::uuid[])`)
    .orderBy("day", "desc")
    .orderBy("year", "desc")
    .orderBy("serial", "desc")
    .orderBy("id");
  return (page ? query.offset(page.from).limit(page.limit) : query).execute();
}

/** What was given back of each of these, in cents; of the others, nothing. */
export async function computeGivenBackSums(
  tx: Tx,
  authorityId: AuthorityId,
  ids: readonly PaymentId[],
): Promise<ReadonlyMap<PaymentId, number>> {
  if (ids.length === 0) return new Map();
  const rows = await openPaymentTables(tx)
    .selectFrom("payment")
    .select("about_id")
    .select(({ fn }) => fn.sum<string>("amount").as("cents"))
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`about_id = any (${toPlannedIds(ids)}::uuid[])`)
    .groupBy("about_id")
    .execute();
  return new Map(
    rows.flatMap(({ about_id, cents }) =>
      about_id === null ? [] : [[parseId<"payment">(about_id), Number(cents)] as const],
    ),
  );
}

interface TillPlace {
  readonly regieId: RegieId;
  readonly staffId: StaffId;
}

/** Of one till between two days, as they came. */
export async function listTillRows(
  tx: Tx,
  authorityId: AuthorityId,
  { regieId, staffId, after, to }: TillPlace & { readonly after?: CivilDate; readonly to?: CivilDate },
): Promise<readonly PaymentRow[]> {
  let query = openPaymentTables(tx)
    .selectFrom("payment")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("regie_id", "=", regieId)
    .where("staff_id", "=", staffId);
  if (after !== undefined) query = query.where("day", ">", after);
  if (to !== undefined) query = query.where("day", "<=", to);
  return query.orderBy("year").orderBy("serial").execute();
}

/** The last day of a till that is closed. */
export async function findLastClosed(
  tx: Tx,
  authorityId: AuthorityId,
  { regieId, staffId }: TillPlace,
): Promise<CivilDate | undefined> {
  const row = await openPaymentTables(tx)
    .selectFrom("till_closing")
    .select("day")
    .where("authority_id", "=", authorityId)
    .where("regie_id", "=", regieId)
    .where("staff_id", "=", staffId)
    .orderBy("day", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.day;
}

/** The database adds what the ledger says, the number and the seal. */
export async function createClosingRow(tx: Tx, row: NewClosing): Promise<ClosingRow> {
  return openPaymentTables(tx)
    .insertInto("till_closing")
    .values(row as ClosingRow)
    .returningAll()
    .executeTakeFirstOrThrow();
}

export async function findClosingRow(
  tx: Tx,
  authorityId: AuthorityId,
  id: TillClosingId,
): Promise<ClosingRow | undefined> {
  return openPaymentTables(tx)
    .selectFrom("till_closing")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Of a régie, the latest first; `staffId`: of this agent alone. */
export async function listClosingRows(
  tx: Tx,
  authorityId: AuthorityId,
  {
    regieId,
    staffId,
    before,
    limit,
  }: {
    readonly regieId: RegieId;
    readonly staffId?: StaffId;
    readonly before?: number | undefined;
    readonly limit: number;
  },
): Promise<readonly ClosingRow[]> {
  let query = openPaymentTables(tx)
    .selectFrom("till_closing")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("regie_id", "=", regieId);
  if (staffId !== undefined) query = query.where("staff_id", "=", staffId);
  if (before !== undefined) query = query.where("number", "<", before);
  return query.orderBy("number", "desc").limit(limit).execute();
}

/** Of a régie between two numbers, in their order. */
export async function listClosingsBetween(
  tx: Tx,
  authorityId: AuthorityId,
  {
    regieId,
    after,
    to,
    limit,
  }: { readonly regieId: RegieId; readonly after: number; readonly to: number; readonly limit: number },
): Promise<readonly ClosingRow[]> {
  return openPaymentTables(tx)
    .selectFrom("till_closing")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("regie_id", "=", regieId)
    .where("number", ">", after)
    .where("number", "<=", to)
    .orderBy("number")
    .limit(limit)
    .execute();
}

/** How many tills of a régie were closed, and the seal of the last. */
export async function findHead(
  tx: Tx,
  authorityId: AuthorityId,
  regieId: RegieId,
): Promise<{ readonly closings: number; readonly head: Buffer }> {
  return tx
    .withTables<Tables>()
    .selectFrom("regie")
    .select(["closings", "head"])
    .where("authority_id", "=", authorityId)
    .where("id", "=", regieId)
    .executeTakeFirstOrThrow();
}

export async function erasePaymentWords(
  tx: Tx,
  authorityId: AuthorityId,
  ids: readonly PaymentId[],
): Promise<void> {
  await openPaymentTables(tx)
    .updateTable("payment")
    .set({ words: null })
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`id = any (${[...ids]}::uuid[])`)
    .where("words", "is not", null)
    .execute();
}
