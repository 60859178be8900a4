import { Type } from "typebox";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { GrantId } from "../../../kernel/ids.ts";
import {
  buildIdShape,
  buildJsonReader,
  computeBlindIndex,
  type Opened,
  openFromJob,
  Sector,
  sealForJob,
} from "../../trust/keys/index.ts";
import { ItemName, type Release } from "./grant.ts";
import { RuleEffect } from "./rules/standing.ts";

/**
 * consent.grant_given, consent.release_changed, consent.standing_changed (nothing else changed than what the
 * service's rule makes of it), consent.grant_paused, consent.grant_resumed (which tells what changed
 * meanwhile), consent.grant_withdrawn. Their data are sealed: jobs keep precise instants in clear for weeks,
 * and ids beside them would tell which grants of two services moved together.
 */
const GrantEvent = Type.Object({
  event: Type.Enum([
    "consent.grant_given",
    "consent.release_changed",
    "consent.standing_changed",
    "consent.grant_paused",
    "consent.grant_resumed",
    "consent.grant_withdrawn",
  ]),
  /** The same when a job runs twice. */
  id: Type.String(),
  sector: Sector,
  grantId: buildIdShape<"grant">(),
  personId: buildIdShape<"person">(),
  /** Names of items whose value changed or appeared. */
  changed: Type.Array(ItemName),
  noLongerReleased: Type.Array(ItemName),
  /** Required items without a value now. */
  requiredMissing: Type.Array(ItemName),
  /** What the service's own rule makes of the grant; absent: it holds. */
  effect: Type.Optional(RuleEffect),
  /** The service's rule has not said yes since the person agreed: the service hears nothing of the grant. */
  isAwaited: Type.Optional(Type.Boolean()),
});
export type GrantEvent = Opened<typeof GrantEvent>;
export type GrantEventName = GrantEvent["event"];
export type GrantEventFacts = Omit<GrantEvent, "event" | "id">;

const readEvent = buildJsonReader("consent-event", GrantEvent);

const FIELD = "consent-event";

/** A request id of its own, too: the caller's would join two services' jobs. */
export async function sendGrantEvent(
  tx: Tx,
  context: Context,
  name: GrantEventName,
  facts: GrantEventFacts,
): Promise<void> {
  const event: GrantEvent = { ...facts, event: name, id: context.newId<string>() };
  await context.ports.events.emit(
    tx,
    name,
    {
      authorityId: context.authorityId,
      requestId: context.newId<string>(),
      sealed: sealForJob(context, FIELD, event),
    },
    { orderKey: grantOrderKey(context, event.grantId) },
  );
}

/** What is said of one grant is heard in order, whoever says it. */
export function grantOrderKey(context: Context, grantId: GrantId): string {
  return computeBlindIndex(context, "consent-order", grantId).toString("hex");
}

/** Reads the data of a consent event, in the holder authority. Throws keys.cannot_open. */
export function openGrantEvent(context: Context, data: Readonly<Record<string, unknown>>): GrantEvent {
  return readEvent(openFromJob(context, FIELD, data));
}

export function listRequiredMissing({ missing }: Release): readonly ItemName[] {
  return missing.filter(({ required }) => required).map(({ name }) => name);
}
