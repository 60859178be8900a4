import { sql } from "kysely";
import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { Tx } from "../../../kernel/context.ts";
import { type AuthorityId, type PersonId, parseId } from "../../../kernel/ids.ts";
import type { GuestId } from "./guest.ts";
import type { Tables, TopupGuestRow } from "./store-rows.ts";

export type GuestRow = TopupGuestRow;

const openGuestTables = (tx: Tx) => tx.withTables<Tables>();

/** Parents who invite at once wait for each other, until the transaction ends. */
export async function lockInvitedChild(tx: Tx, childId: PersonId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`topup_guest:${childId}`}, 0))`.execute(tx);
}

/** @returns false when an invitation has that id already */
export async function createGuestRow(
  tx: Tx,
  row: Omit<
    GuestRow,
    "guest_id" | "state" | "ended_on" | "refused_on" | "refusals" | "last_try" | "last_try_at"
  >,
): Promise<boolean> {
  const begun = { guest_id: null, state: "invited", ended_on: null, refused_on: null, refusals: 0 } as const;
  const none = { last_try: null, last_try_at: null };
  const { numInsertedOrUpdatedRows } = await openGuestTables(tx)
    .insertInto("topup_guest")
    .values({ ...row, ...begun, ...none })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Kept from changing until the transaction ends. */
export async function findLockedGuestRow(
  tx: Tx,
  authorityId: AuthorityId,
  id: GuestId,
): Promise<GuestRow | undefined> {
  return openGuestTables(tx)
    .selectFrom("topup_guest")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
}

/** Latest first. */
export async function listGuestRows(
  tx: Tx,
  authorityId: AuthorityId,
  of: { readonly childId?: PersonId; readonly guestId?: PersonId; readonly invitedBy?: PersonId },
): Promise<readonly GuestRow[]> {
  let query = openGuestTables(tx)
    .selectFrom("topup_guest")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .orderBy("invited_on", "desc")
    .orderBy("id");
  if (of.childId) query = query.where("child_id", "=", of.childId);
  if (of.guestId) query = query.where("guest_id", "=", of.guestId);
  if (of.invitedBy) query = query.where("invited_by", "=", of.invitedBy);
  return query.execute();
}

/** What waits for whoever enters by this address. */
export async function listWaitingRows(
  tx: Tx,
  authorityId: AuthorityId,
  address: Buffer,
): Promise<readonly GuestRow[]> {
  return openGuestTables(tx)
    .selectFrom("topup_guest")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("address_index", "=", address)
    .orderBy("invited_on", "desc")
    .orderBy("id")
    .execute();
}

/** Those for whom somebody accepted. */
export async function listChildrenServed(tx: Tx, authorityId: AuthorityId): Promise<readonly PersonId[]> {
  const rows = await openGuestTables(tx)
    .selectFrom("topup_guest")
    .select("child_id")
    .distinct()
    .where("authority_id", "=", authorityId)
    .where("state", "=", "accepted")
    .execute();
  return rows.map(({ child_id }) => parseId<"person">(child_id));
}

export async function setAccepted(
  tx: Tx,
  authorityId: AuthorityId,
  { id, guestId }: { readonly id: GuestId; readonly guestId: PersonId },
): Promise<void> {
  await update(tx, authorityId, id, { state: "accepted", guest_id: guestId, address_index: null });
}

export async function setEnded(
  tx: Tx,
  authorityId: AuthorityId,
  { id, on }: { readonly id: GuestId; readonly on: CivilDate },
): Promise<void> {
  await update(tx, authorityId, id, { state: "ended", ended_on: on, address_index: null });
}

/** How many amounts were tried that day, and the last of them. */
export async function setTries(
  tx: Tx,
  authorityId: AuthorityId,
  {
    id,
    on,
    tries,
    last,
    at,
  }: {
    readonly id: GuestId;
    readonly on: CivilDate;
    readonly tries: number;
    readonly last: string;
    readonly at: Date;
  },
): Promise<void> {
  await update(tx, authorityId, id, { refused_on: on, refusals: tries, last_try: last, last_try_at: at });
}

async function update(
  tx: Tx,
  authorityId: AuthorityId,
  id: GuestId,
  change: Partial<GuestRow>,
): Promise<void> {
  await openGuestTables(tx)
    .updateTable("topup_guest")
    .set(change)
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .execute();
}

/** On any side. */
export async function deletePersonGuests(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<void> {
  await openGuestTables(tx)
    .deleteFrom("topup_guest")
    .where("authority_id", "=", authorityId)
    .where((where) =>
      where.or([
        where("child_id", "=", personId),
        where("invited_by", "=", personId),
        where("guest_id", "=", personId),
      ]),
    )
    .execute();
}

/** What ended before a day, and what nobody answered since another. */
export async function deleteOver(
  tx: Tx,
  authorityId: AuthorityId,
  { endedBefore, invitedBefore }: { readonly endedBefore: CivilDate; readonly invitedBefore: CivilDate },
): Promise<number> {
  const { numDeletedRows } = await openGuestTables(tx)
    .deleteFrom("topup_guest")
    .where("authority_id", "=", authorityId)
    .where((where) =>
      where.or([
        where("ended_on", "<", endedBefore),
        where.and([where("state", "=", "invited"), where("invited_on", "<", invitedBefore)]),
      ]),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}
