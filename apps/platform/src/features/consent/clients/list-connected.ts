import type { Context } from "../../../kernel/context.ts";
import { parseId, type ServiceId } from "../../../kernel/ids.ts";
import { listServicesWithClient } from "./store/clients.ts";
import { toClientsSystem } from "./to-clients-system.ts";

/**
 * Which of these services have a business application that runs. Read as the system: it tells nothing of the
 * application.
 */
export async function listConnectedServices(
  context: Context,
  serviceIds: readonly ServiceId[],
): Promise<ReadonlySet<ServiceId>> {
  if (serviceIds.length === 0) return new Set();
  const system = toClientsSystem(context);
  const connected = await system.transaction((tx) => listServicesWithClient(tx, serviceIds));
  return new Set(connected.map((id) => parseId<"service">(id)));
}
