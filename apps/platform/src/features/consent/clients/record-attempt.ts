import type { Context, Tx } from "../../../kernel/context.ts";
import type { Attempt } from "./delivery.ts";
import { getDeliverySector, openContent, sealContent } from "./sealed-content.ts";
import { findDelivery, updateDelivery } from "./store/deliveries.ts";

const KEPT = 20;

/**
 * Sealed with the delivery: instants in clear would join two sectors. Whatever became of it meanwhile stays.
 */
export async function recordAttempt(tx: Tx, context: Context, id: string, attempt: Attempt): Promise<void> {
  const row = await findDelivery(tx, id, { forUpdate: true });
  if (!row) return;
  const content = openContent(context, row);
  const attempts = [...(content.attempts ?? []), attempt].slice(-KEPT);
  await updateDelivery(tx, row, {
    state: row.state,
    failure: row.failure,
    content_sealed: sealContent(context, getDeliverySector(row), row.id, { ...content, attempts }),
    state_day: row.state_day,
  });
}
