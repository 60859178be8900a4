import type { Actor, Context, Tx } from "../../../kernel/context.ts";
import { type AuthorityId, parseId, isUuid, type ServiceId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/access/index.ts";
import { findPublishedService, takesPeople } from "../../catalogue/catalogue/index.ts";
import type { Client, ClientForProvider } from "./client.ts";
import { clientOf } from "./client-of-row.ts";
import { rowInForce } from "./delayed-change.ts";
import { openSecret } from "./secrets.ts";
import { type ClientRow, findReachableClient, listClientsOf } from "./store/clients.ts";

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
  const row = found && rowInForce(found, context.now());
  if (row?.status !== "active" || !(await findOffering(tx, context, row))) return undefined;
  const { secret_sealed } = row;
  return secret_sealed === null
    ? clientOf(row)
    : { ...clientOf(row), secret: openSecret(context, row, secret_sealed) };
}

/**
 * The application of this row, as it acts: with who offers its service today to people of the context's
 * authority.
 */
export async function actorOf(tx: Tx, context: Context, row: ClientRow): Promise<Actor> {
  const [clientId, serviceId] = [parseId<"client">(row.id), parseId<"service">(row.service_id)];
  return { kind: "client", clientId, serviceId, offeredBy: await findOffering(tx, context, row) };
}

async function findOffering(tx: Tx, { authorityId }: Context, row: ClientRow): Promise<AuthorityId | null> {
  // Nobody signs in at a work list: it has no address to return to.
  if (row.channel !== "push") return null;
  const serviceId = parseId<"service">(row.service_id);
  const service = await findPublishedService(tx, { serviceId }, { peopleOf: authorityId });
  return service && takesPeople(service.definition) ? parseId<"authority">(row.authority_id) : null;
}

/** Applications of one service of the acting authority, disabled ones included, without their secrets. */
export async function listClients(
  tx: Tx,
  context: Context,
  serviceId: ServiceId,
): Promise<readonly Client[]> {
  requireCapability(context, "client.manage", { serviceId });
  const rows = await listClientsOf(tx, context.authorityId, serviceId);
  return rows.map((row) => clientOf(rowInForce(row, context.now())));
}
