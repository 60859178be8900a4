import { sql } from "kysely";
import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { Tx } from "../../../kernel/context.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";
import type { CancelReason, MembershipId, PartnerId, StatementId, UseId } from "../pass.ts";
import { type StatementRow, tables, type UseRow } from "./tables.ts";

/** With the number that the database gives. */
export async function insertUse(
  tx: Tx,
  row: Omit<UseRow, "number" | "cancelled_on" | "cancel_reason" | "cancel_transfer_id" | "statement_id">,
): Promise<UseRow> {
  const whole = {
    ...row,
    number: 1,
    cancelled_on: null,
    cancel_reason: null,
    cancel_transfer_id: null,
    statement_id: null,
  };
  return tables(tx).insertInto("pass_use").values(whole).returningAll().executeTakeFirstOrThrow();
}

/** Who sends one confirmation twice at once waits, until the transaction ends. */
export async function waitForUse(tx: Tx, id: UseId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`pass use ${id}`}, 0))`.execute(tx);
}

/** Kept from changing until the transaction ends. */
export async function lockUse(tx: Tx, authorityId: AuthorityId, id: UseId): Promise<UseRow | undefined> {
  return tables(tx)
    .selectFrom("pass_use")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

/** The newest first. */
export async function listUsesOf(
  tx: Tx,
  authorityId: AuthorityId,
  membershipIds: readonly MembershipId[],
): Promise<readonly UseRow[]> {
  if (membershipIds.length === 0) return [];
  return tables(tx)
    .selectFrom("pass_use")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`membership_id = any (${[...membershipIds]}::uuid[])`)
    .orderBy("day", "desc")
    .orderBy("partner_id")
    .orderBy("number", "desc")
    .execute();
}

/** What no statement holds yet, cancelled ones too, the oldest first; up to a day. */
export async function listOpenUses(
  tx: Tx,
  authorityId: AuthorityId,
  { partnerId, until }: { readonly partnerId: PartnerId; readonly until: CivilDate },
): Promise<readonly UseRow[]> {
  return tables(tx)
    .selectFrom("pass_use")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("partner_id", "=", partnerId)
    .where("statement_id", "is", null)
    .where("day", "<=", until)
    .orderBy("number")
    .execute();
}

export async function listUsesIn(
  tx: Tx,
  authorityId: AuthorityId,
  statementIds: readonly string[],
): Promise<readonly UseRow[]> {
  if (statementIds.length === 0) return [];
  return tables(tx)
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
  }: {
    readonly id: UseId;
    readonly on: CivilDate;
    readonly reason: CancelReason;
    readonly transferId: string;
  },
): Promise<void> {
  await tables(tx)
    .updateTable("pass_use")
    .set({ cancelled_on: on, cancel_reason: reason, cancel_transfer_id: transferId })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .execute();
}

/** With its uses, which no other statement holds. */
export async function insertStatement(tx: Tx, row: StatementRow, useIds: readonly string[]): Promise<void> {
  await tables(tx).insertInto("pass_statement").values(row).execute();
  await tables(tx)
    .updateTable("pass_use")
    .set({ statement_id: row.id })
    .where("authority_id", "=", row.authority_id)
    .where("statement_id", "is", null)
    .where(sql<boolean>`id = any (${[...useIds]}::uuid[])`)
    .execute();
  await tables(tx)
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
  which: { readonly partnerId?: PartnerId; readonly id?: StatementId },
): Promise<readonly StatementRow[]> {
  let query = tables(tx).selectFrom("pass_statement").selectAll().where("authority_id", "=", authorityId);
  if (which.partnerId !== undefined) query = query.where("partner_id", "=", which.partnerId);
  if (which.id !== undefined) query = query.where("id", "=", which.id);
  return query.orderBy("closed_on", "desc").orderBy("partner_id").orderBy("number", "desc").execute();
}
