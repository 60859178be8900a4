import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { consentErrors } from "../../../../consent/index.ts";
import { type HeldSubscription, listSubscriptionsByPerson } from "../../../index.ts";
import { listProviderSlugs } from "./find-service.ts";

/** What is left to do before the pass of a service serves: ask for it, or pay its fee. */
export type PassStep = "none" | "unpaid";

/** An agreement with its subscription and what the service was told, and whose it is. */
export interface ServiceHolding {
  readonly held: HeldSubscription;
  readonly somebody: Somebody;
  readonly providerSlug: string;
  /** Of a service that carries a pass, added by `addPassSteps`: what is left to do before it serves. */
  readonly passStep?: PassStep;
}

/** Everything these people agreed to: live first within a person. */
export async function listServiceHoldings(
  context: Context,
  people: readonly Somebody[],
): Promise<readonly ServiceHolding[]> {
  const slugs = await listProviderSlugs(context);
  const subscriptions = await listSubscriptionsByPerson(
    context,
    people.map(({ id }) => id),
  );
  return people.flatMap((somebody) =>
    (subscriptions.get(somebody.id) ?? []).map((held) => ({
      held,
      somebody,
      providerSlug: slugs.get(held.service.providerId) ?? "",
    })),
  );
}

/** One of somebody's agreements. Throws consent.unknown_grant for anybody else's: it does not exist here. */
export async function getHolding(context: Context, somebody: Somebody, id: string): Promise<ServiceHolding> {
  const grantId = isUuid(id) ? parseId<"grant">(id) : undefined;
  const found = (await listServiceHoldings(context, [somebody])).find(
    ({ held }) => held.grant.id === grantId,
  );
  if (!found) throw consentErrors.error("consent.unknown_grant");
  return found;
}
