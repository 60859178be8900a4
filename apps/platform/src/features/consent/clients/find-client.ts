import type { Actor, Context, Tx } from "../../../kernel/context.ts";
import { type AuthorityId, isUuid, parseId, type ServiceId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/access/index.ts";
import { findPublishedService, hasSubscribers } from "../../catalogue/catalogue/index.ts";
import type { Client, ClientForProvider } from "./client.ts";
import { getRowInForce } from "./delayed-change.ts";
import { openSecret } from "./secrets.ts";
import { findReachableClient, listServiceClients, type StoredClientRow } from "./store/clients.ts";
import { toClient } from "./to-client.ts";

/**
 * The application behind a client_id, for the OpenID provider of the context's authority: one of a service
 * published by that authority, or by one in which it lies. Undefined when unknown, disabled, out of reach, or
 * of a service that is not offered today to its people, or takes nobody. The transaction is the system's.
 */
export async function findClientForProvider(
  tx: Tx,
  context: Context,
  clientId: string,
): Promise<ClientForProvider | undefined> {
  const found = isUuid(clientId) ? await findReachableClient(tx, clientId) : undefined;
  const row = found && getRowInForce(found, context.now());
  if (row?.status !== "active" || !(await findOffering(tx, context, row))) return undefined;
  const { secret_sealed } = row;
  return secret_sealed === null
    ? toClient(row)
    : { ...toClient(row), secret: openSecret(context, row, secret_sealed) };
}

/**
 * The application of this row, as it acts: with who offers its service today to people of the context's
 * authority.
 */
export async function getClientActor(tx: Tx, context: Context, row: StoredClientRow): Promise<Actor> {
  const [clientId, serviceId] = [parseId<"client">(row.id), parseId<"service">(row.service_id)];
  return { kind: "client", clientId, serviceId, offeredBy: await findOffering(tx, context, row) };
}

async function findOffering(
  tx: Tx,
  { authorityId }: Context,
  row: StoredClientRow,
): Promise<AuthorityId | null> {
  // Nobody signs in at a work list: it has no address to return to.
  if (row.channel !== "push") return null;
  const serviceId = parseId<"service">(row.service_id);
  const service = await findPublishedService(tx, { serviceId }, { peopleOf: authorityId });
  return service && hasSubscribers(service.definition) ? parseId<"authority">(row.authority_id) : null;
}

/** Applications of one service of the acting authority, disabled ones included, without their secrets. */
export function listClients(context: Context, serviceId: ServiceId): Promise<readonly Client[]> {
  return context.read(async (tx) => {
    requireCapability(context, "client.manage", { serviceId });
    const rows = await listServiceClients(tx, context.authorityId, serviceId);
    return rows.map((row) => toClient(getRowInForce(row, context.now())));
  });
}
