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
import { ConfirmationPeriod } from "./subscription.ts";

/**
 * What a campaign says of a subscription: it goes on for a period, or nobody confirmed it for one. Sealed,
 * and in the same queue as the events of its grant: the application hears all of them in order.
 */
const TermEvent = Type.Object({
  term: Type.Enum(["renewed", "lapsed"]),
  /** The same when a job runs twice. */
  id: Type.String(),
  sector: Sector,
  grantId: buildIdShape<"grant">(),
  personId: buildIdShape<"person">(),
  period: ConfirmationPeriod,
});
export type TermEvent = Opened<typeof TermEvent>;

const readTerm = buildJsonReader("subscription-term", TermEvent);
const FIELD = "subscription-term";

/**
 * In the caller's transaction, in the holder authority. A request id of its own: the caller's would join two
 * services' jobs.
 */
export async function scheduleTermEvent(
  tx: Tx,
  context: Context,
  facts: Omit<TermEvent, "id">,
): Promise<void> {
  const event: TermEvent = { ...facts, id: context.newId<string>() };
  const data = {
    authorityId: context.authorityId,
    requestId: context.newId<string>(),
    term: true,
    sealed: sealForJob(context, FIELD, event),
  };
  const orderKey = grantOrderKey(context, event.grantId);
  await context.ports.jobs.send(tx, "subscriptions.follow", data, { orderKey });
}

export const isTerm = (data: Readonly<Record<string, unknown>>): boolean => data.term === true;

/** Throws keys.cannot_open. */
export function openTerm(context: Context, data: Readonly<Record<string, unknown>>): TermEvent {
  return readTerm(openFromJob(context, FIELD, data));
}
