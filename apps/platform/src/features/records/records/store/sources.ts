import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId, PersonId } from "../../../../kernel/ids.ts";
import { listColumnValues, type SourceRow, selectRecordTables } from "./tables.ts";

/** Those of an establishment with these numbers, locked. */
export async function listLockedNumberedSources(
  tx: Tx,
  { authorityId, establishmentId }: { readonly authorityId: AuthorityId; readonly establishmentId: string },
  numbers: readonly Buffer[],
): Promise<readonly SourceRow[]> {
  if (numbers.length === 0) return [];
  return selectRecordTables(tx)
    .selectFrom("source_record")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("establishment_id", "=", establishmentId)
    .where(sql<boolean>`number_index = any (${numbers}::bytea[])`)
    .orderBy("id")
    .forUpdate()
    .execute();
}

/** Of these records, those of more than one source. */
export async function listJoined(
  tx: Tx,
  authorityId: AuthorityId,
  recordIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (recordIds.length === 0) return new Set();
  const { rows } = await sql<{ record_id: string }>`
    select record_id from source_record where authority_id = ${authorityId}
    and record_id = any (${recordIds}::uuid[])
    group by record_id having count(*) > 1
  `.execute(tx);
  return new Set(rows.map(({ record_id }) => record_id));
}

type FileSourceKey = Pick<SourceRow, "authority_id" | "establishment_id">;

/** Of somebody, or one record with another. */
const attached = sql`(s.person_id is not null or exists (
  select 1 from source_record o where o.authority_id = s.authority_id and o.record_id = s.record_id
  and o.id <> s.id))`;

const selectFileSources = ({ authority_id, establishment_id }: FileSourceKey, fileIds: readonly string[]) =>
  sql`s.authority_id = ${authority_id} and s.establishment_id = ${establishment_id}
    and s.file_id = any (${fileIds}::uuid[])`;

/** Whether one of those that these files said last is attached. */
export async function hasAttached(tx: Tx, of: FileSourceKey, fileIds: readonly string[]): Promise<boolean> {
  if (fileIds.length === 0) return false;
  const { rows } = await sql<{ has: boolean }>`
    select exists (select 1 from source_record s where ${selectFileSources(of, fileIds)}
    and ${attached}) as has`.execute(tx);
  return rows[0]?.has ?? false;
}

/** Locks some of those that these files said last and that are attached to nothing. */
export async function listLockedFileSources(
  tx: Tx,
  of: FileSourceKey,
  { fileIds, limit }: { readonly fileIds: readonly string[]; readonly limit: number },
): Promise<readonly string[]> {
  if (fileIds.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select s.id from source_record s where ${selectFileSources(of, fileIds)} and not ${attached}
    order by s.id limit ${limit} for update of s
  `.execute(tx);
  return rows.map(({ id }) => id);
}

/**
 * Of those locked before, those that nothing was joined to while their lock was waited for.
 * @returns how many left
 */
export async function deleteUnattached(
  tx: Tx,
  { authority_id }: Pick<SourceRow, "authority_id">,
  ids: readonly string[],
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from source_record s where s.authority_id = ${authority_id} and s.id = any (${ids}::uuid[])
    and not ${attached}
  `.execute(tx);
  return Number(numAffectedRows ?? 0);
}

/** One parameter a column, however many rows. */
export async function addSourceRows(tx: Tx, rows: readonly SourceRow[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  await sql`
    insert into source_record (authority_id, id, establishment_id, file_id, number_index, digest, key_sealed,
      values_sealed, seen_on, record_id)
    select ${first.authority_id}::uuid, id, ${first.establishment_id}::uuid, ${first.file_id}::uuid,
      number_index, digest, key_sealed,
      values_sealed, ${first.seen_on}::date, id
    from unnest(${listColumnValues(rows, "id")}::uuid[], ${listColumnValues(rows, "number_index")}::bytea[],
      ${listColumnValues(rows, "digest")}::bytea[],
      ${listColumnValues(rows, "key_sealed")}::bytea[], ${listColumnValues(rows, "values_sealed")}::bytea[])
      as line (id, number_index, digest, key_sealed, values_sealed)
  `.execute(tx);
}

/** What a later line says of the same numbers. */
export async function updateSourceRows(tx: Tx, rows: readonly SourceRow[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  await sql`
    update source_record s set digest = line.digest, key_sealed = line.key_sealed,
      values_sealed = line.values_sealed, file_id = line.file_id, seen_on = line.seen_on
    from unnest(${listColumnValues(rows, "id")}::uuid[], ${listColumnValues(rows, "digest")}::bytea[],
      ${listColumnValues(rows, "key_sealed")}::bytea[],
      ${listColumnValues(rows, "values_sealed")}::bytea[], ${listColumnValues(rows, "file_id")}::uuid[],
      ${listColumnValues(rows, "seen_on")}::date[])
      as line (id, digest, key_sealed, values_sealed, file_id, seen_on)
    where s.authority_id = ${first.authority_id} and s.id = line.id
  `.execute(tx);
}

/** Up to `limit` after that id, in the order of ids. */
export async function listNextSources(
  tx: Tx,
  authorityId: AuthorityId,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<readonly SourceRow[]> {
  return selectRecordTables(tx)
    .selectFrom("source_record")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", ">", after)
    .orderBy("id")
    .limit(limit)
    .execute();
}

export async function listPersonSources(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<readonly SourceRow[]> {
  return selectRecordTables(tx)
    .selectFrom("source_record")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .orderBy("id")
    .execute();
}

export async function deletePersonSources(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<void> {
  await selectRecordTables(tx)
    .deleteFrom("source_record")
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .execute();
}

/** Whole records that belong to nobody of the platform, none of whose sources was seen since that day. */
export async function deleteOldUnattachedRecords(
  tx: Tx,
  authorityId: AuthorityId,
  day: string,
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from source_record s where s.authority_id = ${authorityId} and s.person_id is null
      and s.seen_on < ${day}
      and not exists (select 1 from source_record o where o.authority_id = s.authority_id
        and o.record_id = s.record_id and o.seen_on >= ${day})
  `.execute(tx);
  return Number(numAffectedRows ?? 0);
}
