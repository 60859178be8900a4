import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import { toPlannedIds } from "../../../../kernel/to-planned-ids.ts";
import { type CardRow, openTerminalTables } from "./tables.ts";

/** What readers call the cards that these supports are; most supports are no card. */
export async function listDeniedCardNames(
  tx: Tx,
  authorityId: AuthorityId,
  supportIds: readonly string[],
): Promise<readonly Buffer[]> {
  const rows = await openTerminalTables(tx)
    .selectFrom("card")
    .select("denied_as")
    .where("authority_id", "=", authorityId)
    .where("support_id", "=", sql<string>`any(${toPlannedIds(supportIds)}::uuid[])`)
    .execute();
  return rows.map(({ denied_as }) => denied_as);
}

/** Those that these supports are, as they were made. */
export async function listSupportCards(
  tx: Tx,
  authorityId: AuthorityId,
  supportIds: readonly string[],
): Promise<readonly CardRow[]> {
  return openTerminalTables(tx)
    .selectFrom("card")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("support_id", "=", sql<string>`any(${toPlannedIds(supportIds)}::uuid[])`)
    .orderBy("made_on")
    .orderBy("name")
    .execute();
}

export async function findCard(tx: Tx, authorityId: AuthorityId, name: Buffer): Promise<CardRow | undefined> {
  return openTerminalTables(tx)
    .selectFrom("card")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("name", "=", name)
    .executeTakeFirst();
}

/** False when the card, or the support, was made already. */
export async function createCardRow(tx: Tx, row: CardRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await openTerminalTables(tx)
    .insertInto("card")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** From now on the application was written there: it is not again. */
export async function recordWrittenApplication(
  tx: Tx,
  authorityId: AuthorityId,
  { name, aid }: { readonly name: Buffer; readonly aid: string },
): Promise<void> {
  await openTerminalTables(tx)
    .updateTable("card")
    .set({ written: sql`array_append(written, ${aid})` })
    .where("authority_id", "=", authorityId)
    .where("name", "=", name)
    .where(sql<boolean>`not written @> array[${aid}::text]`)
    .execute();
}

/** Of supports that were erased. */
export async function listErasedDenied(tx: Tx, authorityId: AuthorityId): Promise<readonly Buffer[]> {
  const rows = await openTerminalTables(tx)
    .selectFrom("card_denied")
    .select("denied_as")
    .where("authority_id", "=", authorityId)
    .orderBy("denied_as")
    .execute();
  return rows.map(({ denied_as }) => denied_as);
}

export async function deleteExpiredDenied(tx: Tx, authorityId: AuthorityId, today: string): Promise<number> {
  const { numDeletedRows } = await openTerminalTables(tx)
    .deleteFrom("card_denied")
    .where("authority_id", "=", authorityId)
    .where("until", "<", today)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
