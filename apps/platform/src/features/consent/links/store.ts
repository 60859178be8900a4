import { sql } from "kysely";
import type { Tx } from "../../../kernel/context.ts";
import type { AuthorityId } from "../../../kernel/ids.ts";
import type { AccountLinkRow, AccountLinkTicketRow, Tables } from "./store-rows.ts";

export type TicketRow = AccountLinkTicketRow;

export type LinkRow = AccountLinkRow;

const openLinkTables = (tx: Tx) => tx.withTables<Tables>();

export async function createTicketRow(tx: Tx, row: TicketRow): Promise<void> {
  await openLinkTables(tx).insertInto("account_link_ticket").values(row).execute();
}

export async function getLockedTicket(
  tx: Tx,
  authorityId: AuthorityId,
  which: { readonly ticket: Buffer } | { readonly code: Buffer },
): Promise<TicketRow | undefined> {
  const query = openLinkTables(tx)
    .selectFrom("account_link_ticket")
    .selectAll()
    .where("authority_id", "=", authorityId);
  const one =
    "ticket" in which
      ? query.where("ticket_hash", "=", which.ticket)
      : query.where("code_hash", "=", which.code);
  return one.forUpdate().executeTakeFirst();
}

export async function updateTicket(
  tx: Tx,
  { authority_id, ticket_hash }: Pick<TicketRow, "authority_id" | "ticket_hash">,
  changes: Partial<Pick<TicketRow, "state" | "subject" | "code_hash" | "expires_at">>,
): Promise<void> {
  await openLinkTables(tx)
    .updateTable("account_link_ticket")
    .set(changes)
    .where("authority_id", "=", authority_id)
    .where("ticket_hash", "=", ticket_hash)
    .execute();
}

/** Said to be somebody's account, and not tied yet: for minutes. */
export async function listAgreed(tx: Tx, authorityId: AuthorityId): Promise<readonly TicketRow[]> {
  return openLinkTables(tx)
    .selectFrom("account_link_ticket")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("state", "=", "agreed")
    .execute();
}

export async function deletePastTickets(tx: Tx, authorityId: AuthorityId, at: Date): Promise<number> {
  const deletion = openLinkTables(tx).deleteFrom("account_link_ticket");
  const { numDeletedRows } = await deletion
    .where("authority_id", "=", authorityId)
    .where("expires_at", "<", at)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** One account of each service: the last one tied. */
export async function saveLink(tx: Tx, row: LinkRow): Promise<void> {
  const { sealed, key_id, linked_on } = row;
  await openLinkTables(tx)
    .insertInto("account_link")
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(["authority_id", "service_id", "subject"]).doUpdateSet({ sealed, key_id, linked_on }),
    )
    .execute();
}

export interface LinkKey {
  readonly serviceId: string;
  readonly subject: string;
}

export async function findLink(tx: Tx, authorityId: AuthorityId, key: LinkKey): Promise<LinkRow | undefined> {
  return openLinkTables(tx)
    .selectFrom("account_link")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("service_id", "=", key.serviceId)
    .where("subject", "=", key.subject)
    .executeTakeFirst();
}

/** False when there was none. */
export async function deleteLink(tx: Tx, authorityId: AuthorityId, key: LinkKey): Promise<boolean> {
  const deletion = openLinkTables(tx).deleteFrom("account_link").where("authority_id", "=", authorityId);
  const { numDeletedRows } = await deletion
    .where("service_id", "=", key.serviceId)
    .where("subject", "=", key.subject)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Services for which somebody here has tied an account: each has its own name for a person. */
export async function listSectors(tx: Tx): Promise<readonly Pick<LinkRow, "provider_id" | "service_id">[]> {
  const { rows } = await sql<Pick<LinkRow, "provider_id" | "service_id">>`
    select provider_id, service_id from account_link_sectors()`.execute(tx);
  return rows;
}

/** Whose row the rest of the transaction may read in one sector. */
export async function setLinkSubject(tx: Tx, subject: string): Promise<void> {
  await sql`select set_config('ardeco.pairwise_subject', ${subject}, true)`.execute(tx);
}
