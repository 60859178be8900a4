import type { Context, Tx } from "../../../kernel/context.ts";
import { type ClientId, parseId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { toTidyText } from "../../../kernel/text.ts";
import { requireCapability } from "../../access/access/index.ts";
import { getAuthority } from "../../authorities/authorities/index.ts";
import { record } from "../../trust/audit/index.ts";
import { requireAddresses } from "./check-addresses.ts";
import { type GivenKeys, requireKeys } from "./check-keys.ts";
import type { Client, ClientAddresses, ClientSafety } from "./client.ts";
import { buildDelayedColumns, buildImmediateColumns, getRowInForce } from "./delayed-change.ts";
import { clientsErrors } from "./errors.ts";
import { createClientSecret, sealSecret } from "./secrets.ts";
import { findOwnClient, type StoredClientRow, updateClient } from "./store/clients.ts";
import { toAddressColumns, toSafetyColumns } from "./to-client.ts";

/** An application to change, as its manager saw it. */
export interface ClientSeen {
  readonly clientId: ClientId;
  readonly revision: number;
}

/**
 * Use case: another name, other addresses, keys or safeguards; the way it proves itself does not change
 * (register another). A new return address, or other keys, come into force a day later (delayed-change.ts),
 * and managers are told. Throws clients.unknown_client, clients.addresses_not_valid, clients.keys_needed,
 * request.changed_meanwhile.
 */
export async function updateClientRegistration(
  context: Context,
  input: ClientSeen & ClientAddresses & Partial<ClientSafety> & GivenKeys & { readonly name: string },
): Promise<void> {
  requireAddresses(context, input);
  await applyClientChange(context, input, "clients.client_changed", (row, isDelayed) => {
    const { redirect_uris, ...addresses } = toAddressColumns(input);
    const secret_sealed = isDelayed ? (row.waiting_secret_sealed ?? row.secret_sealed) : row.secret_sealed;
    const wanted = { redirect_uris, ...requireKeys(row.auth_method, input), secret_sealed };
    return {
      name: toTidyText(input.name),
      ...addresses,
      ...toSafetyColumns(input),
      ...(isDelayed ? buildDelayedColumns(context, row, wanted) : buildImmediateColumns(wanted)),
    };
  });
}

/**
 * Use case: a disabled application neither signs people in nor hears of changes. Throws as
 * updateClientRegistration.
 */
export async function setClientStatus(
  context: Context,
  input: ClientSeen & Pick<Client, "status">,
): Promise<void> {
  const action = input.status === "active" ? "clients.client_enabled" : "clients.client_disabled";
  await applyClientChange(context, input, action, () => ({ status: input.status }));
}

/**
 * Use case: a new secret, shown this once. It replaces the former one a day later (delayed-change.ts), and
 * managers are told; an application whose secret was stolen is disabled meanwhile. Throws clients.no_secret,
 * and as updateClientRegistration.
 */
export async function issueNewSecret(context: Context, input: ClientSeen): Promise<string> {
  const secret = createClientSecret();
  await applyClientChange(context, input, "clients.secret_rotated", (row, isDelayed) => {
    if (row.secret_sealed === null) throw clientsErrors.error("clients.no_secret");
    const { redirect_uris, jwks_uri, jwks } = { ...row, ...row.waiting };
    const wanted = { redirect_uris, jwks_uri, jwks, secret_sealed: sealSecret(context, row.id, secret) };
    return isDelayed ? buildDelayedColumns(context, row, wanted) : buildImmediateColumns(wanted);
  });
  return secret;
}

async function applyClientChange(
  context: Context,
  { clientId, revision }: ClientSeen,
  action: string,
  changeOf: (row: StoredClientRow, isDelayed: boolean) => Parameters<typeof updateClient>[2],
): Promise<void> {
  await context.transaction(async (tx) => {
    const row = getRowInForce(await getOwnRow(tx, context, clientId), context.now());
    const { kind } = await getAuthority(tx, context.authorityId);
    const isDelayed = context.actor.kind !== "system" && kind !== "sandbox";
    const change = changeOf(row, isDelayed);
    if (!(await updateClient(tx, { ...row, revision }, change)))
      throw kernelErrors.error("request.changed_meanwhile");
    if (change.waiting_until) await sendNotice(tx, context, clientId);
    await record(tx, context, { action, data: { clientId, serviceId: row.service_id, name: row.name } });
  });
}

async function sendNotice(tx: Tx, context: Context, clientId: ClientId): Promise<void> {
  const { authorityId, requestId } = context;
  await context.ports.jobs.send(tx, "clients.notify_change", { authorityId, requestId, clientId });
}

async function getOwnRow(tx: Tx, context: Context, clientId: ClientId): Promise<StoredClientRow> {
  const row = await findOwnClient(tx, context.authorityId, clientId);
  if (!row) throw clientsErrors.error("clients.unknown_client");
  requireCapability(context, "client.manage", { serviceId: parseId<"service">(row.service_id) });
  return row;
}
