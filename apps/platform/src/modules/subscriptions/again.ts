import { Type } from "typebox";
import type { Context, Tx } from "../../kernel/context.ts";
import { grantOrderKey } from "../consent/index.ts";
import { idShape, jsonReader, type Opened, openFromJob, Sector, sealForJob } from "../keys/index.ts";

/** One subscription to tell, from its beginning, to one application. Sealed like the events of its grant, in their queue. */
const AgainEvent = Type.Object({
  sector: Sector,
  grantId: idShape<"grant">(),
  personId: idShape<"person">(),
  clientId: idShape<"client">(),
});
export type AgainEvent = Opened<typeof AgainEvent>;

const readAgain = jsonReader("subscription-again", AgainEvent);
const FIELD = "subscription-again";

/** In the caller's transaction, in the holder authority. A request id of its own: the caller's would join people. */
export async function queueAgain(tx: Tx, context: Context, event: AgainEvent): Promise<void> {
  const data = {
    authorityId: context.authorityId,
    requestId: context.newId<string>(),
    again: true,
    sealed: sealForJob(context, FIELD, event),
  };
  const orderKey = grantOrderKey(context, event.grantId);
  await context.ports.jobs.send(tx, "subscriptions.follow", data, { orderKey });
}

export const isAgain = (data: Readonly<Record<string, unknown>>): boolean => data.again === true;

/** Throws keys.cannot_open. */
export function openAgain(context: Context, data: Readonly<Record<string, unknown>>): AgainEvent {
  return readAgain(openFromJob(context, FIELD, data));
}
