import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type ClientId, parseId, type ServiceId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { requireCapability } from "../../access/access/index.ts";
import { getOwnService } from "../../catalogue/catalogue/index.ts";
import { record } from "../../trust/audit/index.ts";
import { requestAllDeliveries } from "./request-all-deliveries.ts";
import { createClientSecret, sealSecret } from "./secrets.ts";
import { createClientRow, listServiceClients, type StoredClientRow, updateClient } from "./store/clients.ts";
import { toAddressColumns, toSafetyColumns } from "./to-client.ts";

interface ByHand {
  readonly serviceId: ServiceId;
  readonly name: string;
}

/**
 * Use case: the vendor of a service does not connect; from now on, its agents are told what to do by hand.
 * Idempotent. Throws catalogue.unknown_service.
 */
export async function openWorkList(context: Context, input: ByHand): Promise<ClientId> {
  requireCapability(context, "subscription.read", { serviceId: input.serviceId });
  return context.transaction((tx) => openChannel(tx, context, input, "work_list"));
}

/**
 * The vendor of a service does not connect: files carry what its software is to do. Joins the caller's
 * transaction. Throws catalogue.unknown_service.
 */
export async function openFileChannel(tx: Tx, context: Context, input: ByHand): Promise<ClientId> {
  requireCapability(context, "client.manage", { serviceId: input.serviceId });
  return openChannel(tx, context, input, "file");
}

async function openChannel(
  tx: Tx,
  context: Context,
  { serviceId, name }: ByHand,
  channel: "work_list" | "file",
): Promise<ClientId> {
  await getOwnService(context, serviceId);
  const own = await listServiceClients(tx, context.authorityId, serviceId);
  const known = own.find((one) => one.channel === channel);
  if (known) return resumeClosedChannel(tx, context, known);
  const clientId = context.newId<ClientId>();
  await createClientRow(tx, {
    authority_id: context.authorityId,
    id: clientId,
    service_id: serviceId,
    name,
    status: "active",
    channel,
    // Nobody is ever told this secret, and such a channel is refused wherever an application proves itself.
    auth_method: "client_secret_basic",
    secret_sealed: sealSecret(context, clientId, createClientSecret()),
    ...toAddressColumns({ redirectUris: [], postLogoutRedirectUris: [] }),
    ...toSafetyColumns({}),
    jwks_uri: null,
    jwks: null,
    registration_key: null,
    registration_digest: null,
    created_on: toCivilDate(context.now()),
    revision: 1,
  });
  await record(tx, context, {
    action: `clients.${channel === "file" ? "file_channel" : "work_list"}_opened`,
    data: { clientId, serviceId, name },
  });
  // Those who said yes before it was there.
  await requestAllDeliveries(tx, context, { clientId, serviceId });
  return clientId;
}

/** One that was closed hears again, from the beginning. */
async function resumeClosedChannel(tx: Tx, context: Context, row: StoredClientRow): Promise<ClientId> {
  const clientId = parseId<"client">(row.id);
  if (row.status === "active") return clientId;
  const changed = await updateClient(tx, row, { status: "active" });
  if (!changed) throw kernelErrors.error("request.changed_meanwhile");
  const serviceId = parseId<"service">(row.service_id);
  await record(tx, context, {
    action: "clients.client_enabled",
    data: { clientId, serviceId, name: row.name },
  });
  await requestAllDeliveries(tx, context, { clientId, serviceId });
  return clientId;
}
