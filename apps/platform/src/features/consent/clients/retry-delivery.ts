import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type AuthorityId, type ClientId, isUuid, parseId } from "../../../kernel/ids.ts";
import { record } from "../../trust/audit/index.ts";
import { Breaker } from "./breaker.ts";
import { type LoggedDelivery, toLoggedDelivery } from "./delivery-log.ts";
import { clientsErrors } from "./errors.ts";
import { getReachableClient } from "./get-reachable-client.ts";
import { getDeliverySector, openContent } from "./sealed-content.ts";
import { sendDelivery } from "./send-delivery.ts";
import { type DeliveryRow, findDelivery, listSectorDeliveries, updateDelivery } from "./store/deliveries.ts";
import { toClientsSystem } from "./to-clients-system.ts";

/**
 * Use case: the same signed token, under the same `jti`, is sent at once; what became of it is answered. What
 * was taken already is left as it is. Behind another of the same grant it keeps its place, and after a later
 * one that was taken it never comes. Throws clients.unknown_delivery, clients.cannot_send_again,
 * clients.unknown_client, access.capability_missing.
 */
export async function retryDelivery(
  context: Context,
  { clientId, jti }: { readonly clientId: ClientId; readonly jti: string },
): Promise<LoggedDelivery> {
  const { client, reader } = await getReachableClient(context, clientId);
  const get = async (tx: Tx): Promise<DeliveryRow> => {
    const row = isUuid(jti) ? await findDelivery(tx, jti) : undefined;
    if (row?.client_id !== clientId) throw clientsErrors.error("clients.unknown_delivery");
    return row;
  };
  const row = await reader.transaction(get);
  if (row.state === "queued" || row.state === "failed") {
    // Issued, hence signed, by the authority of the person.
    const holder = toClientsSystem(context, parseId<"authority">(row.holder_id));
    if (await resumeRefusedDelivery(holder, row))
      await sendDelivery(holder, row.id, new Breaker()).catch(ensureStillQueued);
    const data = { clientId, serviceId: client.service_id, deliveryId: row.id };
    await context.transaction((tx) => record(tx, context, { action: "clients.delivery_sent_again", data }));
  }
  return toLoggedDelivery(reader, await reader.transaction(get));
}

/** A job waits for it: nothing is lost when this try brings nothing. */
const ensureStillQueued = (): void => {};

/**
 * Back in the queue when it was refused. False when another of its grant comes first: the queue keeps the
 * order.
 */
async function resumeRefusedDelivery(holder: Context, { id }: DeliveryRow): Promise<boolean> {
  return holder.transaction(async (tx) => {
    const row = await findDelivery(tx, id, { forUpdate: true });
    if (!row) return false;
    const others = (await listSectorDeliveries(tx, getDeliverySector(row), { grantId: row.grant_id })).filter(
      ({ client_id }) => client_id === row.client_id,
    );
    if (row.state === "failed") {
      if (!openContent(holder, row).message || isDeliveryPassed(row, others))
        throw clientsErrors.error("clients.cannot_send_again");
      const { content_sealed } = row;
      const state_day = toCivilDate(holder.now());
      await updateDelivery(tx, row, { state: "queued", failure: null, content_sealed, state_day });
      await scheduleDeliveryRetry(tx, holder, row);
    }
    return others.every(({ sequence, state }) => sequence >= row.sequence || state !== "queued");
  });
}

/**
 * A yes that the application refused is not told again once it has taken the no: what was withdrawn would
 * live again.
 */
function isDeliveryPassed({ sequence }: DeliveryRow, others: readonly DeliveryRow[]): boolean {
  return others.some((one) => one.sequence > sequence && ["delivered", "acknowledged"].includes(one.state));
}

async function scheduleDeliveryRetry(tx: Tx, holder: Context, row: DeliveryRow): Promise<void> {
  const { requestId } = holder;
  const authorityId: AuthorityId = holder.authorityId;
  const orderKey = `${row.grant_id}:${row.client_id}`;
  await holder.ports.jobs.send(
    tx,
    "clients.deliver",
    { authorityId, requestId, deliveryId: row.id },
    { orderKey },
  );
}
