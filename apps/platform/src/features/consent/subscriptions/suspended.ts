import { Type } from "typebox";
import type { Context, Tx } from "../../../kernel/context.ts";
import {
  buildIdShape,
  buildJsonReader,
  type Opened,
  openFromJob,
  Sector,
  sealForJob,
} from "../../trust/keys/index.ts";
import { grantOrderKey } from "../consent/index.ts";
import { isSameSituation } from "./rules.ts";
import type { Move } from "./subscription.ts";

/**
 * subscriptions.suspended: a subscription is open no more, and its grant lives. Sealed like the events of its
 * grant, in their order.
 */
const SuspendedEvent = Type.Object({
  sector: Sector,
  grantId: buildIdShape<"grant">(),
  personId: buildIdShape<"person">(),
});
export type SuspendedEvent = Opened<typeof SuspendedEvent>;

const readSuspended = buildJsonReader("subscription-suspended", SuspendedEvent);
const FIELD = "subscription-suspended";

/**
 * In the transaction that moved it. A restriction that the person asked for (GDPR art. 18) is none: it is a
 * right, and it ends.
 */
export async function sendSuspendedEvent(
  tx: Tx,
  context: Context,
  { sector, grantId, personId }: SuspendedEvent,
  { from, to }: Move,
): Promise<void> {
  if (to.state !== "suspended" || to.reason === "restricted" || (from && isSameSituation(from, to))) return;
  await context.ports.events.emit(
    tx,
    "subscriptions.suspended",
    {
      authorityId: context.authorityId,
      requestId: context.newId<string>(),
      sealed: sealForJob(context, FIELD, { sector, grantId, personId }),
    },
    { orderKey: grantOrderKey(context, grantId) },
  );
}

/** Throws keys.cannot_open. */
export function openSuspended(context: Context, data: Readonly<Record<string, unknown>>): SuspendedEvent {
  return readSuspended(openFromJob(context, FIELD, data));
}
