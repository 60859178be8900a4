import { type Selectable, sql } from "kysely";
import type { Tx } from "../../kernel/context.ts";
import type { AuthorityId, ServiceId } from "../../kernel/ids.ts";
import type { ServiceStatus, VersionState } from "./service.ts";

export type ServiceRow = {
  authority_id: string;
  id: string;
  slug: string;
  status: ServiceStatus;
  current_version: number | null;
  is_model: boolean;
};

export type VersionRow = {
  authority_id: string;
  service_id: string;
  version: number;
  state: VersionState;
  definition: Record<string, unknown>;
  written_by: string[];
  approved_by: string | null;
  changed_on: string;
  revision: number;
};

export type OfferedRow = Pick<ServiceRow, "authority_id" | "id" | "slug" | "status"> &
  Pick<VersionRow, "version" | "definition" | "changed_on">;

type CatalogueTables = { service: ServiceRow; service_version: VersionRow };

const tables = (tx: Tx) => tx.withTables<CatalogueTables>();
const json = (value: object) => sql<Record<string, unknown>>`${JSON.stringify(value)}::jsonb`;

/** False when the authority already has a service under this slug. */
export async function insertService(tx: Tx, row: ServiceRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(tx)
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
  await tables(tx)
    .updateTable("service")
    .set(change)
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .execute();
}

/** False when another version is in progress. */
export async function insertVersion(tx: Tx, row: VersionRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(tx)
    .insertInto("service_version")
    .values({ ...row, definition: json(row.definition) })
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
  const { numUpdatedRows } = await tables(tx)
    .updateTable("service_version")
    .set({ ...plain, ...(definition ? { definition: json(definition) } : {}), revision: seen.revision + 1 })
    .where("authority_id", "=", seen.authority_id)
    .where("service_id", "=", seen.service_id)
    .where("version", "=", seen.version)
    .where("revision", "=", seen.revision)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function findOwnService(tx: Tx, authorityId: AuthorityId, id: ServiceId) {
  return tables(tx)
    .selectFrom("service")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .executeTakeFirst();
}

export async function listOwnServices(tx: Tx, authorityId: AuthorityId): Promise<readonly ServiceRow[]> {
  return tables(tx)
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
): Promise<readonly Selectable<VersionRow>[]> {
  let query = tables(tx).selectFrom("service_version").selectAll().where("authority_id", "=", authorityId);
  if (serviceId !== undefined) query = query.where("service_id", "=", serviceId);
  return query.orderBy("version", "desc").execute();
}

/** Services (or models) in the version offered now, or last: whoever asks (row-level security lets everybody read these). */
export async function listOffered(
  tx: Tx,
  which: ({ id: string } | { ids: readonly string[] } | { providerIds: readonly string[]; slug?: string }) & {
    models?: boolean;
  },
): Promise<readonly OfferedRow[]> {
  let query = tables(tx)
    .selectFrom("service")
    .innerJoin("service_version as wording", (join) =>
      join
        .onRef("wording.authority_id", "=", "service.authority_id")
        .onRef("wording.service_id", "=", "service.id")
        .onRef("wording.version", "=", "service.current_version"),
    )
    .select([
      "service.authority_id",
      "service.id",
      "service.slug",
      "service.status",
      "wording.version",
      "wording.definition",
      "wording.changed_on",
    ])
    .where("service.status", "in", ["published", "retired"])
    .where("service.is_model", "=", which.models ?? false)
    .orderBy("service.slug");
  if ("id" in which) return query.where("service.id", "=", which.id).execute();
  if ("ids" in which) {
    return which.ids.length === 0 ? [] : query.where("service.id", "in", [...which.ids]).execute();
  }
  if (which.providerIds.length === 0) return [];
  query = query.where("service.authority_id", "in", [...which.providerIds]);
  if (which.slug !== undefined) query = query.where("service.slug", "=", which.slug);
  return query.execute();
}

/** One version that was offered, now or before. */
export async function findOfferedVersion(tx: Tx, serviceId: ServiceId, version: number) {
  const [row] = await listOfferedVersions(tx, [{ serviceId, version }]);
  return row;
}

/** These versions, among those that were offered, now or before. */
export async function listOfferedVersions(
  tx: Tx,
  named: readonly { readonly serviceId: ServiceId; readonly version: number }[],
): Promise<readonly OfferedRow[]> {
  if (named.length === 0) return [];
  return tables(tx)
    .selectFrom("service_version as wording")
    .innerJoin("service", (join) =>
      join
        .onRef("service.authority_id", "=", "wording.authority_id")
        .onRef("service.id", "=", "wording.service_id"),
    )
    .select([
      "service.authority_id",
      "service.id",
      "service.slug",
      "service.status",
      "wording.version",
      "wording.definition",
      "wording.changed_on",
    ])
    .where((is) =>
      is.or(
        named.map(({ serviceId, version }) =>
          is.and([is("wording.service_id", "=", serviceId), is("wording.version", "=", version)]),
        ),
      ),
    )
    .where("wording.state", "in", ["published", "retired"])
    .execute();
}
