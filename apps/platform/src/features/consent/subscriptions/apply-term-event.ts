import { SUBSCRIPTION_CHANGED } from "@ardeco/contracts";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { getServiceVersion } from "../../catalogue/catalogue/index.ts";
import { record } from "../../trust/audit/index.ts";
import { scheduleDelivery } from "../clients/index.ts";
import { findSectorGrant } from "../consent/index.ts";
import { resumeSituation, suspendSituation } from "./rules.ts";
import { buildMoveReason, saveSubscriptionMove } from "./save-subscription-move.ts";
import { openSubscriptionDetail } from "./sealed-subscription.ts";
import { buildChangedClaims, buildStateClaims } from "./state-claims.ts";
import { findByGrant } from "./store.ts";
import type { Move } from "./subscription.ts";
import { sendSuspendedEvent } from "./suspended.ts";
import type { TermEvent } from "./term.ts";

/**
 * Job: the subscription has its new period, or is suspended for want of it; the applications are told.
 * Idempotent.
 */
export async function applyTermEvent(context: Context, event: TermEvent): Promise<void> {
  await context.transaction(async (tx) => {
    const grant = await findSectorGrant(tx, context, event);
    const row = grant && (await findByGrant(tx, { ...event, subject: grant.subject }));
    if (!row || row.state === "closed") return;
    const { lapsed, ...detail } = openSubscriptionDetail(context, row);
    if (detail.followed.includes(event.id)) return;
    const besides = buildMoveReason(lapsed ?? detail);
    const { period } = event;
    const moved = await saveSubscriptionMove(
      tx,
      context,
      row,
      event.term === "renewed"
        ? { event, detail: { ...detail, period }, to: resumeSituation(row.state, besides) }
        : {
            event,
            detail: { ...detail, lapsed: { ...besides, period } },
            to: suspendSituation(row.state, { state: row.state, ...buildMoveReason(detail) }),
          },
    );
    await recordTermEvent(tx, context, event, { version: grant.version, moved });
    await sendSuspendedEvent(tx, context, event, moved);
  });
}

async function recordTermEvent(
  tx: Tx,
  context: Context,
  event: TermEvent,
  { version, moved }: { readonly version: number; readonly moved: Move },
): Promise<void> {
  const { sector, grantId, personId, term, period } = event;
  const { definition } = await getServiceVersion(tx, sector.serviceId, version);
  const { title } = definition;
  const data = { serviceId: sector.serviceId, title, period };
  const action = term === "renewed" ? "subscriptions.renewed" : "subscriptions.not_renewed";
  await record(tx, context, { action, personId, data });
  const claims = buildChangedClaims(
    grantId,
    toCivilDate(context.now()),
    buildStateClaims(moved.to, moved.terms),
  );
  if (!claims) return;
  await scheduleDelivery(tx, context, {
    sector,
    grantId,
    personId,
    title,
    event: SUBSCRIPTION_CHANGED,
    claims,
  });
}
