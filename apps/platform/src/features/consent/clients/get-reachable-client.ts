import type { Context } from "../../../kernel/context.ts";
import { type ClientId, parseId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/access/index.ts";
import { clientsErrors } from "./errors.ts";
import { findOwnClient, findReachableClient, type StoredClientRow } from "./store/clients.ts";
import { toClientsSystem } from "./to-clients-system.ts";

/**
 * An application whose deliveries the actor may look after: its own, or one that they keep for their
 * authority. `reader` is who then reads them: agents list no delivery by themselves. Throws
 * clients.unknown_client, access.capability_missing.
 */
export async function getReachableClient(
  context: Context,
  clientId: ClientId,
): Promise<{ readonly client: StoredClientRow; readonly reader: Context }> {
  const system = toClientsSystem(context);
  if (context.actor.kind === "client") {
    const own = context.actor.clientId === clientId;
    const client = own ? await system.transaction((tx) => findReachableClient(tx, clientId)) : undefined;
    if (!client) throw clientsErrors.error("clients.unknown_client");
    return { client, reader: context };
  }
  const client = await context.transaction((tx) => findOwnClient(tx, context.authorityId, clientId));
  if (client?.channel !== "push") throw clientsErrors.error("clients.unknown_client");
  requireCapability(context, "client.manage", { serviceId: parseId<"service">(client.service_id) });
  return { client, reader: system };
}
