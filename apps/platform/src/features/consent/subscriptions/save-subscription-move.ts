import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import type { Sector } from "../../trust/keys/index.ts";
import { sealSubscriptionDetail } from "./sealed-subscription.ts";
import { type SubscriptionRow, updateSubscription } from "./store.ts";
import type { Move, Situation, SubscriptionDetail } from "./subscription.ts";

/** Events of one grant run in order: only the last one can come twice. The others are a margin. */
const EVENTS_KEPT = 10;

interface Moving {
  /** The event that moves it: followed once. */
  readonly event: { readonly id: string; readonly sector: Sector };
  /** As it was, with what the event changes besides the state. */
  readonly detail: SubscriptionDetail;
  readonly to: Situation;
}

/**
 * Writes the situation that an event leads to; its history when the state or its reason changed. Throws
 * request.changed_meanwhile.
 */
export async function saveSubscriptionMove(
  tx: Tx,
  context: Context,
  row: SubscriptionRow,
  { event, detail: { reason, announced, ...detail }, to: next }: Moving,
): Promise<Move> {
  const from: Situation = { state: row.state, ...buildMoveReason({ reason, announced }) };
  const to: Situation = { state: next.state, ...buildMoveReason(next) };
  const today = toCivilDate(context.now());
  const stays = from.state === to.state && from.reason === to.reason;
  const changed = await updateSubscription(tx, row, {
    state: to.state,
    state_on: to.state === row.state ? row.state_on : today,
    opened_on: row.opened_on ?? (to.state === "open" ? today : null),
    sealed: sealSubscriptionDetail(context, event.sector, row.id, {
      ...detail,
      ...buildMoveReason(to),
      history: stays ? detail.history : [...detail.history, buildSubscriptionStep(to, context)],
      followed: [...detail.followed, event.id].slice(-EVENTS_KEPT),
    }),
  });
  if (!changed) throw kernelErrors.error("request.changed_meanwhile");
  return { from, to, terms: detail };
}

export function buildSubscriptionStep(
  { state, reason }: Situation,
  context: Context,
): SubscriptionDetail["history"][number] {
  return { state, at: context.now().toISOString(), ...(reason ? { reason } : {}) };
}

type Why = Pick<SubscriptionDetail, "reason" | "announced">;

export function buildMoveReason({
  reason,
  announced,
}: { readonly [K in keyof Why]: Why[K] | undefined }): Why {
  return { ...(reason ? { reason } : {}), ...(announced ? { announced } : {}) };
}
