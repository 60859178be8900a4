import { GRANT_GIVEN } from "@ardeco/contracts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { ClientId, GrantId, ServiceId } from "../../../kernel/ids.ts";
import type { Sector } from "../../trust/keys/index.ts";
import { openContent } from "./sealed-content.ts";
import { listSectorDeliveries } from "./store/deliveries.ts";

/**
 * Asks that everybody who has the service now be told to this application, as if they had just said yes: it
 * was not there when they did, or it lost what it had. Heard by who knows them (subscriptions). In the
 * provider authority.
 */
export async function requestAllDeliveries(
  tx: Tx,
  context: Context,
  { clientId, serviceId }: { readonly clientId: ClientId; readonly serviceId: ServiceId },
): Promise<void> {
  const { authorityId, requestId } = context;
  const data = { authorityId, requestId, clientId, serviceId };
  await context.ports.events.emit(tx, "clients.everyone_asked", data);
}

/**
 * Whether a yes to this grant waits to be told to this application: asked twice, it is told once. As the
 * system.
 */
export async function isWaitingOpening(
  tx: Tx,
  system: Context,
  named: { readonly sector: Sector; readonly grantId: GrantId; readonly clientId: ClientId },
): Promise<boolean> {
  const rows = await listSectorDeliveries(tx, named.sector, named);
  return rows.some(
    (row) =>
      row.client_id === named.clientId &&
      row.state === "queued" &&
      openContent(system, row).event === GRANT_GIVEN,
  );
}
