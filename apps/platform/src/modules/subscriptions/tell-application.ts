import { GRANT_GIVEN, GRANT_WITHDRAWN, RELEASE_CHANGED } from "@ardeco/contracts";
import { civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import { getServiceVersion } from "../catalogue/index.ts";
import { queueDelivery, type ServiceEvent } from "../clients/index.ts";
import type { GrantEvent, SectorGrant } from "../consent/index.ts";

/** Queues the signed event for each application of the service: names of items and days, never a value. */
export async function tellApplication(
  tx: Tx,
  context: Context,
  event: GrantEvent,
  grant: SectorGrant,
): Promise<void> {
  const { sector, grantId, personId } = event;
  const { title } = (await getServiceVersion(tx, sector.serviceId, grant.version)).definition;
  const told = serviceEvent(context, event, grant);
  await queueDelivery(tx, context, { sector, grantId, personId, title, ...told });
}

function serviceEvent(context: Context, event: GrantEvent, grant: SectorGrant): ServiceEvent {
  const grant_id = event.grantId;
  switch (event.event) {
    case "consent.grant_given":
      return {
        event: GRANT_GIVEN,
        claims: {
          grant_id,
          given_on: civilDate(grant.givenAt),
          released: [...event.changed],
          awaited: [...event.requiredMissing],
        },
      };
    case "consent.release_changed":
      return {
        event: RELEASE_CHANGED,
        claims: {
          grant_id,
          changed_on: civilDate(context.now()),
          changed: [...event.changed],
          no_longer_released: [...event.noLongerReleased],
        },
      };
    case "consent.grant_withdrawn":
      return { event: GRANT_WITHDRAWN, claims: withdrawn(context, grant) };
  }
}

function withdrawn(context: Context, { id, withdrawal }: SectorGrant) {
  const kept = withdrawal?.kept.map(({ element, until }) => ({ element, until })) ?? [];
  return {
    grant_id: id,
    withdrawn_on: civilDate(withdrawal?.at ?? context.now()),
    initiated_by: withdrawal?.initiatedBy ?? "person",
    ...(kept.length > 0 ? { kept } : {}),
  } as const;
}
