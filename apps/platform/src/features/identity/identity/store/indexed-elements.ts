import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId } from "../../../../kernel/ids.ts";
import type { ElementRecord, ElementTables } from "./elements.ts";

const toIndexedElementTables = (tx: Tx) => tx.withTables<ElementTables>();

/** Who was folded into another leads there. */
export async function listPersonsByIndex(
  tx: Tx,
  authorityId: AuthorityId,
  name: string,
  indexes: readonly Buffer[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select distinct coalesce(merge.kept_id, element.person_id) as person_id from element
    left join person_merge merge on merge.authority_id = ${authorityId}
    and merge.folded_id = element.person_id
      and merge.state = 'active'
    where element.authority_id = ${authorityId} and element.name = ${name}
      and element.value_index = any(${indexes}::bytea[]) and element.state in ('declared',
      'validated')`.execute(tx);
  return rows.map((row) => row.person_id);
}

/** Ids of people with a validated value of this element, of all or of some, in order, after one of them. */
export async function listPersonIdsPage(
  tx: Tx,
  authorityId: AuthorityId,
  {
    name,
    after,
    limit,
    among,
  }: {
    readonly name: string;
    readonly after: string;
    readonly limit: number;
    readonly among?: readonly string[];
  },
): Promise<readonly string[]> {
  if (among?.length === 0) return [];
  let query = toIndexedElementTables(tx)
    .selectFrom("element")
    .select("person_id")
    .where("authority_id", "=", authorityId)
    .where("name", "=", name)
    .where("state", "=", "validated")
    .where("person_id", ">", after)
    .orderBy("person_id")
    .limit(limit);
  if (among) query = query.where("person_id", "in", [...among]);
  return (await query.execute()).map((row) => row.person_id);
}

/** Locked: rows of these elements whose index is of another length than that written now. */
export async function listFormerIndexesLocked(
  tx: Tx,
  authorityId: AuthorityId,
  {
    names,
    bytes,
    limit,
  }: { readonly names: readonly string[]; readonly bytes: number; readonly limit: number },
): Promise<readonly ElementRecord[]> {
  return toIndexedElementTables(tx)
    .selectFrom("element")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("name", "in", names)
    .where(sql<boolean>`octet_length(value_index) <> ${bytes}`)
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

export async function updateIndex(
  tx: Tx,
  { authority_id, id }: ElementRecord,
  index: Buffer | null,
): Promise<void> {
  await toIndexedElementTables(tx)
    .updateTable("element")
    .set({ value_index: index })
    .where("authority_id", "=", authority_id)
    .where("id", "=", id)
    .execute();
}
