import { type Selectable, sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId, ServiceId } from "../../../../kernel/ids.ts";
import type { ServiceRow, Tables } from "./rows.ts";

export type { ServiceRow } from "./rows.ts";

export type CatalogueTables = Tables & { service_version: { definition: Record<string, unknown> } };
export type VersionRow = Selectable<CatalogueTables["service_version"]>;

const openOwnServiceTables = (tx: Tx) => tx.withTables<CatalogueTables>();
const encodeJson = (value: object) => sql<Record<string, unknown>>`${JSON.stringify(value)}::jsonb`;

/** False when the authority already has a service under this slug. */
export async function createServiceRow(tx: Tx, row: ServiceRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await openOwnServiceTables(tx)
    .insertInto("service")
    .values(row)
    .onConflict((conflict) => conflict.constraint("one_service_per_slug").doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function updateService(
  tx: Tx,
  authorityId: AuthorityId,
  id: ServiceId,
  change: Pick<ServiceRow, "status"> & Partial<Pick<ServiceRow, "current_version">>,
): Promise<void> {
  await openOwnServiceTables(tx)
    .updateTable("service")
    .set(change)
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .execute();
}

/** False when another version is in progress. */
export async function createVersionRow(tx: Tx, row: VersionRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await openOwnServiceTables(tx)
    .insertInto("service_version")
    .values({ ...row, definition: encodeJson(row.definition) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** False when the row is no longer at the revision that was seen. */
export async function updateVersion(
  tx: Tx,
  seen: Pick<VersionRow, "authority_id" | "service_id" | "version" | "revision">,
  change: Partial<Pick<VersionRow, "state" | "definition" | "written_by" | "approved_by" | "changed_on">>,
): Promise<boolean> {
  const { definition, ...plain } = change;
  const { numUpdatedRows } = await openOwnServiceTables(tx)
    .updateTable("service_version")
    .set({
      ...plain,
      ...(definition ? { definition: encodeJson(definition) } : {}),
      revision: seen.revision + 1,
    })
    .where("authority_id", "=", seen.authority_id)
    .where("service_id", "=", seen.service_id)
    .where("version", "=", seen.version)
    .where("revision", "=", seen.revision)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function findOwnService(tx: Tx, authorityId: AuthorityId, id: ServiceId) {
  return openOwnServiceTables(tx)
    .selectFrom("service")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .executeTakeFirst();
}

export async function listOwnServices(tx: Tx, authorityId: AuthorityId): Promise<readonly ServiceRow[]> {
  return openOwnServiceTables(tx)
    .selectFrom("service")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .orderBy("slug")
    .execute();
}

/** Newest first; of one service, or of all. */
export async function listOwnVersions(
  tx: Tx,
  authorityId: AuthorityId,
  serviceId?: ServiceId,
): Promise<readonly VersionRow[]> {
  let query = openOwnServiceTables(tx)
    .selectFrom("service_version")
    .selectAll()
    .where("authority_id", "=", authorityId);
  if (serviceId !== undefined) query = query.where("service_id", "=", serviceId);
  return query.orderBy("version", "desc").execute();
}
