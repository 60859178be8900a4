import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId, PersonId } from "../../../../kernel/ids.ts";
import type { CalendarAddressRow, Tables } from "./rows.ts";

export type { CalendarAddressRow } from "./rows.ts";

const openCalendarTables = (tx: Tx) => tx.withTables<Tables>();

export async function createAddressRow(tx: Tx, row: CalendarAddressRow): Promise<void> {
  await openCalendarTables(tx).insertInto("calendar_address").values(row).execute();
}

export async function findPersonAddress(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<CalendarAddressRow | undefined> {
  return openCalendarTables(tx)
    .selectFrom("calendar_address")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .executeTakeFirst();
}

/** By the digest of its token: for the system. */
export async function findAddressByToken(
  tx: Tx,
  authorityId: AuthorityId,
  tokenHash: Buffer,
): Promise<CalendarAddressRow | undefined> {
  return openCalendarTables(tx)
    .selectFrom("calendar_address")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("token_hash", "=", tokenHash)
    .executeTakeFirst();
}

export async function updateAddressRead(
  tx: Tx,
  { authority_id, id }: Pick<CalendarAddressRow, "authority_id" | "id">,
  day: CivilDate,
): Promise<void> {
  await openCalendarTables(tx)
    .updateTable("calendar_address")
    .set({ read_on: day })
    .where("authority_id", "=", authority_id)
    .where("id", "=", id)
    .execute();
}

/** False when there was none. */
export async function deletePersonAddress(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<boolean> {
  const { numDeletedRows } = await openCalendarTables(tx)
    .deleteFrom("calendar_address")
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
