import { SUBSCRIPTION_CHANGED } from "@ardeco/contracts";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { getServiceVersion } from "../../catalogue/catalogue/index.ts";
import { record } from "../../trust/audit/index.ts";
import { queueDelivery } from "../clients/index.ts";
import { findSectorGrant } from "../consent/index.ts";
import { moveSubscription, why } from "./move-subscription.ts";
import { heldBack, released } from "./rules.ts";
import { openDetail } from "./sealed-subscription.ts";
import { changedClaims, stateClaims } from "./state-claims.ts";
import { findByGrant } from "./store.ts";
import type { Move } from "./subscription.ts";
import { tellSuspended } from "./suspended.ts";
import type { TermEvent } from "./term.ts";

/**
 * Job: the subscription has its new period, or is suspended for want of it; the applications are told.
 * Idempotent.
 */
export async function followTerm(context: Context, event: TermEvent): Promise<void> {
  await context.transaction(async (tx) => {
    const grant = await findSectorGrant(tx, context, event);
    const row = grant && (await findByGrant(tx, { ...event, subject: grant.subject }));
    if (!row || row.state === "closed") return;
    const { lapsed, ...detail } = openDetail(context, row);
    if (detail.followed.includes(event.id)) return;
    const besides = why(lapsed ?? detail);
    const { period } = event;
    const moved = await moveSubscription(
      tx,
      context,
      row,
      event.term === "renewed"
        ? { event, detail: { ...detail, period }, to: released(row.state, besides) }
        : {
            event,
            detail: { ...detail, lapsed: { ...besides, period } },
            to: heldBack(row.state, { state: row.state, ...why(detail) }),
          },
    );
    await tell(tx, context, event, { version: grant.version, moved });
    await tellSuspended(tx, context, event, moved);
  });
}

async function tell(
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
  const claims = changedClaims(grantId, toCivilDate(context.now()), stateClaims(moved.to, moved.terms));
  if (!claims) return;
  await queueDelivery(tx, context, { sector, grantId, personId, title, event: SUBSCRIPTION_CHANGED, claims });
}
