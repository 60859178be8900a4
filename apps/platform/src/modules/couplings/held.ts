import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId, ServiceId } from "../../kernel/ids.ts";
import { listPublishedServices } from "../catalogue/index.ts";
import type { Grant } from "../consent/index.ts";
import { listSubscriptionsOf } from "../subscriptions/index.ts";
import type { Coupling } from "./coupling.ts";
import { servicesOf } from "./rules.ts";

export interface Held {
  /** Subscribed to, open today: neither awaited, suspended nor paused. */
  readonly open: ReadonlySet<ServiceId>;
  readonly grants: ReadonlyMap<ServiceId, Grant>;
}

/** What somebody holds of this authority, under any of their numbers. For the system. */
export async function heldBy(tx: Tx, system: Context, numbers: readonly PersonId[]): Promise<Held> {
  const listed = [...(await listSubscriptionsOf(tx, system, numbers)).values()].flat();
  const open = listed.filter(
    ({ grant, subscription }) =>
      grant.state === "live" &&
      grant.pausedSince === undefined &&
      grant.sector.providerId === system.authorityId &&
      subscription?.state === "open",
  );
  const grants = new Map(open.map(({ grant }) => [grant.sector.serviceId, grant]));
  return { open: new Set(grants.keys()), grants };
}

/** Whether each of its services is shown to people here: one of a private partner, only where the authority shows them. For the system. */
export async function isOffered(tx: Tx, system: Context, coupling: Coupling): Promise<boolean> {
  const { authorityId } = system;
  const offered = await listPublishedServices(tx, [authorityId], { peopleOf: authorityId });
  return servicesOf(coupling).every((id) => offered.some((service) => service.id === id));
}
