import type { Context, Tx } from "../../kernel/context.ts";
import { asId, type ClientId } from "../../kernel/ids.ts";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import { tidy } from "../../kernel/text.ts";
import { requireCapability } from "../access/index.ts";
import { record } from "../audit/index.ts";
import { requireAddresses } from "./check-addresses.ts";
import { type GivenKeys, requireKeys } from "./check-keys.ts";
import type { Client, ClientAddresses, ClientSafety } from "./client.ts";
import { addressColumns, safetyColumns } from "./client-of-row.ts";
import { clientsErrors } from "./errors.ts";
import { newSecret, sealSecret } from "./secrets.ts";
import { type ClientRow, findOwnClient, updateClient } from "./store/clients.ts";

/** An application to change, as its manager saw it. */
export interface ClientSeen {
  readonly clientId: ClientId;
  readonly revision: number;
}

/**
 * Use case: another name, other addresses, keys or safeguards; the way it proves itself does not change (register another).
 * Throws clients.unknown_client, clients.addresses_not_valid, clients.keys_needed, request.changed_meanwhile.
 */
export async function changeClient(
  context: Context,
  input: ClientSeen & ClientAddresses & Partial<ClientSafety> & GivenKeys & { readonly name: string },
): Promise<void> {
  requireAddresses(context, input);
  await changing(context, input, "clients.client_changed", (row) => {
    const keys = requireKeys(row.auth_method, input);
    return { name: tidy(input.name), ...addressColumns(input), ...safetyColumns(input), ...keys };
  });
}

/** Use case: a disabled application neither signs people in nor hears of changes. Throws as changeClient. */
export async function setClientStatus(
  context: Context,
  input: ClientSeen & Pick<Client, "status">,
): Promise<void> {
  const action = input.status === "active" ? "clients.client_enabled" : "clients.client_disabled";
  await changing(context, input, action, () => ({ status: input.status }));
}

/**
 * Use case: a new secret, shown this once; the former one stops at once. Throws clients.no_secret, and as changeClient.
 */
export async function rotateSecret(context: Context, input: ClientSeen): Promise<string> {
  const secret = newSecret();
  await changing(context, input, "clients.secret_rotated", (row) => {
    if (row.secret_sealed === null) throw clientsErrors.error("clients.no_secret");
    return { secret_sealed: sealSecret(context, row.id, secret) };
  });
  return secret;
}

async function changing(
  context: Context,
  { clientId, revision }: ClientSeen,
  action: string,
  changeOf: (row: ClientRow) => Parameters<typeof updateClient>[2],
): Promise<void> {
  await context.transaction(async (tx) => {
    const row = await getOwnRow(tx, context, clientId);
    const changed = await updateClient(tx, { ...row, revision }, changeOf(row));
    if (!changed) throw kernelErrors.error("request.changed_meanwhile");
    await record(tx, context, { action, data: { clientId, serviceId: row.service_id, name: row.name } });
  });
}

async function getOwnRow(tx: Tx, context: Context, clientId: ClientId): Promise<ClientRow> {
  const row = await findOwnClient(tx, context.authorityId, clientId);
  if (!row) throw clientsErrors.error("clients.unknown_client");
  requireCapability(context, "client.manage", { serviceId: asId<"service">(row.service_id) });
  return row;
}
