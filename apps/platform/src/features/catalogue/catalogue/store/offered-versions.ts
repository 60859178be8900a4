import type { Tx } from "../../../../kernel/context.ts";
import type { ServiceId } from "../../../../kernel/ids.ts";
import type { CatalogueTables, ServiceRow, VersionRow } from "./own-services.ts";

export type OfferedRow = Pick<ServiceRow, "authority_id" | "id" | "slug" | "status"> &
  Pick<VersionRow, "version" | "definition" | "changed_on">;

const openOfferedVersionTables = (tx: Tx) => tx.withTables<CatalogueTables>();

/**
 * Services (or models) in the version offered now, or last: whoever asks (row-level security lets everybody
 * read these).
 */
export async function listOffered(
  tx: Tx,
  which: ({ id: string } | { ids: readonly string[] } | { providerIds: readonly string[]; slug?: string }) & {
    models?: boolean;
  },
): Promise<readonly OfferedRow[]> {
  let query = openOfferedVersionTables(tx)
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
  return openOfferedVersionTables(tx)
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
