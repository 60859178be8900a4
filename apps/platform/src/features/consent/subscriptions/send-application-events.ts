import { GRANT_GIVEN, GRANT_WITHDRAWN, RELEASE_CHANGED, SUBSCRIPTION_CHANGED } from "@ardeco/contracts";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { getServiceVersion } from "../../catalogue/catalogue/index.ts";
import { type ServiceEvent, scheduleDelivery } from "../clients/index.ts";
import type { GrantEvent, SectorGrant } from "../consent/index.ts";
import { isSameSituation } from "./rules.ts";
import { buildChangedClaims, buildStateClaims, isToldByBeginning } from "./state-claims.ts";
import type { Move } from "./subscription.ts";

/**
 * Queues the signed events for each application of the service: what it may read, then the state the person
 * sees. Names of items and days, never a value; never an element that the service did not ask for.
 */
export async function sendApplicationEvents(
  tx: Tx,
  context: Context,
  event: GrantEvent,
  grant: SectorGrant,
  { moved, telling }: { readonly moved: Move; readonly telling: "beginning" | "change" },
): Promise<void> {
  const { sector, grantId, personId } = event;
  const { title } = (await getServiceVersion(tx, sector.serviceId, grant.version)).definition;
  const named = { sector, grantId, personId, title };
  const said =
    telling === "beginning"
      ? [buildBeginning(event, grant), ...buildStateEvents(context, event, { ...moved, from: undefined })]
      : [...buildGrantEvents(context, event, grant), ...buildStateEvents(context, event, moved)];
  for (const told of said) await scheduleDelivery(tx, context, { ...named, ...told });
}

/** The yes, or the day on which an early one opens: what may be read, and what is still waited for. */
function buildBeginning(
  { grantId, changed, requiredMissing }: GrantEvent,
  { givenAt }: SectorGrant,
): ServiceEvent {
  const names = { released: [...changed], awaited: [...requiredMissing] };
  return { event: GRANT_GIVEN, claims: { grant_id: grantId, given_on: toCivilDate(givenAt), ...names } };
}

function buildGrantEvents(context: Context, event: GrantEvent, grant: SectorGrant): readonly ServiceEvent[] {
  const grant_id = event.grantId;
  switch (event.event) {
    case "consent.grant_given":
    case "consent.grant_paused":
      return [];
    case "consent.grant_resumed":
    case "consent.release_changed": {
      if (event.changed.length + event.noLongerReleased.length === 0) return [];
      const names = { changed: [...event.changed], no_longer_released: [...event.noLongerReleased] };
      return [
        { event: RELEASE_CHANGED, claims: { grant_id, changed_on: toCivilDate(context.now()), ...names } },
      ];
    }
    case "consent.standing_changed":
      return [];
    case "consent.grant_withdrawn":
      return [{ event: GRANT_WITHDRAWN, claims: buildWithdrawalClaims(context, grant) }];
  }
}

/**
 * The change of state, when no other event tells it. A withdrawal has its own event. So has the first grant,
 * which lists the elements that are awaited; a state is sent with it only when the rule cannot answer.
 */
function buildStateEvents(
  context: Context,
  event: GrantEvent,
  { from, to, terms }: Move,
): readonly ServiceEvent[] {
  const state = buildStateClaims(to, terms);
  if (from ? isSameSituation(from, to) : isToldByBeginning(state, event.requiredMissing)) return [];
  const claims = buildChangedClaims(event.grantId, toCivilDate(context.now()), state);
  return claims ? [{ event: SUBSCRIPTION_CHANGED, claims }] : [];
}

function buildWithdrawalClaims(context: Context, { id, withdrawal }: SectorGrant) {
  const kept = withdrawal?.kept.map(({ element, until }) => ({ element, until })) ?? [];
  return {
    grant_id: id,
    withdrawn_on: toCivilDate(withdrawal?.at ?? context.now()),
    initiated_by: withdrawal?.initiatedBy ?? "person",
    ...(withdrawal?.reason ? { reason: withdrawal.reason } : {}),
    ...(kept.length > 0 ? { kept } : {}),
  } as const;
}
