import type { Context } from "../../../kernel/context.ts";
import { parseId, type ServiceId } from "../../../kernel/ids.ts";
import { findPublishedService } from "../../catalogue/catalogue/index.ts";
import { listWithLoginAddress } from "./store/clients.ts";
import { toClientsSystem } from "./to-clients-system.ts";

/** An application that people may enter from here. */
export interface ClientEntrance {
  readonly serviceId: ServiceId;
  readonly name: string;
  readonly initiateLoginUri: string;
}

/**
 * Active applications of these services, published today, that gave a login address. Read as the system, in a
 * transaction of its own: a person has no other sight of the registry.
 */
export async function listClientEntrances(
  context: Context,
  serviceIds: readonly ServiceId[],
): Promise<readonly ClientEntrance[]> {
  if (serviceIds.length === 0) return [];
  const system = toClientsSystem(context);
  return system.transaction(async (tx) => {
    const entrances: ClientEntrance[] = [];
    for (const { service_id, name, initiate_login_uri } of await listWithLoginAddress(tx, serviceIds)) {
      const serviceId = parseId<"service">(service_id);
      if (initiate_login_uri === null) continue;
      if (!(await findPublishedService(tx, { serviceId }, { peopleOf: context.authorityId }))) continue;
      entrances.push({ serviceId, name, initiateLoginUri: initiate_login_uri });
    }
    return entrances;
  });
}
