import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { record } from "../../trust/audit/index.ts";
import type { DeliveryContent } from "./delivery.ts";
import type { PushReceipt } from "./rules.ts";
import { getDeliverySector, openContent, sealContent } from "./sealed-content.ts";
import { type DeliveryRow, type DeliveryState, findDelivery, updateDelivery } from "./store/deliveries.ts";

/** queued → delivered or failed. Leaves alone what the application acknowledged in the meantime. */
export async function applyPushReceipt(
  tx: Tx,
  context: Context,
  id: string,
  receipt: PushReceipt,
): Promise<void> {
  const row = await findDelivery(tx, id, { forUpdate: true });
  if (row?.state !== "queued") return;
  if (receipt.outcome === "refused") {
    return setDeliveryState(tx, context, row, { state: "failed", failure: receipt.failure });
  }
  await setDeliveryState(tx, context, row, {
    state: "delivered",
    told: { deliveredAt: context.now().toISOString() },
  });
}

/**
 * The new state with what became of it; the claims, now useless, are forgotten, except of a refused push.
 * Journalled for the acting authority, and said as clients.delivery_settled, in order per grant.
 */
export async function setDeliveryState(
  tx: Tx,
  context: Context,
  row: DeliveryRow,
  to: { state: DeliveryState; failure?: string; told?: Partial<DeliveryContent> },
): Promise<void> {
  const { message, byHand, ...content } = openContent(context, row);
  // A refusal may be mended on the other side: the same token can then be sent again.
  const kept = to.state === "failed" && !byHand && message ? { message } : {};
  const sector = getDeliverySector(row);
  await updateDelivery(tx, row, {
    state: to.state,
    failure: to.failure ?? null,
    content_sealed: sealContent(context, sector, row.id, { ...content, ...kept, ...to.told }),
    state_day: toCivilDate(context.now()),
  });
  const facts = {
    deliveryId: row.id,
    clientId: row.client_id,
    grantId: row.grant_id,
    serviceId: sector.serviceId,
    state: to.state,
  };
  await record(tx, context, {
    action: `clients.delivery_${to.state}`,
    data: { ...facts, failure: to.failure ?? null },
  });
  const { requestId } = context;
  const data = { authorityId: row.holder_id, requestId, providerId: sector.providerId, ...facts };
  await context.ports.events.emit(tx, "clients.delivery_settled", data, { orderKey: row.grant_id });
}
