import { civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import { findSectorGrant, type GrantEvent, type SectorGrant } from "../consent/index.ts";
import { type GrantFacts, heldBack, nextSituation, sameSituation } from "./rules.ts";
import { openDetail, sealDetail } from "./sealed-subscription.ts";
import { findByGrant, insertSubscription, type SubscriptionRow, updateSubscription } from "./store.ts";
import type { Move, Situation, SubscriptionDetail, SubscriptionId } from "./subscription.ts";
import { tellApplication } from "./tell-application.ts";
import { tellPerson } from "./tell-person.ts";

/**
 * Job: what happened to a grant moves its subscription and is told to the person and the applications, in one transaction.
 * Idempotent: an event already followed changes and tells nothing. Events of one grant come in order.
 */
export async function followGrant(context: Context, event: GrantEvent): Promise<void> {
  await context.transaction((tx) => followGrantWithin(tx, context, event));
}

export async function followGrantWithin(tx: Tx, context: Context, event: GrantEvent): Promise<void> {
  const grant = await findSectorGrant(tx, context, event);
  if (!grant) return;
  const row = await findByGrant(tx, { ...event, subject: grant.subject });
  const moved = row ? await move(tx, context, row, event, grant) : await open(tx, context, grant, event);
  if (!moved) return;
  if (!moved.from || !sameSituation(moved.from, moved.to)) await tellPerson(tx, context, event, grant, moved);
  await tellApplication(tx, context, event, grant, moved);
}

async function open(
  tx: Tx,
  context: Context,
  grant: SectorGrant,
  event: GrantEvent,
): Promise<Move | undefined> {
  // Even when it is withdrawn by now: the application may have read values by OpenID Connect before this event was
  // followed, and must hear of the withdrawal that comes next.
  if (event.event !== "consent.grant_given") return undefined;
  const to = nextSituation("pending", factsOf(event, grant));
  const id = context.newId<SubscriptionId>();
  const today = civilDate(context.now());
  await insertSubscription(tx, {
    provider_id: grant.sector.providerId,
    service_id: grant.sector.serviceId,
    id,
    holder_id: context.authorityId,
    subject: grant.subject,
    grant_id: grant.id,
    state: to.state,
    state_on: today,
    opened_on: to.state === "open" ? today : null,
    sealed: sealDetail(context, grant.sector, id, {
      pairwise: grant.pairwiseSubject,
      awaited: event.requiredMissing,
      history: [stepOf(to, context)],
      followed: [event.id],
      ...why(to),
    }),
    revision: 1,
  });
  return { from: undefined, to };
}

async function move(
  tx: Tx,
  context: Context,
  row: SubscriptionRow,
  event: GrantEvent,
  grant: SectorGrant,
): Promise<Move | undefined> {
  const detail = openDetail(context, row);
  if (row.state === "closed" || detail.followed.includes(event.id)) return undefined;
  const from: Situation = { state: row.state, ...why(detail) };
  const facts = nextSituation(row.state, factsOf(event, grant));
  const to = detail.lapsed ? heldBack(row.state, facts) : facts;
  const today = civilDate(context.now());
  const changed = await updateSubscription(tx, row, {
    state: to.state,
    state_on: to.state === row.state ? row.state_on : today,
    opened_on: row.opened_on ?? (to.state === "open" ? today : null),
    sealed: sealDetail(
      context,
      event.sector,
      row.id,
      follow(
        detail.lapsed ? { ...detail, lapsed: { period: detail.lapsed.period, ...why(facts) } } : detail,
        context,
        event,
        { from, to },
      ),
    ),
  });
  if (!changed) throw kernelErrors.error("request.changed_meanwhile");
  return { from, to };
}

function follow(
  { reason: _, announced: __, ...detail }: SubscriptionDetail,
  context: Context,
  event: GrantEvent,
  { from, to }: Required<Move>,
): SubscriptionDetail {
  const stays = from?.state === to.state && from.reason === to.reason;
  return {
    ...detail,
    ...why(to),
    awaited: event.requiredMissing,
    history: stays ? detail.history : [...detail.history, stepOf(to, context)],
    followed: [...detail.followed, event.id].slice(-EVENTS_KEPT),
  };
}

/** Events of one grant run in order: only the last one can come twice. The others are a margin. */
export const EVENTS_KEPT = 10;

export function stepOf(
  { state, reason }: Situation,
  context: Context,
): SubscriptionDetail["history"][number] {
  return { state, at: context.now().toISOString(), ...(reason ? { reason } : {}) };
}

export function why({ reason, announced }: Pick<Situation, "reason" | "announced">) {
  return { ...(reason ? { reason } : {}), ...(announced ? { announced } : {}) };
}

function factsOf({ event, requiredMissing, effect }: GrantEvent, { withdrawal }: SectorGrant): GrantFacts {
  const ended = event === "consent.grant_withdrawn" && {
    ended: withdrawal?.reason ?? withdrawal?.initiatedBy ?? ("person" as const),
  };
  return { requiredMissing, ...(effect ? { effect } : {}), ...(ended || {}) };
}
