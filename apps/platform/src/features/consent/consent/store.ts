import { sql } from "kysely";
import type { RunStatement, Tx } from "../../../kernel/context.ts";
import type { AuthorityId, GrantId, PersonId } from "../../../kernel/ids.ts";
import type { Sector } from "../../trust/keys/index.ts";
import type { PersonGrantsRow, ServiceGrantRow, Tables } from "./store-rows.ts";

export type GrantRow = ServiceGrantRow;

export type ListRow = PersonGrantsRow;

const openGrantTables = (tx: Tx) => tx.withTables<Tables>();

/**
 * Row-level security shows people and agents the rows of this subject, until the transaction looks at
 * another.
 */
export async function setGrantSubject(tx: Tx, subject: Buffer): Promise<void> {
  await sql`select set_config('ardeco.sector_subject', ${subject.toString("hex")}, true)`.execute(tx);
}

export async function createGrantRow(tx: Tx, row: GrantRow): Promise<void> {
  await openGrantTables(tx).insertInto("service_grant").values(row).execute();
}

/** For an authority on either side, in one round trip. */
export async function findGrantRowAtOnce(
  run: RunStatement,
  authorityId: AuthorityId,
  sector: Sector,
  id: GrantId,
): Promise<GrantRow | undefined> {
  const text = "select * from consent_find_grant($1, $2, $3, $4)";
  const key = [authorityId, sector.providerId, sector.serviceId, id];
  const [row] = await run<GrantRow>("consent_find_grant", text, key);
  return row;
}

export async function findGrantRow(tx: Tx, sector: Sector, id: GrantId): Promise<GrantRow | undefined> {
  return openGrantTables(tx)
    .selectFrom("service_grant")
    .selectAll()
    .where("provider_id", "=", sector.providerId)
    .where("service_id", "=", sector.serviceId)
    .where("id", "=", id)
    .executeTakeFirst();
}

/** These grants, each under the row-level security of its own subject; what is purged is absent. */
export async function findGrantRows(
  tx: Tx,
  named: readonly { readonly sector: Sector; readonly grantId: GrantId; readonly subject: Buffer }[],
): Promise<readonly GrantRow[]> {
  if (named.length === 0) return [];
  const { rows } = await sql<GrantRow>`select * from consent_find_grants(
    ${named.map(({ sector }) => sector.providerId)}::uuid[],
    ${named.map(({ sector }) => sector.serviceId)}::uuid[],
    ${named.map(({ grantId }) => grantId)}::uuid[], ${named.map(({ subject }) => subject)}::bytea[])`.execute(
    tx,
  );
  return rows;
}

/** @returns false when the row changed since it was read, or lives no more */
export async function updateGrant(
  tx: Tx,
  row: GrantRow,
  change: Pick<GrantRow, "sealed"> & Partial<Pick<GrantRow, "state" | "withdrawn_on">>,
): Promise<boolean> {
  const { numUpdatedRows } = await openGrantTables(tx)
    .updateTable("service_grant")
    .set({ ...change, revision: row.revision + 1 })
    .where("provider_id", "=", row.provider_id)
    .where("service_id", "=", row.service_id)
    .where("id", "=", row.id)
    .where("revision", "=", row.revision)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function deleteWithdrawn(
  tx: Tx,
  holderId: AuthorityId,
  { before, held }: { readonly before: string; readonly held: readonly Buffer[] },
): Promise<number> {
  const { numDeletedRows } = await openGrantTables(tx)
    .deleteFrom("service_grant")
    .where("holder_id", "=", holderId)
    .where("state", "=", "withdrawn")
    .where("withdrawn_on", "<", before)
    .where(sql<boolean>`subject <> all (${[...held]}::bytea[])`)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

export async function findList(tx: Tx, authorityId: AuthorityId, personId: PersonId) {
  return openGrantTables(tx)
    .selectFrom("person_grants")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .executeTakeFirst();
}

export async function findLists(tx: Tx, authorityId: AuthorityId, personIds: readonly PersonId[]) {
  return openGrantTables(tx)
    .selectFrom("person_grants")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where(sql<boolean>`person_id = any (${personIds}::uuid[])`)
    .execute();
}

/** Waits for whoever changes the person's grants, and keeps them from changing until the transaction ends. */
export async function reserveExistingList(
  tx: Tx,
  authorityId: AuthorityId,
  personId: PersonId,
): Promise<void> {
  await openGrantTables(tx)
    .selectFrom("person_grants")
    .select("version")
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .forUpdate()
    .execute();
}

/** The row, made when there is none, and locked: changes of one person's grants queue here. */
export async function reserveGrantList(tx: Tx, empty: ListRow): Promise<ListRow> {
  await openGrantTables(tx)
    .insertInto("person_grants")
    .values(empty)
    .onConflict((conflict) => conflict.columns(["authority_id", "person_id"]).doNothing())
    .execute();
  return openGrantTables(tx)
    .selectFrom("person_grants")
    .selectAll()
    .where("authority_id", "=", empty.authority_id)
    .where("person_id", "=", empty.person_id)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export async function updateList(tx: Tx, row: ListRow, sealed: Buffer, next_check: Buffer): Promise<void> {
  await openGrantTables(tx)
    .updateTable("person_grants")
    .set({ sealed, version: row.version + 1, next_check })
    .where("authority_id", "=", row.authority_id)
    .where("person_id", "=", row.person_id)
    .execute();
}

export async function deleteList(tx: Tx, authorityId: AuthorityId, personId: PersonId): Promise<void> {
  await openGrantTables(tx)
    .deleteFrom("person_grants")
    .where("authority_id", "=", authorityId)
    .where("person_id", "=", personId)
    .execute();
}

/**
 * People with a list, in the order of their ids; with `days`, those whose next check is one of them, or was
 * never planned.
 */
export async function listPeopleWithLists(
  tx: Tx,
  authorityId: AuthorityId,
  page: { readonly after: string; readonly limit: number; readonly days?: readonly Buffer[] },
) {
  const query = openGrantTables(tx)
    .selectFrom("person_grants")
    .select("person_id")
    .where("authority_id", "=", authorityId)
    .where("person_id", ">", page.after)
    .orderBy("person_id")
    .limit(page.limit);
  const rows = await (page.days ? query.where("next_check", "in", [...page.days]) : query).execute();
  return rows.map((row) => row.person_id);
}
