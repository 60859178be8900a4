import { sql } from "kysely";
import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId, PersonId } from "../../../../kernel/ids.ts";
import type { CouplingAgreementId, CouplingId, EndReason } from "../coupling.ts";
import { type AgreementRow, openCouplingTables } from "./tables.ts";

/**
 * Row-level security shows people and agents the rows of this subject, until the transaction looks at
 * another.
 */
export async function setCouplingSubject(tx: Tx, subject: Buffer): Promise<void> {
  await sql`select set_config('ardeco.sector_subject', ${subject.toString("hex")}, true)`.execute(tx);
}

/** A yes and the end of what it rests on queue here, until the end of the transaction. */
export async function lockCouplingAnswers(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`couplings:${authorityId}:${personId}`},
    0))`.execute(tx);
}

/**
 * One that lives already is left as it is.
 * @returns whether it is new
 */
export async function createAgreementRow(tx: Tx, row: AgreementRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await openCouplingTables(tx)
    .insertInto("coupling_agreement")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Of one offer or another, by the names that offers give somebody; the oldest first. */
export async function listAgreementRows(
  tx: Tx,
  authorityId: AuthorityId,
  subjects: readonly Buffer[],
): Promise<readonly AgreementRow[]> {
  if (subjects.length === 0) return [];
  return openCouplingTables(tx)
    .selectFrom("coupling_agreement")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`subject = any (${[...subjects]}::bytea[])`)
    .orderBy("from_day")
    .orderBy("id")
    .execute();
}

/** Those that live, of these offers, in the order of their ids. */
export async function listLivingRows(
  tx: Tx,
  authorityId: AuthorityId,
  {
    couplingIds,
    after,
    limit,
  }: { readonly couplingIds: readonly CouplingId[]; readonly after: string; readonly limit: number },
): Promise<readonly AgreementRow[]> {
  if (couplingIds.length === 0) return [];
  return openCouplingTables(tx)
    .selectFrom("coupling_agreement")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("coupling_id", "in", [...couplingIds])
    .where("ended_on", "is", null)
    .where("id", ">", after)
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** False when it ended already. */
export async function endAgreement(
  tx: Tx,
  authorityId: AuthorityId,
  {
    id,
    on,
    reason,
  }: { readonly id: CouplingAgreementId; readonly on: CivilDate; readonly reason: EndReason },
): Promise<boolean> {
  const { numUpdatedRows } = await openCouplingTables(tx)
    .updateTable("coupling_agreement")
    .set({ ended_on: on, end_reason: reason })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .where("ended_on", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** False when the holder was told that day already, or holds it no more. */
export async function setEndTold(
  tx: Tx,
  authorityId: AuthorityId,
  { subject, day }: { readonly subject: Buffer; readonly day: CivilDate },
): Promise<boolean> {
  const { numUpdatedRows } = await openCouplingTables(tx)
    .updateTable("coupling_agreement")
    .set({ told_last_day: day })
    .where("authority_id", "=", authorityId)
    .where("subject", "=", subject)
    .where("ended_on", "is", null)
    .where((eb) => eb.or([eb("told_last_day", "is", null), eb("told_last_day", "<>", day)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function deleteSubjectAgreements(
  tx: Tx,
  authorityId: AuthorityId,
  subjects: readonly Buffer[],
): Promise<void> {
  if (subjects.length === 0) return;
  await openCouplingTables(tx)
    .deleteFrom("coupling_agreement")
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`subject = any (${[...subjects]}::bytea[])`)
    .execute();
}

/**
 * Those that ended, or whose offer did, before a day.
 * @returns how many
 */
export async function deleteOldAgreements(tx: Tx, authorityId: AuthorityId, day: CivilDate): Promise<number> {
  const { numDeletedRows } = await openCouplingTables(tx)
    .deleteFrom("coupling_agreement")
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`(ended_on < ${day} or exists (select from coupling c
      where c.authority_id = coupling_agreement.authority_id
      and c.id = coupling_agreement.coupling_id and c.ends_on < ${day}))`)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
