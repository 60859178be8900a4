import type { Tx } from "../../kernel/context.ts";
import type { AuthorityId } from "../../kernel/ids.ts";

export type TicketRow = {
  authority_id: string;
  token_hash: Buffer;
  document_id: string;
  session_id: string;
  asked_by: string;
  expires_at: Date;
};

const tables = (tx: Tx) => tx.withTables<{ document_ticket: TicketRow }>();

export async function insertTicket(tx: Tx, row: TicketRow): Promise<void> {
  await tables(tx).insertInto("document_ticket").values(row).execute();
}

/** One statement: of two at once, one finds it. */
export async function deleteTicket(
  tx: Tx,
  authorityId: AuthorityId,
  tokenHash: Buffer,
): Promise<TicketRow | undefined> {
  return tables(tx)
    .deleteFrom("document_ticket")
    .where("authority_id", "=", authorityId)
    .where("token_hash", "=", tokenHash)
    .returningAll()
    .executeTakeFirst();
}

export async function deleteExpiredTickets(tx: Tx, authorityId: AuthorityId, at: Date): Promise<number> {
  const result = await tables(tx)
    .deleteFrom("document_ticket")
    .where("authority_id", "=", authorityId)
    .where("expires_at", "<=", at)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
