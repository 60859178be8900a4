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
  const { input, service, answers, live } = giving;
  const decision = decisionOf(service, answers, context.now().toISOString());
  const changed = await changeGrant(tx, context, live, {
    ...live.payload,
    ...answers,
    version: service.version,
    decisions: [...live.payload.decisions, decision],
  });
  const { grant, event } = await nowTold(tx, context, input.personId, changed, live.grant.grantedBy);
  await tellAnswers(tx, context, "consent.grant_changed", giving);
  if (event.changed.length + event.noLongerReleased.length > 0)
    await emitGrantEvent(tx, context, "consent.release_changed", event);
  return grant;
}
