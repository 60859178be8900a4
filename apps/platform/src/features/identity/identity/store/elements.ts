import type { ElementName } from "@ardeco/contracts";
import { type Selectable, sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId, ElementId, PersonId } from "../../../../kernel/ids.ts";
import { toPlannedIds } from "../../../../kernel/to-planned-ids.ts";
import type { Tables } from "./rows.ts";

/** The column may be empty, and never is: whoever writes an element says how sure it is. */
export type ElementTables = Tables & { element: { assurance: string } };
export type ElementRecord = Selectable<ElementTables["element"]>;

const toElementTables = (tx: Tx) => tx.withTables<ElementTables>();

export async function createElementRow(tx: Tx, row: ElementRecord): Promise<void> {
  await toElementTables(tx).insertInto("element").values(row).execute();
}

/** Live rows (declared and validated) of some elements, or of all. */
export async function listLive(
  tx: Tx,
  authorityId: AuthorityId,
  personIds: readonly PersonId[],
  names?: readonly ElementName[],
): Promise<readonly ElementRecord[]> {
  if (personIds.length === 0) return [];
  let query = toElementTables(tx)
    .selectFrom("element")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", sql<string>`any(${toPlannedIds(personIds)}::uuid[])`)
    .where("state", "in", ["declared", "validated"]);
  if (names !== undefined) query = query.where("name", "in", names);
  return query.execute();
}

/**
 * Live rows of one element, to be changed: whoever changes this person's elements meanwhile waits for the end
 * of the transaction, even where there is no row yet to lock.
 */
export async function listLiveElementsLocked(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
  name: ElementName,
): Promise<readonly ElementRecord[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`elements:${authorityId}:${personId}`},
    0))`.execute(tx);
  return listLive(tx, authorityId, [personId], [name]);
}

export async function listHistory(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<readonly ElementRecord[]> {
  return toElementTables(tx)
    .selectFrom("element")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .execute();
}

/** Of these people and these elements alone. */
export async function listHistoryRows(
  tx: Tx,
  authorityId: AuthorityId,
  personIds: readonly PersonId[],
  names: readonly ElementName[],
): Promise<readonly ElementRecord[]> {
  if (personIds.length === 0) return [];
  return toElementTables(tx)
    .selectFrom("element")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`person_id = any(${toPlannedIds(personIds)}::uuid[])`)
    .where("name", "in", names)
    .execute();
}

export async function updateState(
  tx: Tx,
  authorityId: AuthorityId,
  id: ElementId,
  change: Partial<
    Pick<ElementRecord, "state" | "provenance_sealed" | "assurance" | "decided_on" | "valid_until">
  >,
): Promise<void> {
  await toElementTables(tx)
    .updateTable("element")
    .set((set) => ({ ...change, version: set("version", "+", 1) }))
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .execute();
}

export async function deleteElement(tx: Tx, authorityId: AuthorityId, id: ElementId): Promise<void> {
  await toElementTables(tx)
    .deleteFrom("element")
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .execute();
}

/** Locked; what somebody is deciding at this moment is left to the next run. */
export async function listExpiredElementsLocked(
  tx: Tx,
  authorityId: AuthorityId,
  today: string,
  limit: number,
) {
  return toElementTables(tx)
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

export async function eraseElements(tx: Tx, authorityId: AuthorityId, personId: PersonId): Promise<void> {
  await toElementTables(tx)
    .deleteFrom("element")
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .execute();
}
