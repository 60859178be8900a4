import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId, ServiceId } from "../../../kernel/ids.ts";
import { listPublishedServices } from "../../catalogue/catalogue/index.ts";
import type { Grant } from "../../consent/consent/index.ts";
import { type HeldSubscription, listSubscriptionsByPerson } from "../../consent/subscriptions/index.ts";
import type { Coupling } from "./coupling.ts";
import { listCouplingServices } from "./rules.ts";

export interface HeldServices {
  /** Subscribed to, open today: neither awaited, suspended nor paused. */
  readonly open: ReadonlySet<ServiceId>;
  readonly grants: ReadonlyMap<ServiceId, Grant>;
  /** Enough for a yes to go on: open, or under a restriction that the person asked for. */
  readonly kept: ReadonlySet<ServiceId>;
  /** Agreed to, and not open yet: the service, or a job, is about to. */
  readonly opening: ReadonlySet<ServiceId>;
  /** Under such a restriction: nothing leaves meanwhile. */
  readonly paused: ReadonlySet<ServiceId>;
}

/** What somebody holds of this authority, under any of their numbers. For the system. */
export async function listHeldServices(system: Context, numbers: readonly PersonId[]): Promise<HeldServices> {
  const live = [...(await listSubscriptionsByPerson(system, numbers)).values()]
    .flat()
    .filter(({ grant }) => grant.state === "live" && grant.sector.providerId === system.authorityId);
  const isPaused = ({ grant }: HeldSubscription) => grant.pausedSince !== undefined;
  const open = live.filter((one) => one.subscription?.state === "open" && !isPaused(one));
  return {
    open: selectServiceIds(open),
    grants: new Map(open.map(({ grant }) => [grant.sector.serviceId, grant])),
    kept: selectServiceIds(live.filter(isKept)),
    opening: selectServiceIds(live.filter((one) => !isPaused(one) && isOpening(one))),
    paused: selectServiceIds(live.filter(isPaused)),
  };
}

/** A job is about to open it: one that waits for something has a reason, which its own page tells. */
const isOpening = ({ subscription }: HeldSubscription): boolean =>
  subscription === undefined || (subscription.state === "pending" && subscription.reason === undefined);

/** Resumed, it says that it is restricted until the job that follows. */
const isKept = ({ subscription }: HeldSubscription): boolean =>
  subscription?.state === "open" ||
  (subscription?.state === "suspended" && subscription.reason === "restricted");

const selectServiceIds = (some: readonly HeldSubscription[]): ReadonlySet<ServiceId> =>
  new Set(some.map(({ grant }) => grant.sector.serviceId));

/**
 * Whether each of its services is shown to people here: one of a private partner, only where the authority
 * shows them. For the system.
 */
export async function isOffered(tx: Tx, system: Context, coupling: Coupling): Promise<boolean> {
  const { authorityId } = system;
  const offered = await listPublishedServices(tx, [authorityId], { peopleOf: authorityId });
  return isEveryServiceShown(coupling, offered);
}

/** The same among services that were read already. */
export const isEveryServiceShown = (
  coupling: Coupling,
  shown: readonly { readonly id: ServiceId }[],
): boolean => listCouplingServices(coupling).every((id) => shown.some((service) => service.id === id));
