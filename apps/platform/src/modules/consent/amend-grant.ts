import type { Context, Tx } from "../../kernel/context.ts";
import { emitGrantEvent } from "./events.ts";
import { decisionOf, type Giving, nowTold, tellAnswers } from "./giving.ts";
import type { Grant } from "./grant.ts";
import type { OpenGrant } from "./payload.ts";
import { changeGrant } from "./write-grant.ts";

/** Other answers to a service that has a yes: the grant stays the same, its decisions grow by one. */
export async function amendGrant(
  tx: Tx,
  context: Context,
  giving: Giving & { live: OpenGrant & { readonly grant: Grant } },
): Promise<Grant> {
  const { service, answers, live } = giving;
  const decision = decisionOf(service, answers, context.now().toISOString());
  const { payload } = live;
  const { told, event } = await nowTold(tx, context, live.grant, { ...payload, ...answers });
  const { grant } = await changeGrant(tx, context, live, {
    ...payload,
    ...answers,
    told,
    version: service.version,
    decisions: [...payload.decisions, decision],
  });
  await tellAnswers(tx, context, "consent.grant_changed", giving);
  if (event.changed.length + event.noLongerReleased.length > 0)
    await emitGrantEvent(tx, context, "consent.release_changed", event);
  const { personId, grantedBy } = live.grant;
  return { ...grant, personId, grantedBy };
}
