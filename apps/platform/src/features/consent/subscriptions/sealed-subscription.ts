import type { Context } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { formatPaddedJson } from "../../../kernel/text.ts";
import { buildJsonReader, openForSector, type Sector, sealForSector } from "../../trust/keys/index.ts";
import type { SubscriptionRow } from "./store.ts";
import { type Subscription, SubscriptionDetail } from "./subscription.ts";

const readDetail = buildJsonReader("subscription", SubscriptionDetail);
const formatSubscriptionFieldName = (id: string) => `subscription:${id}`;

export function sealSubscriptionDetail(
  context: Context,
  sector: Sector,
  id: string,
  detail: SubscriptionDetail,
): Buffer {
  return sealForSector(
    context,
    sector,
    formatSubscriptionFieldName(id),
    formatPaddedJson(JSON.stringify(detail)),
  );
}

/** Throws keys.cannot_open when the row was moved to another sector. */
export function openSubscriptionDetail(context: Context, row: SubscriptionRow): SubscriptionDetail {
  return readDetail(
    openForSector(context, getSubscriptionSector(row), formatSubscriptionFieldName(row.id), row.sealed),
  );
}

export function toSubscription(context: Context, row: SubscriptionRow): Subscription {
  const { pairwise, awaited, history, reason, announced, period } = openSubscriptionDetail(context, row);
  return {
    id: parseId<"subscription">(row.id),
    sector: getSubscriptionSector(row),
    grantId: parseId<"grant">(row.grant_id),
    state: row.state,
    stateOn: row.state_on,
    ...(row.opened_on === null ? {} : { openedOn: row.opened_on }),
    ...(reason ? { reason } : {}),
    ...(announced ? { announced } : {}),
    ...(period ? { period } : {}),
    pairwiseSubject: pairwise,
    awaited,
    history,
  };
}

function getSubscriptionSector(row: SubscriptionRow): Sector {
  return { providerId: parseId<"authority">(row.provider_id), serviceId: parseId<"service">(row.service_id) };
}
