import { sql } from "kysely";
import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId, ServiceId } from "../../../../kernel/ids.ts";
import type { ServiceLocalisationRow, Tables } from "./rows.ts";

export type LocalisationRow = ServiceLocalisationRow;

const openLocalisationTables = (tx: Tx) => tx.withTables<Tables>();

export async function createLocalisationRow(tx: Tx, row: LocalisationRow): Promise<void> {
  await openLocalisationTables(tx).insertInto("service_localisation").values(row).execute();
}

export async function findLocalisation(tx: Tx, authorityId: AuthorityId, serviceId: ServiceId) {
  return openLocalisationTables(tx)
    .selectFrom("service_localisation")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .where("service_id", "=", serviceId)
    .executeTakeFirst();
}

export async function updateLocalisation(
  tx: Tx,
  { authority_id, service_id }: LocalisationRow,
  modelVersion: number,
): Promise<void> {
  await openLocalisationTables(tx)
    .updateTable("service_localisation")
    .set({ model_version: modelVersion })
    .where("authority_id", "=", authority_id)
    .where("service_id", "=", service_id)
    .execute();
}

/** Authorities that localised a model of the acting one; nobody else's. */
export async function listLocalisers(tx: Tx, modelId: ServiceId): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`select catalogue_localisers(${modelId}::uuid) as id`.execute(tx);
  return rows.map(({ id }) => id);
}

export async function listLocalisationRows(
  tx: Tx,
  authorityId: AuthorityId,
): Promise<readonly LocalisationRow[]> {
  return openLocalisationTables(tx)
    .selectFrom("service_localisation")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .orderBy("service_id")
    .execute();
}
