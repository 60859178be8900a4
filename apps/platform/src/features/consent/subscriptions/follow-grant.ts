import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { findSectorGrant, type GrantEvent, type SectorGrant } from "../consent/index.ts";
import { moveSubscription, stepOf, why } from "./move-subscription.ts";
import { type GrantFacts, heldBack, nextSituation, sameSituation } from "./rules.ts";
import { openDetail, sealDetail } from "./sealed-subscription.ts";
import { findByGrant, insertSubscription, type SubscriptionRow } from "./store.ts";
import type { Move, SubscriptionId } from "./subscription.ts";
import { tellSuspended } from "./suspended.ts";
import { tellApplication } from "./tell-application.ts";
import { tellPerson } from "./tell-person.ts";

/**
 * Job: what happened to a grant moves its subscription and is told to the person and the applications, in one
 * transaction. Idempotent: an event already followed changes and tells nothing. Events of one grant come in
 * order.
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
  await tellSuspended(tx, context, event, moved);
}

async function open(
  tx: Tx,
  context: Context,
  grant: SectorGrant,
  event: GrantEvent,
): Promise<Move | undefined> {
  // Even when it is withdrawn by now: the application may have read values by OpenID Connect before this
  // event was followed, and must hear of the withdrawal that comes next.
  if (event.event !== "consent.grant_given") return undefined;
  const to = nextSituation("pending", factsOf(event, grant));
  const id = context.newId<SubscriptionId>();
  const today = toCivilDate(context.now());
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
  return { from: undefined, to, terms: {} };
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
  const facts = nextSituation(row.state, factsOf(event, grant));
  const lapsed = detail.lapsed && { period: detail.lapsed.period, ...why(facts) };
  return moveSubscription(tx, context, row, {
    event,
    detail: { ...detail, awaited: event.requiredMissing, ...(lapsed ? { lapsed } : {}) },
    to: lapsed ? heldBack(row.state, facts) : facts,
  });
}

function factsOf({ event, requiredMissing, effect }: GrantEvent, { withdrawal }: SectorGrant): GrantFacts {
  const ended = event === "consent.grant_withdrawn" && {
    ended: withdrawal?.reason ?? withdrawal?.initiatedBy ?? ("person" as const),
  };
  const isPaused = event === "consent.grant_paused";
  return { requiredMissing, isPaused, ...(effect ? { effect } : {}), ...(ended || {}) };
}
