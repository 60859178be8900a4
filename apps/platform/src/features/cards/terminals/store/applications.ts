import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId, ServiceId } from "../../../../kernel/ids.ts";
import type { CardApplicationId } from "../application.ts";
import {
  type ApplicationRow,
  type ApplicationServiceRow,
  type FormerServiceRow,
  openTerminalTables,
} from "./tables.ts";

/** Closed ones last. */
export async function listApplicationRows(
  tx: Tx,
  authorityId: AuthorityId,
): Promise<readonly ApplicationRow[]> {
  return openTerminalTables(tx)
    .selectFrom("card_application")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .orderBy("closed_on", (order) => order.desc().nullsFirst())
    .orderBy("name")
    .orderBy("id")
    .execute();
}

export async function listServiceRows(
  tx: Tx,
  authorityId: AuthorityId,
): Promise<readonly ApplicationServiceRow[]> {
  return openTerminalTables(tx)
    .selectFrom("card_application_service")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .orderBy("slug")
    .execute();
}

/** Those that closed ones had. */
export async function listFormerServiceRows(
  tx: Tx,
  authorityId: AuthorityId,
): Promise<readonly FormerServiceRow[]> {
  return openTerminalTables(tx)
    .selectFrom("card_application_former_service")
    .selectAll()
    .where("authority_id", "=", authorityId)
    .orderBy("slug")
    .execute();
}

/** Its services are free for another application; that it had them stays known. */
export async function removeApplicationServices(
  tx: Tx,
  { authorityId, id }: { readonly authorityId: AuthorityId; readonly id: CardApplicationId },
): Promise<void> {
  const gone = await openTerminalTables(tx)
    .deleteFrom("card_application_service")
    .where("authority_id", "=", authorityId)
    .where("application_id", "=", id)
    .returning(["authority_id", "application_id", "provider_id", "service_id", "slug"])
    .execute();
  if (gone.length > 0)
    await openTerminalTables(tx).insertInto("card_application_former_service").values(gone).execute();
}

/** "again" when the id is there already; "taken" when another application has the AID. */
export async function createApplicationRow(tx: Tx, row: ApplicationRow): Promise<"done" | "again" | "taken"> {
  const { numInsertedOrUpdatedRows } = await openTerminalTables(tx)
    .insertInto("card_application")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 1n) return "done";
  const same = await openTerminalTables(tx)
    .selectFrom("card_application")
    .select("id")
    .where("authority_id", "=", row.authority_id)
    .where("id", "=", row.id)
    .executeTakeFirst();
  return same ? "again" : "taken";
}

/** False when somebody else changed it since that revision. */
export async function updateApplication(
  tx: Tx,
  { authorityId, id, revision }: { authorityId: AuthorityId; id: CardApplicationId; revision: number },
  change: Pick<ApplicationRow, "name" | "most" | "closed_on">,
): Promise<boolean> {
  const { numUpdatedRows } = await openTerminalTables(tx)
    .updateTable("card_application")
    .set({ ...change, revision: revision + 1 })
    .where("authority_id", "=", authorityId)
    .where("id", "=", id)
    .where("revision", "=", revision)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** False when another application has the service, or one of its name. */
export async function saveApplicationService(tx: Tx, row: ApplicationServiceRow): Promise<boolean> {
  const changed = await openTerminalTables(tx)
    .updateTable("card_application_service")
    .set({ origins: row.origins, verbs: row.verbs })
    .where("authority_id", "=", row.authority_id)
    .where("application_id", "=", row.application_id)
    .where("service_id", "=", row.service_id)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 1n) return true;
  const { numInsertedOrUpdatedRows } = await openTerminalTables(tx)
    .insertInto("card_application_service")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function removeService(
  tx: Tx,
  { authorityId, id }: { readonly authorityId: AuthorityId; readonly id: CardApplicationId },
  serviceId: ServiceId,
): Promise<void> {
  await openTerminalTables(tx)
    .deleteFrom("card_application_service")
    .where("authority_id", "=", authorityId)
    .where("application_id", "=", id)
    .where("service_id", "=", serviceId)
    .execute();
}
