import type { AssuranceLevel, ElementName } from "@ardeco/contracts";
import { sql } from "kysely";
import type { Tx } from "../../kernel/context.ts";
import { forOnePlan } from "../../kernel/for-one-plan.ts";
import type { AuthorityId, ElementId, PersonId } from "../../kernel/ids.ts";
import type { ElementState } from "./element.ts";

export type PersonStatus = "draft" | "declared" | "enrolled" | "merged" | "deceased" | "erased";

export type ElementRow = {
  authority_id: string;
  id: string;
  person_id: string;
  name: string;
  state: ElementState;
  value_sealed: Buffer;
  value_index: Buffer | null;
  provenance_sealed: Buffer;
  assurance: AssuranceLevel | "self_declared";
  decided_on: string | null;
  valid_until: string | null;
  version: number;
};

export type PersonRow = {
  authority_id: string;
  id: string;
  status: PersonStatus;
  created_on: string;
  created_by: string | null;
  version: number;
};

type IdentityTables = { person: PersonRow; element: ElementRow };

const tables = (tx: Tx) => tx.withTables<IdentityTables>();

/** False when the id is taken; waits for whoever is taking it. Naming the columns would ask to read the row, not yet one's own. */
export async function insertPerson(tx: Tx, row: PersonRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(tx)
    .insertInto("person")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function listPersonRows(
  tx: Tx,
  authorityId: AuthorityId,
  ids: readonly PersonId[],
): Promise<readonly PersonRow[]> {
  if (ids.length === 0) return [];
  return tables(tx)
    .selectFrom("person")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "in", [...ids])
    .execute();
}

/** Ids in their order, of people who are there. */
export async function listPersonIdsAfter(
  tx: Tx,
  authorityId: AuthorityId,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<readonly string[]> {
  const rows = await tables(tx)
    .selectFrom("person")
    .select("id")
    .where("authority_id", "=", authorityId)
    .where("status", "in", ["declared", "enrolled"])
    .where("id", ">", after)
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

export async function updateStatus(
  tx: Tx,
  authorityId: AuthorityId,
  id: PersonId,
  status: PersonStatus,
): Promise<void> {
  await tables(tx)
    .updateTable("person")
    .set((set) => ({ status, version: set("version", "+", 1) }))
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .execute();
}

/** Those whom they declared no longer say by whom. */
export async function forgetCreator(tx: Tx, id: PersonId): Promise<void> {
  await sql`select identity_forget_creator(${id}::uuid)`.execute(tx);
}

export async function insertElement(tx: Tx, row: ElementRow): Promise<void> {
  await tables(tx).insertInto("element").values(row).execute();
}

/** Live rows (declared and validated) of some elements, or of all. */
export async function listLive(
  tx: Tx,
  authorityId: AuthorityId,
  personIds: readonly PersonId[],
  names?: readonly ElementName[],
): Promise<readonly ElementRow[]> {
  if (personIds.length === 0) return [];
  let query = tables(tx)
    .selectFrom("element")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", sql<string>`any(${forOnePlan(personIds)}::uuid[])`)
    .where("state", "in", ["declared", "validated"]);
  if (names !== undefined) query = query.where("name", "in", names);
  return query.execute();
}

/**
 * Live rows of one element, to be changed: whoever changes this person's elements meanwhile waits for the end of the
 * transaction, even where there is no row yet to lock.
 */
export async function lockLive(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
  name: ElementName,
): Promise<readonly ElementRow[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`elements:${authorityId}:${personId}`}, 0))`.execute(
    tx,
  );
  return listLive(tx, authorityId, [personId], [name]);
}

export async function listHistory(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<readonly ElementRow[]> {
  return tables(tx)
    .selectFrom("element")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .execute();
}

/** Of these people and these elements alone. */
export async function listHistoriesOf(
  tx: Tx,
  authorityId: AuthorityId,
  personIds: readonly PersonId[],
  names: readonly ElementName[],
): Promise<readonly ElementRow[]> {
  if (personIds.length === 0) return [];
  return tables(tx)
    .selectFrom("element")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`person_id = any(${forOnePlan(personIds)}::uuid[])`)
    .where("name", "in", names)
    .execute();
}

export async function updateState(
  tx: Tx,
  authorityId: AuthorityId,
  id: ElementId,
  change: Partial<
    Pick<ElementRow, "state" | "provenance_sealed" | "assurance" | "decided_on" | "valid_until">
  >,
): Promise<void> {
  await tables(tx)
    .updateTable("element")
    .set((set) => ({ ...change, version: set("version", "+", 1) }))
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .execute();
}

export async function deleteElement(tx: Tx, authorityId: AuthorityId, id: ElementId): Promise<void> {
  await tables(tx)
    .deleteFrom("element")
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .execute();
}

/** Who was folded into another leads there. */
export async function listPersonsByIndex(
  tx: Tx,
  authorityId: AuthorityId,
  name: string,
  indexes: readonly Buffer[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ person_id: string }>`
    select distinct coalesce(merge.kept_id, element.person_id) as person_id from element
    left join person_merge merge on merge.authority_id = ${authorityId} and merge.folded_id = element.person_id
      and merge.state = 'active'
    where element.authority_id = ${authorityId} and element.name = ${name}
      and element.value_index = any(${indexes}::bytea[]) and element.state in ('declared', 'validated')`.execute(
    tx,
  );
  return rows.map((row) => row.person_id);
}

/** Ids of people with a validated value of this element, of all or of some, in order, after one of them. */
export async function listPersonIdsWith(
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
  let query = tables(tx)
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

/** Locked; what somebody is deciding at this moment is left to the next run. */
export async function lockPastValidity(tx: Tx, authorityId: AuthorityId, today: string, limit: number) {
  return tables(tx)
    .selectFrom("element")
    .select(["id", "person_id", "name"])
    .where("authority_id", "=", authorityId)
    .where("state", "=", "validated")
    .where("valid_until", "<", today)
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

/** Locked: rows of these elements whose index is of another length than that written now. */
export async function lockIndexedOtherwise(
  tx: Tx,
  authorityId: AuthorityId,
  {
    names,
    bytes,
    limit,
  }: { readonly names: readonly string[]; readonly bytes: number; readonly limit: number },
): Promise<readonly ElementRow[]> {
  return tables(tx)
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
  { authority_id, id }: ElementRow,
  index: Buffer | null,
): Promise<void> {
  await tables(tx)
    .updateTable("element")
    .set({ value_index: index })
    .where("authority_id", "=", authority_id)
    .where("id", "=", id)
    .execute();
}

export async function eraseElements(tx: Tx, authorityId: AuthorityId, personId: PersonId): Promise<void> {
  await tables(tx)
    .deleteFrom("element")
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .execute();
}
