import type { Context } from "../../../kernel/context.ts";
import { FIRST_ID } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { record } from "../../trust/audit/index.ts";
import { getHolderIssuer } from "../clients/index.ts";
import { buildMoveReason } from "./save-subscription-move.ts";
import { openSubscriptionDetail } from "./sealed-subscription.ts";
import { buildStateClaims, type StateClaims } from "./state-claims.ts";
import { listOfOneService } from "./store.ts";
import { toSubscriptionsSystem } from "./to-subscriptions-system.ts";

/**
 * A subscription as its service's application knows it: under the name that it alone knows, and never an
 * element.
 */
export interface OwnSubscription extends StateClaims {
  /** With `subject`, who it is: the `iss` and `sub` of ID tokens. */
  readonly issuer: string;
  readonly subject: string;
  readonly grantId: string;
  /** Civil days. */
  readonly stateOn: string;
  readonly openedOn?: string;
}

export interface OwnPage {
  readonly subscriptions: readonly OwnSubscription[];
  /** Give it back as `after`; absent at the end. */
  readonly next?: string;
}

/**
 * Use case: an application reads the states of its own service, of the people of the authority it asks, or of
 * all of them when that one provides the service. Each page read leaves a line. Throws request.forbidden for
 * anybody else than an application.
 */
export async function listOwnSubscriptions(
  context: Context,
  { after = FIRST_ID, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<OwnPage> {
  const { actor } = context;
  if (actor.kind !== "client") throw kernelErrors.error("request.forbidden");
  // The service is the one the application was registered for: nothing of the request chooses it.
  const system = toSubscriptionsSystem(context);
  return system.transaction(async (tx) => {
    const rows = await listOfOneService(tx, actor.serviceId, { after, limit: limit + 1 });
    const shown = rows.slice(0, limit);
    const issuers = new Map<string, string>();
    for (const holder of new Set(shown.map(({ holder_id }) => holder_id)))
      issuers.set(holder, await getHolderIssuer(tx, system, holder));
    const last = shown.at(-1);
    // Under names that it alone knows: the line is the authority's, and tells nobody's other services.
    const data = { serviceId: actor.serviceId, subscriptions: shown.length };
    await record(tx, context, { action: "subscriptions.list_read", data });
    return {
      subscriptions: shown.flatMap((row) => {
        const detail = openSubscriptionDetail(system, row);
        if (detail.isUntold) return [];
        const openedOn = row.opened_on;
        return {
          issuer: issuers.get(row.holder_id) ?? "",
          subject: detail.pairwise,
          grantId: row.grant_id,
          ...buildStateClaims({ state: row.state, ...buildMoveReason(detail) }, detail),
          stateOn: row.state_on,
          ...(openedOn ? { openedOn } : {}),
        };
      }),
      ...(rows.length > limit && last ? { next: last.id } : {}),
    };
  });
}
