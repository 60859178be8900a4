import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import { type EstablishmentRow, selectRecordTables } from "./tables.ts";

/** The one of that name, added when it is not there. */
export async function ensureEstablishment(tx: Tx, row: EstablishmentRow): Promise<EstablishmentRow> {
  await selectRecordTables(tx)
    .insertInto("establishment")
    .values(row)
    .onConflict((conflict) => conflict.columns(["authority_id", "name_key"]).doNothing())
    .execute();
  return selectRecordTables(tx)
    .selectFrom("establishment")
    .selectAll()
    .where("authority_id", "=", row.authority_id)
    .where("name_key", "=", row.name_key)
    .executeTakeFirstOrThrow();
}

export async function listEstablishmentRows(
  tx: Tx,
  authorityId: AuthorityId,
): Promise<readonly EstablishmentRow[]> {
  return selectRecordTables(tx)
    .selectFrom("establishment")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .orderBy("name")
    .execute();
}

/**
 * Those of which something came: one whose only file was refused or withdrawn is known to nobody, and leaves
 * with the next purge.
 */
export async function listKnownEstablishments(
  tx: Tx,
  authorityId: AuthorityId,
): Promise<readonly EstablishmentRow[]> {
  const { rows } = await sql<EstablishmentRow>`
    select e.* from establishment e where e.authority_id = ${authorityId} and (
      exists (select 1 from person_file f where f.authority_id = e.authority_id and f.establishment_id = e.id
      and f.state <> 'receiving')
      or exists (select 1 from source_record s where s.authority_id = e.authority_id
      and s.establishment_id = e.id))
    order by e.name`.execute(tx);
  return rows;
}

/** Those that hold nothing any more. */
export async function deleteEmptyEstablishments(tx: Tx, authorityId: AuthorityId): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from establishment e where e.authority_id = ${authorityId}
      and not exists (select 1 from source_record s where s.authority_id = e.authority_id
      and s.establishment_id = e.id)
      and not exists (select 1 from person_file f where f.authority_id = e.authority_id
      and f.establishment_id = e.id)
  `.execute(tx);
  return Number(numAffectedRows ?? 0);
}
