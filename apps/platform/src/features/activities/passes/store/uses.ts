import { sql } from "kysely";
import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Tx } from "../../../../kernel/context.ts";
import { type AuthorityId, parseId, type StaffId } from "../../../../kernel/ids.ts";
import type { CancelReason, MembershipId, PartnerId, StatementId, UseId } from "../pass.ts";
import { openPassTables, type StatementListed, type StatementRow, type UseRow } from "./tables.ts";

/** With the number that the database gives. */
export async function createUseRow(
  tx: Tx,
  row: Omit<
    UseRow,
    "number" | "cancelled_on" | "cancel_reason" | "cancel_transfer_id" | "cancel_staff_id" | "statement_id"
  >,
): Promise<UseRow> {
  const whole = {
    ...row,
    number: 1,
    cancelled_on: null,
    cancel_reason: null,
    cancel_transfer_id: null,
    cancel_staff_id: null,
    statement_id: null,
  };
  return openPassTables(tx).insertInto("pass_use").values(whole).returningAll().executeTakeFirstOrThrow();
}

/** Who sends one confirmation twice at once waits, until the transaction ends. */
export async function lockPassUse(tx: Tx, id: UseId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`pass use ${id}`}, 0))`.execute(tx);
}

/** Kept from changing until the transaction ends. */
export async function findLockedUse(
  tx: Tx,
  authorityId: AuthorityId,
  id: UseId,
): Promise<UseRow | undefined> {
  return openPassTables(tx)
    .selectFrom("pass_use")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

/** The newest first. */
export async function listMemberUses(
  tx: Tx,
  authorityId: AuthorityId,
  membershipIds: readonly MembershipId[],
): Promise<readonly UseRow[]> {
  if (membershipIds.length === 0) return [];
  return openPassTables(tx)
    .selectFrom("pass_use")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`membership_id = any (${[...membershipIds]}::uuid[])`)
    .orderBy("day", "desc")
    .orderBy("partner_id")
    .orderBy("number", "desc")
    .execute();
}

/** Not kept from changing: for a page. */
export async function findUse(tx: Tx, authorityId: AuthorityId, id: UseId): Promise<UseRow | undefined> {
  return openPassTables(tx)
    .selectFrom("pass_use")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/**
 * What is owed and no statement holds yet, the oldest first, up to a day. One that is being taken back is
 * waited for, and left out.
 */
export async function listLockedOpenUses(
  tx: Tx,
  authorityId: AuthorityId,
  { partnerId, until }: { readonly partnerId: PartnerId; readonly until: CivilDate },
): Promise<readonly UseRow[]> {
  return openPassTables(tx)
    .selectFrom("pass_use")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("partner_id", "=", partnerId)
    .where("statement_id", "is", null)
    .where("cancelled_on", "is", null)
    .where("day", "<=", until)
    .orderBy("number")
    .forUpdate()
    .execute();
}

/** What a statement until a day would hold: its lines, their sum, the first and the last of their days. */
export async function computeClosingSum(
  tx: Tx,
  authorityId: AuthorityId,
  { partnerId, until }: { readonly partnerId: PartnerId; readonly until: CivilDate },
) {
  const row = await openPassTables(tx)
    .selectFrom("pass_use")
    .select(({ fn }) => [
      fn.countAll().as("count"),
      fn.sum("amount_cents").as("cents"),
      fn.min("day").as("first"),
      fn.max("day").as("last"),
    ])
    .where("authority_id", "=", authorityId)
    .where("partner_id", "=", partnerId)
    .where("statement_id", "is", null)
    .where("cancelled_on", "is", null)
    .where("day", "<=", until)
    .executeTakeFirstOrThrow();
  return { count: Number(row.count), cents: Number(row.cents ?? 0), first: row.first, last: row.last };
}

/** What no statement holds yet, cancelled ones too, the newest first. */
export async function listLastOpenUses(
  tx: Tx,
  authorityId: AuthorityId,
  { partnerId, limit }: { readonly partnerId: PartnerId; readonly limit: number },
): Promise<readonly UseRow[]> {
  return openPassTables(tx)
    .selectFrom("pass_use")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("partner_id", "=", partnerId)
    .where("statement_id", "is", null)
    .orderBy("number", "desc")
    .limit(limit)
    .execute();
}

/** What is owed and no statement holds yet. */
export async function computeOpenSum(
  tx: Tx,
  authorityId: AuthorityId,
  partnerId: PartnerId,
): Promise<{ readonly count: number; readonly cents: number }> {
  const row = await openPassTables(tx)
    .selectFrom("pass_use")
    .select(({ fn }) => [fn.countAll().as("count"), fn.sum("amount_cents").as("cents")])
    .where("authority_id", "=", authorityId)
    .where("partner_id", "=", partnerId)
    .where("statement_id", "is", null)
    .where("cancelled_on", "is", null)
    .executeTakeFirstOrThrow();
  return { count: Number(row.count), cents: Number(row.cents ?? 0) };
}

/**
 * By partner, uses since a day that nobody took back, and those of a paper, or of a number that was typed.
 */
export async function countHowShown(
  tx: Tx,
  authorityId: AuthorityId,
  since: CivilDate,
): Promise<ReadonlyMap<PartnerId, { readonly uses: number; readonly copyable: number }>> {
  const rows = await openPassTables(tx)
    .selectFrom("pass_use")
    .select(({ fn }) => [
      "partner_id",
      fn.countAll().as("uses"),
      sql<string>`count(*) filter (where shown in ('paper', 'number'))`.as("copyable"),
    ])
    .where("authority_id", "=", authorityId)
    .where("day", ">=", since)
    .where("cancelled_on", "is", null)
    .groupBy("partner_id")
    .execute();
  return new Map(
    rows.map((row) => [
      parseId<"passPartner">(row.partner_id),
      { uses: Number(row.uses), copyable: Number(row.copyable) },
    ]),
  );
}

export async function listStatementUses(
  tx: Tx,
  authorityId: AuthorityId,
  statementIds: readonly string[],
): Promise<readonly UseRow[]> {
  if (statementIds.length === 0) return [];
  return openPassTables(tx)
    .selectFrom("pass_use")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`statement_id = any (${[...statementIds]}::uuid[])`)
    .orderBy("number")
    .execute();
}

export async function cancel(
  tx: Tx,
  authorityId: AuthorityId,
  {
    id,
    on,
    reason,
    transferId,
    staffId,
  }: {
    readonly id: UseId;
    readonly on: CivilDate;
    readonly reason: CancelReason;
    readonly transferId: string;
    readonly staffId: StaffId;
  },
): Promise<void> {
  await openPassTables(tx)
    .updateTable("pass_use")
    .set({
      cancelled_on: on,
      cancel_reason: reason,
      cancel_transfer_id: transferId,
      cancel_staff_id: staffId,
    })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .execute();
}

/** With its uses, which were locked. */
export async function createStatementRow(
  tx: Tx,
  row: StatementRow,
  useIds: readonly string[],
): Promise<void> {
  await openPassTables(tx).insertInto("pass_statement").values(row).execute();
  await openPassTables(tx)
    .updateTable("pass_use")
    .set({ statement_id: row.id })
    .where("authority_id", "=", row.authority_id)
    .where("statement_id", "is", null)
    .where(sql<boolean>`id = any (${[...useIds]}::uuid[])`)
    .execute();
  await openPassTables(tx)
    .updateTable("pass_partner")
    .set({ last_statement: row.number })
    .where("authority_id", "=", row.authority_id)
    .where("id", "=", row.partner_id)
    .execute();
}

/** The newest first: one partner's, or everybody's. */
export async function listStatementRows(
  tx: Tx,
  authorityId: AuthorityId,
  which: {
    readonly partnerId?: PartnerId;
    readonly id?: StatementId;
    readonly before?: number | undefined;
    readonly limit?: number;
  },
): Promise<readonly StatementListed[]> {
  let query = openPassTables(tx)
    .selectFrom("pass_statement")
    .leftJoin("pass_transfer", (join) =>
      join
        .onRef("pass_transfer.authority_id", "=", "pass_statement.authority_id")
        .onRef("pass_transfer.statement_id", "=", "pass_statement.id")
        .on(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom("pass_transfer_void")
                .select("attempt")
                .whereRef("pass_transfer_void.authority_id", "=", "pass_transfer.authority_id")
                .whereRef("pass_transfer_void.statement_id", "=", "pass_transfer.statement_id")
                .whereRef("pass_transfer_void.attempt", "=", "pass_transfer.attempt"),
            ),
          ),
        ),
    )
    .selectAll("pass_statement")
    .select("pass_transfer.pay_on")
    .where("pass_statement.authority_id", "=", authorityId);
  if (which.partnerId !== undefined) query = query.where("partner_id", "=", which.partnerId);
  if (which.id !== undefined) query = query.where("id", "=", which.id);
  if (which.before !== undefined) query = query.where("number", "<", which.before);
  if (which.limit !== undefined) query = query.limit(which.limit);
  return query.orderBy("closed_on", "desc").orderBy("partner_id").orderBy("number", "desc").execute();
}
