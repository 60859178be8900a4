import type { Context, Tx } from "../../../kernel/context.ts";
import {
  type AuthorityId,
  type ClientId,
  type GrantId,
  type PersonId,
  parseId,
} from "../../../kernel/ids.ts";
import { toTidyText } from "../../../kernel/text.ts";
import type { DeliveryAction, DeliveryId } from "./delivery.ts";
import { clientsErrors } from "./errors.ts";
import { getDeliveryAction } from "./rules.ts";
import { openContent } from "./sealed-content.ts";
import { applyPushReceipt, setDeliveryState } from "./settle.ts";
import { type DeliveryIds, findDelivery, listQueuedDeliveries } from "./store/deliveries.ts";

const MAX_DETAIL_LENGTH = 500;

/** What a file has to carry: one line. */
export interface Carried {
  readonly id: DeliveryId;
  readonly grantId: GrantId;
  readonly sequence: number;
  readonly action: DeliveryAction;
  readonly pairwiseSubject: string;
  /** Whose it is, and in which authority they live, for whoever reads what the grant releases. */
  readonly personId: PersonId;
  readonly holderId: AuthorityId;
}

/**
 * What waits for a file of this channel, the oldest first, in order per grant. As the system of the provider.
 * @param which.besides those not wanted, as a query: left out before the limit counts, or they would fill it
 */
export async function listToCarry(
  tx: Tx,
  system: Context,
  clientId: ClientId,
  which: { readonly limit?: number; readonly besides?: DeliveryIds } = {},
): Promise<readonly Carried[]> {
  return (await listQueuedDeliveries(tx, clientId, which)).flatMap((row) => {
    const { message, byHand } = openContent(system, row);
    if (!message || !byHand) return [];
    return {
      id: parseId<"delivery">(row.id),
      grantId: parseId<"grant">(row.grant_id),
      sequence: row.sequence,
      action: getDeliveryAction(message.events),
      pairwiseSubject: message.sub_id.sub,
      personId: byHand.personId,
      holderId: parseId<"authority">(row.holder_id),
    };
  });
}

/** The file that carries it was taken. As the system of the provider; twice changes nothing. */
export async function setDeliveryCarried(tx: Tx, system: Context, id: DeliveryId): Promise<void> {
  await applyPushReceipt(tx, system, id, { outcome: "accepted" });
}

export type FileAnswer =
  | { readonly outcome: "done"; readonly detail: string }
  /** The person reads why. */
  | { readonly outcome: "refused"; readonly detail: string };

/**
 * What the software answered to a line that it was given. The same answer twice changes nothing.
 * Throws clients.unknown_delivery, clients.answered_otherwise, clients.reason_needed.
 */
export async function applyFileAnswer(
  tx: Tx,
  system: Context,
  input: FileAnswer & { readonly clientId: ClientId; readonly id: DeliveryId },
): Promise<void> {
  const row = await findDelivery(tx, input.id, { forUpdate: true });
  if (row?.client_id !== input.clientId || row.state === "queued") {
    throw clientsErrors.error("clients.unknown_delivery");
  }
  const state = input.outcome === "done" ? "acknowledged" : "failed";
  if (row.state === state) return;
  if (row.state !== "delivered") throw clientsErrors.error("clients.answered_otherwise");
  const detail = toTidyText(input.detail).slice(0, MAX_DETAIL_LENGTH);
  if (state === "failed" && detail === "") throw clientsErrors.error("clients.reason_needed");
  const told = detail === "" ? {} : { detail };
  await setDeliveryState(
    tx,
    system,
    row,
    state === "acknowledged"
      ? { state, told: { ...told, acknowledgedAt: system.now().toISOString() } }
      : { state, failure: "refused_by_software", told },
  );
}
