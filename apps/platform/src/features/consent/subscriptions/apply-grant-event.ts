import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { findSectorGrant, type GrantEvent, type SectorGrant } from "../consent/index.ts";
import { notifySubscriber } from "./notify-subscriber.ts";
import {
  computeNextSituation,
  isSameSituation,
  type SubscriptionGrantFacts,
  suspendSituation,
} from "./rules.ts";
import { buildMoveReason, buildSubscriptionStep, saveSubscriptionMove } from "./save-subscription-move.ts";
import { openSubscriptionDetail, sealSubscriptionDetail } from "./sealed-subscription.ts";
import { sendApplicationEvents } from "./send-application-events.ts";
import { createSubscriptionRow, findByGrant, type SubscriptionRow } from "./store.ts";
import type { Move, SubscriptionId, Telling } from "./subscription.ts";
import { sendSuspendedEvent } from "./suspended.ts";

/**
 * Job: what happened to a grant moves its subscription and is told to the person and the applications, in one
 * transaction. Idempotent: an event already followed changes and tells nothing. Events of one grant come in
 * order.
 */
export async function applyGrantEvent(context: Context, event: GrantEvent): Promise<void> {
  await context.transaction((tx) => applyGrantInTransaction(tx, context, event));
}

export async function applyGrantInTransaction(tx: Tx, context: Context, event: GrantEvent): Promise<void> {
  const grant = await findSectorGrant(tx, context, event);
  if (!grant) return;
  const row = await findByGrant(tx, { ...event, subject: grant.subject });
  const applied = row
    ? await applyGrantMove(tx, context, row, event, grant)
    : await open(tx, context, grant, event);
  if (!applied) return;
  const { moved, telling } = applied;
  if (!moved.from || !isSameSituation(moved.from, moved.to))
    await notifySubscriber(tx, context, event, grant, moved);
  if (telling !== "nothing") await sendApplicationEvents(tx, context, event, grant, { moved, telling });
  await sendSuspendedEvent(tx, context, event, moved);
}

interface Applied {
  readonly moved: Move;
  readonly telling: Telling;
}

async function open(
  tx: Tx,
  context: Context,
  grant: SectorGrant,
  event: GrantEvent,
): Promise<Applied | undefined> {
  // Even when it is withdrawn by now: the application may have read values by OpenID Connect before this
  // event was followed, and must hear of the withdrawal that comes next.
  if (event.event !== "consent.grant_given") return undefined;
  const to = computeNextSituation("pending", buildGrantFacts(event, grant));
  const id = context.newId<SubscriptionId>();
  const today = toCivilDate(context.now());
  await createSubscriptionRow(tx, {
    provider_id: grant.sector.providerId,
    service_id: grant.sector.serviceId,
    id,
    holder_id: context.authorityId,
    subject: grant.subject,
    grant_id: grant.id,
    state: to.state,
    state_on: today,
    opened_on: to.state === "open" ? today : null,
    sealed: sealSubscriptionDetail(context, grant.sector, id, {
      pairwise: grant.pairwiseSubject,
      awaited: event.requiredMissing,
      history: [buildSubscriptionStep(to, context)],
      followed: [event.id],
      ...(event.isAwaited ? { isUntold: true } : {}),
      ...buildMoveReason(to),
    }),
    revision: 1,
  });
  const moved = { from: undefined, to, terms: {} };
  return { moved, telling: event.isAwaited ? "nothing" : "beginning" };
}

async function applyGrantMove(
  tx: Tx,
  context: Context,
  row: SubscriptionRow,
  event: GrantEvent,
  grant: SectorGrant,
): Promise<Applied | undefined> {
  const { isUntold = false, ...detail } = openSubscriptionDetail(context, row);
  if (row.state === "closed" || detail.followed.includes(event.id)) return undefined;
  const facts = computeNextSituation(row.state, buildGrantFacts(event, grant));
  const staysUntold = isUntold && !tellsOpening(event);
  const lapsed = detail.lapsed && { period: detail.lapsed.period, ...buildMoveReason(facts) };
  const moved = await saveSubscriptionMove(tx, context, row, {
    event,
    detail: {
      ...detail,
      awaited: event.requiredMissing,
      ...(lapsed ? { lapsed } : {}),
      ...(staysUntold ? { isUntold } : {}),
    },
    to: lapsed ? suspendSituation(row.state, facts) : facts,
  });
  return { moved, telling: staysUntold ? "nothing" : isUntold ? "beginning" : "change" };
}

/** Whether the rule has answered: a pause or an end says nothing of it. */
const tellsOpening = ({ event, isAwaited = false }: GrantEvent): boolean =>
  !isAwaited && event !== "consent.grant_paused" && event !== "consent.grant_withdrawn";

function buildGrantFacts(
  { event, requiredMissing, effect }: GrantEvent,
  { withdrawal }: SectorGrant,
): SubscriptionGrantFacts {
  const ended = event === "consent.grant_withdrawn" && {
    ended: withdrawal?.reason ?? withdrawal?.initiatedBy ?? ("person" as const),
  };
  const isPaused = event === "consent.grant_paused";
  return { requiredMissing, isPaused, ...(effect ? { effect } : {}), ...(ended || {}) };
}
