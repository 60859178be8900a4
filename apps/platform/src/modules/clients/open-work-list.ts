import { civilDate } from "../../kernel/civil-date.ts";
import type { Context } from "../../kernel/context.ts";
import { asId, type ClientId, type ServiceId } from "../../kernel/ids.ts";
import { requireCapability } from "../access/index.ts";
import { record } from "../audit/index.ts";
import { getOwnService } from "../catalogue/index.ts";
import { addressColumns, safetyColumns } from "./client-of-row.ts";
import { newSecret, sealSecret } from "./secrets.ts";
import { insertClient, listClientsOf } from "./store/clients.ts";

/**
 * Use case: the vendor of a service does not connect; from now on, its agents are told what to do by hand. Idempotent.
 * Throws catalogue.unknown_service.
 */
export async function openWorkList(
  context: Context,
  { serviceId, name }: { readonly serviceId: ServiceId; readonly name: string },
): Promise<ClientId> {
  requireCapability(context, "subscription.read", { serviceId });
  return context.transaction(async (tx) => {
    await getOwnService(tx, context, serviceId);
    const known = (await listClientsOf(tx, context.authorityId, serviceId)).find(
      ({ channel }) => channel === "work_list",
    );
    if (known) return asId<"client">(known.id);
    const clientId = context.newId<ClientId>();
    await insertClient(tx, {
      authority_id: context.authorityId,
      id: clientId,
      service_id: serviceId,
      name,
      status: "active",
      channel: "work_list",
      // Nobody is ever told this secret, and a work list is refused wherever an application proves itself.
      auth_method: "client_secret_basic",
      secret_sealed: sealSecret(context, clientId, newSecret()),
      ...addressColumns({ redirectUris: [], postLogoutRedirectUris: [] }),
      ...safetyColumns({}),
      jwks_uri: null,
      jwks: null,
      registration_key: null,
      registration_digest: null,
      created_on: civilDate(context.now()),
      revision: 1,
    });
    await record(tx, context, { action: "clients.work_list_opened", data: { clientId, serviceId, name } });
    return clientId;
  });
}
