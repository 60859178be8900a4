import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import type { PartnerAccountId, PartnerId } from "../pass.ts";
import { openPassTables, type PartnerAccountRow } from "./tables.ts";

const selectAccounts = (tx: Tx, authorityId: AuthorityId) =>
  openPassTables(tx).selectFrom("pass_partner_account").selectAll().where("authority_id", "=", authorityId);

/**
 * The last that was agreed on, where the partner is paid; undefined as long as it is where it was agreed
 * with.
 */
export async function findServedAccount(
  tx: Tx,
  authorityId: AuthorityId,
  partnerId: PartnerId,
): Promise<PartnerAccountRow | undefined> {
  return selectAccounts(tx, authorityId)
    .where("partner_id", "=", partnerId)
    .where("state", "=", "served")
    .orderBy("served_at", "desc")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
}

/** The one that waits for a second agent. */
export async function findWaitingAccount(
  tx: Tx,
  authorityId: AuthorityId,
  partnerId: PartnerId,
): Promise<PartnerAccountRow | undefined> {
  return selectAccounts(tx, authorityId)
    .where("partner_id", "=", partnerId)
    .where("state", "=", "waiting")
    .executeTakeFirst();
}

/** All those that wait, the oldest first. */
export async function listWaitingAccounts(
  tx: Tx,
  authorityId: AuthorityId,
): Promise<readonly PartnerAccountRow[]> {
  return selectAccounts(tx, authorityId)
    .where("state", "=", "waiting")
    .orderBy("asked_on")
    .orderBy("id")
    .execute();
}

/** Throws where it is not there, or not seen: nothing removes one. */
export async function getAccountRow(
  tx: Tx,
  authorityId: AuthorityId,
  id: PartnerAccountId,
): Promise<PartnerAccountRow> {
  return selectAccounts(tx, authorityId).where("id", "=", id).executeTakeFirstOrThrow();
}

export async function createAccountRow(
  tx: Tx,
  row: Omit<PartnerAccountRow, "state" | "seen_by" | "served_at">,
): Promise<void> {
  await openPassTables(tx)
    .insertInto("pass_partner_account")
    .values({ ...row, state: "waiting", seen_by: null, served_at: null })
    .execute();
}

export async function endWaiting(
  tx: Tx,
  { authority_id, id }: Pick<PartnerAccountRow, "authority_id" | "id">,
  ended: Pick<PartnerAccountRow, "state" | "seen_by" | "served_at">,
): Promise<void> {
  await openPassTables(tx)
    .updateTable("pass_partner_account")
    .set(ended)
    .where("authority_id", "=", authority_id)
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .execute();
}
