import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import type { ClientId, ServiceId } from "../../../kernel/ids.ts";
import { toTidyText } from "../../../kernel/text.ts";
import { requireCapability } from "../../access/access/index.ts";
import { getOwnService } from "../../catalogue/catalogue/index.ts";
import { record } from "../../trust/audit/index.ts";
import { requireAddresses } from "./check-addresses.ts";
import { type GivenKeys, requireKeys } from "./check-keys.ts";
import type { AuthMethod, ClientAddresses, ClientSafety } from "./client.ts";
import { buildRegistration, findEarlierRegistration } from "./find-earlier-registration.ts";
import { createClientSecret, sealSecret } from "./secrets.ts";
import { createClientRow } from "./store/clients.ts";
import { toAddressColumns, toSafetyColumns } from "./to-client.ts";

export type NewClient = Partial<ClientAddresses> &
  Partial<ClientSafety> &
  GivenKeys & {
    readonly serviceId: ServiceId;
    readonly name: string;
    readonly redirectUris: readonly string[];
    readonly authMethod: AuthMethod;
    /**
     * Chosen by the caller: the same request sent again under it registers nothing, and is answered alike.
     */
    readonly idempotencyKey?: string;
  };

/**
 * Use case: a business application for one service of the acting authority, published or not yet.
 * @returns its client_id, and its secret, shown this once (none with private_key_jwt)
 * Throws catalogue.unknown_service, clients.addresses_not_valid, clients.keys_needed, clients.key_reused.
 */
export async function registerClient(
  context: Context,
  input: NewClient,
): Promise<{ clientId: ClientId; secret?: string }> {
  requireCapability(context, "client.manage", { serviceId: input.serviceId });
  const { idempotencyKey, ...request } = input;
  const registration =
    idempotencyKey === undefined ? undefined : buildRegistration(context, idempotencyKey, request);
  const keys = requireKeys(input.authMethod, input);
  const addresses = { ...input, postLogoutRedirectUris: input.postLogoutRedirectUris ?? [] };
  requireAddresses(context, addresses);
  const clientId = context.newId<ClientId>();
  const secret = input.authMethod === "private_key_jwt" ? undefined : createClientSecret();
  return context.transaction(async (tx) => {
    const before = registration && (await findEarlierRegistration(tx, context, registration));
    if (before) return before;
    await getOwnService(context, input.serviceId);
    await createClientRow(tx, {
      authority_id: context.authorityId,
      id: clientId,
      service_id: input.serviceId,
      name: toTidyText(input.name),
      status: "active",
      auth_method: input.authMethod,
      channel: "push",
      secret_sealed: secret === undefined ? null : sealSecret(context, clientId, secret),
      ...toAddressColumns(addresses),
      ...toSafetyColumns(input),
      ...keys,
      created_on: toCivilDate(context.now()),
      registration_key: null,
      registration_digest: null,
      ...registration,
      revision: 1,
    });
    await record(tx, context, {
      action: "clients.client_registered",
      data: { clientId, serviceId: input.serviceId, name: toTidyText(input.name) },
    });
    return secret === undefined ? { clientId } : { clientId, secret };
  });
}
