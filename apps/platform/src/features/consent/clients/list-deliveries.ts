import type { Context, Tx } from "../../../kernel/context.ts";
import type { GrantId } from "../../../kernel/ids.ts";
import type { Sector } from "../../trust/keys/index.ts";
import type { Delivery } from "./delivery.ts";
import { toDelivery } from "./sealed-content.ts";
import { listDeliveriesOfGrants, listSectorDeliveries } from "./store/deliveries.ts";

/**
 * What the applications of a service were told of a grant, in order. Whoever knows the grant may ask, on
 * either side: check first that the actor may see that grant.
 */
export async function listDeliveries(
  tx: Tx,
  context: Context,
  { sector, grantId }: { sector: Sector; grantId: GrantId },
): Promise<readonly Delivery[]> {
  return (await listSectorDeliveries(tx, sector, { grantId })).map((row) => toDelivery(context, row));
}

/**
 * What applications were told of several grants, in one statement, by grant. Check first that the actor may
 * see them.
 */
export async function listDeliveriesByGrant(
  tx: Tx,
  context: Context,
  named: readonly { readonly sector: Sector; readonly grantId: GrantId }[],
): Promise<ReadonlyMap<GrantId, readonly Delivery[]>> {
  const rows = await listDeliveriesOfGrants(tx, named);
  return new Map(
    named.map(({ grantId }) => [
      grantId,
      rows.filter((row) => row.grant_id === grantId).map((row) => toDelivery(context, row)),
    ]),
  );
}
