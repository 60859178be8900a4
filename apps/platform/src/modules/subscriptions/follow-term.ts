import { SUBSCRIPTION_CHANGED } from "@ardeco/contracts";
import { civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import { kernelErrors } from "../../kernel/kernel-errors.ts";
import { record } from "../audit/index.ts";
import { getServiceVersion } from "../catalogue/index.ts";
import { queueDelivery } from "../clients/index.ts";
import { findSectorGrant } from "../consent/index.ts";
import { EVENTS_KEPT, stepOf, why } from "./follow-grant.ts";
import { heldBack, released } from "./rules.ts";
import { openDetail, sealDetail } from "./sealed-subscription.ts";
import { findByGrant, updateSubscription } from "./store.ts";
import type { Situation, SubscriptionDetail } from "./subscription.ts";
import type { TermEvent } from "./term.ts";

/** Job: the subscription has its new period, or is suspended for want of it; the applications are told. Idempotent. */
export async function followTerm(context: Context, event: TermEvent): Promise<void> {
  await context.transaction(async (tx) => {
    const grant = await findSectorGrant(tx, context, event);
    const row = grant && (await findByGrant(tx, { ...event, subject: grant.subject }));
    if (!row || row.state === "closed") return;
    const detail = openDetail(context, row);
    if (detail.followed.includes(event.id)) return;
    const from: Situation = { state: row.state, ...why(detail) };
    const to =
      event.term === "renewed" ? released(row.state, detail.lapsed ?? from) : heldBack(row.state, from);
    const situation: Situation = { state: to.state, ...why(to) };
    const today = civilDate(context.now());
    const changed = await updateSubscription(tx, row, {
      state: to.state,
      state_on: to.state === row.state ? row.state_on : today,
      opened_on: row.opened_on ?? (to.state === "open" ? today : null),
      sealed: sealDetail(
        context,
        event.sector,
        row.id,
        follow(detail, context, event, { from, to: situation }),
      ),
    });
    if (!changed) throw kernelErrors.error("request.changed_meanwhile");
    await tell(tx, context, event, { version: grant.version, to: situation });
  });
}

function follow(
  { reason: _, announced: __, lapsed, ...detail }: SubscriptionDetail,
  context: Context,
  { term, period, id }: TermEvent,
  { from, to }: { readonly from: Situation; readonly to: Situation },
): SubscriptionDetail {
  const stays = from.state === to.state && from.reason === to.reason;
  const besides = lapsed ?? why(from);
  return {
    ...detail,
    ...why(to),
    ...(term === "renewed" ? { period } : { lapsed: { ...besides, period } }),
    history: stays ? detail.history : [...detail.history, stepOf(to, context)],
    followed: [...detail.followed, id].slice(-EVENTS_KEPT),
  };
}

async function tell(
  tx: Tx,
  context: Context,
  event: TermEvent,
  { version, to }: { readonly version: number; readonly to: Situation },
): Promise<void> {
  const { sector, grantId, personId, term, period } = event;
  const { definition } = await getServiceVersion(tx, sector.serviceId, version);
  const { title } = definition;
  const data = { serviceId: sector.serviceId, title, period };
  const action = term === "renewed" ? "subscriptions.renewed" : "subscriptions.not_renewed";
  await record(tx, context, { action, personId, data });
  const { state, reason, announced } = to;
  if (state === "closed") return;
  const said = reason === "incomplete" || reason === "conditions" || reason === "not_renewed";
  const claims = {
    grant_id: grantId,
    changed_on: civilDate(context.now()),
    state,
    ...(said ? { reason } : {}),
    ...(announced ? { announced } : {}),
    period,
  };
  await queueDelivery(tx, context, { sector, grantId, personId, title, event: SUBSCRIPTION_CHANGED, claims });
}
