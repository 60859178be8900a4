import type { Context, Tx } from "../../kernel/context.ts";
import { asId, isUuid, type ServiceId } from "../../kernel/ids.ts";
import { requireCapability } from "../access/index.ts";
import { findPublishedService, takesPeople } from "../catalogue/index.ts";
import type { Client, ClientForProvider } from "./client.ts";
import { clientOf } from "./client-of-row.ts";
import { openSecret } from "./secrets.ts";
import { findReachableClient, listClientsOf } from "./store/clients.ts";

/**
 * The application behind a client_id, for the OpenID provider of the context's authority: one of a service published by
 * that authority, or by one in which it lies. Undefined when unknown, disabled, out of reach, or of a service that is
 * not offered today to its people, or takes nobody. The transaction is the system's.
 */
export async function findClientForProvider(
  tx: Tx,
  context: Context,
  clientId: string,
): Promise<ClientForProvider | undefined> {
  const row = isUuid(clientId) ? await findReachableClient(tx, clientId) : undefined;
  // Nobody signs in at a work list: it has no address to return to.
  if (row?.status !== "active" || row.channel !== "push") return undefined;
  const service = await findPublishedService(
    tx,
    { serviceId: asId<"service">(row.service_id) },
    { peopleOf: context.authorityId },
  );
  if (!service || !takesPeople(service.definition)) return undefined;
  const { secret_sealed } = row;
  return secret_sealed === null
    ? clientOf(row)
    : { ...clientOf(row), secret: openSecret(context, row, secret_sealed) };
}

/** Applications of one service of the acting authority, disabled ones included, without their secrets. */
export async function listClients(
  tx: Tx,
  context: Context,
  serviceId: ServiceId,
): Promise<readonly Client[]> {
  requireCapability(context, "client.manage", { serviceId });
  return (await listClientsOf(tx, context.authorityId, serviceId)).map(clientOf);
}
