import type { Context, Tx } from "../../../kernel/context.ts";
import { FIRST_ID, type PersonId, parseId, type ServiceId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/access/index.ts";
import type { Sector } from "../../trust/keys/index.ts";
import { type Delivery, listDeliveriesByGrant } from "../clients/index.ts";
import { type Grant, type HeldGrant, listGrantsByPerson } from "../consent/index.ts";
import { openSubscriptionDetail, toSubscription } from "./sealed-subscription.ts";
import { countByState, findByGrants, listOfService } from "./store.ts";
import type { Subscription, SubscriptionState } from "./subscription.ts";

/** A service of the person's page: the agreement, the subscription, and what the application was told. */
export interface HeldSubscription extends HeldGrant {
  /** Absent for the instant between the yes and the job that opens it. */
  readonly subscription?: Subscription;
  /** In order; `acknowledged` when the application said that it did what was asked. */
  readonly deliveries: readonly Delivery[];
}

/** Live first, newest first. Throws households.cannot_act_for. */
export function listSubscriptions(
  context: Context,
  personId: PersonId,
): Promise<readonly HeldSubscription[]> {
  return context.read(async () => {
    return (await listSubscriptionsByPerson(context, [personId])).get(personId) ?? [];
  });
}

/**
 * Subscriptions of several people, in as many statements as of one; who never agreed to anything is left out.
 */
export function listSubscriptionsByPerson(
  context: Context,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly HeldSubscription[]>> {
  return context.read(async (tx) => {
    const held = await listGrantsByPerson(tx, context, personIds);
    const named = [...held.values()].flat().map(({ grant }) => getSubscriberNames(grant));
    const rows = await findByGrants(tx, named);
    const deliveries = await listDeliveriesByGrant(tx, context, named);
    const subscribed = (one: HeldGrant): HeldSubscription => {
      const row = rows.get(one.grant.id);
      const subscription = row ? { subscription: toSubscription(context, row) } : {};
      return { ...one, deliveries: deliveries.get(one.grant.id) ?? [], ...subscription };
    };
    return new Map([...held].map(([id, grants]) => [id, grants.map(subscribed)]));
  });
}

const getSubscriberNames = ({ sector, id, subject }: Grant) => ({ sector, grantId: id, subject });

/** What a service manager sees: names that only this service knows, and states. Never a person. */
export interface Subscriber {
  readonly pairwiseSubject: string;
  readonly state: SubscriptionState;
  /** Civil days. */
  readonly openedOn?: string;
  readonly stateOn: string;
}

export interface SubscriberPage {
  readonly subscribers: readonly Subscriber[];
  /** Give it back as `after` for the next page; absent at the end. */
  readonly next?: string;
}

/** For a manager of the service, in the provider authority. Throws access.capability_missing. */
export async function listSubscribers(
  tx: Tx,
  context: Context,
  serviceId: ServiceId,
  page: { readonly after?: string; readonly limit?: number } = {},
): Promise<SubscriberPage> {
  const sector = getManagedSector(context, serviceId);
  const { after = FIRST_ID, limit = 100 } = page;
  const rows = await listOfService(tx, sector, { after: parseId(after), limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    subscribers: shown.flatMap((row) => {
      const { pairwise, isUntold } = openSubscriptionDetail(context, row);
      if (isUntold) return [];
      const openedOn = row.opened_on === null ? {} : { openedOn: row.opened_on };
      return { pairwiseSubject: pairwise, state: row.state, stateOn: row.state_on, ...openedOn };
    }),
    ...(rows.length > limit && last ? { next: last.id } : {}),
  };
}

/** How many in each state, for the same. */
export async function countSubscribers(
  tx: Tx,
  context: Context,
  serviceId: ServiceId,
): Promise<Readonly<Record<SubscriptionState, number>>> {
  const rows = await countByState(tx, getManagedSector(context, serviceId));
  const counted = Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]));
  return { pending: 0, open: 0, suspended: 0, closed: 0, ...counted };
}

function getManagedSector(context: Context, serviceId: ServiceId): Sector {
  requireCapability(context, "subscription.read", { serviceId });
  return { providerId: context.authorityId, serviceId };
}
