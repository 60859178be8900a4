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

/**
 * One subscription to tell, from its beginning, to one application. Sealed like the events of its grant, in
 * their queue.
 */
const AgainEvent = Type.Object({
  sector: Sector,
  grantId: buildIdShape<"grant">(),
  personId: buildIdShape<"person">(),
  clientId: buildIdShape<"client">(),
});
export type AgainEvent = Opened<typeof AgainEvent>;

const readAgain = buildJsonReader("subscription-again", AgainEvent);
const FIELD = "subscription-again";

/**
 * In the caller's transaction, in the holder authority. A request id of its own: the caller's would join
 * people.
 */
export async function scheduleRepeatedEvent(tx: Tx, context: Context, event: AgainEvent): Promise<void> {
  const data = {
    authorityId: context.authorityId,
    requestId: context.newId<string>(),
    again: true,
    sealed: sealForJob(context, FIELD, event),
  };
  const orderKey = grantOrderKey(context, event.grantId);
  await context.ports.jobs.send(tx, "subscriptions.follow", data, { orderKey });
}

/** Somebody whose list did not open when an application asked for the whole. */
const PersonRepeat = Type.Object({
  sector: Sector,
  personId: buildIdShape<"person">(),
  clientId: buildIdShape<"client">(),
});
export type PersonRepeat = Opened<typeof PersonRepeat>;

const readAgainFor = buildJsonReader("subscription-again-for", PersonRepeat);
const FOR = "subscription-again-for";

/**
 * A job of their own, tried again and shown to the operator. Sealed: whoever reads the queue learns who has
 * no service.
 */
export function schedulePersonRepeat(tx: Tx, context: Context, about: PersonRepeat): Promise<void> {
  const data = {
    authorityId: context.authorityId,
    requestId: context.newId<string>(),
    sealed: sealForJob(context, FOR, about),
  };
  return context.ports.jobs.send(tx, "subscriptions.tell_again_person", data);
}

/** Throws keys.cannot_open. */
export function openPersonRepeat(context: Context, data: Readonly<Record<string, unknown>>): PersonRepeat {
  return readAgainFor(openFromJob(context, FOR, data));
}

export const isRepeatedEvent = (data: Readonly<Record<string, unknown>>): boolean => data.again === true;

/** Throws keys.cannot_open. */
export function openRepeatedEvent(context: Context, data: Readonly<Record<string, unknown>>): AgainEvent {
  return readAgain(openFromJob(context, FIELD, data));
}
