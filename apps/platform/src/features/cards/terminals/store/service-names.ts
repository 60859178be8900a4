import type { Tx } from "../../../../kernel/context.ts";
import type { AuthorityId, ServiceId } from "../../../../kernel/ids.ts";
import { openTerminalTables, type ServiceNameRow } from "./tables.ts";

/** What was written already stays: the name of a card does not change. */
export async function createServiceNameRows(tx: Tx, rows: readonly ServiceNameRow[]): Promise<void> {
  if (rows.length === 0) return;
  await openTerminalTables(tx)
    .insertInto("card_service_name")
    .values([...rows])
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Every card that this service can name, with the support that it is. */
export async function listServiceNames(
  tx: Tx,
  authorityId: AuthorityId,
  serviceId: ServiceId,
): Promise<readonly { readonly named_as: Buffer; readonly support_id: string }[]> {
  return openTerminalTables(tx)
    .selectFrom("card_service_name as named")
    .innerJoin("card", (join) =>
      join.onRef("card.authority_id", "=", "named.authority_id").onRef("card.name", "=", "named.card"),
    )
    .select(["named.named_as", "card.support_id"])
    .where("named.authority_id", "=", authorityId)
    .where("named.service_id", "=", serviceId)
    .execute();
}
