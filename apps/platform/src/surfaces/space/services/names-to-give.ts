import type { ElementName } from "@ardeco/contracts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { OfferedService } from "../../../modules/catalogue/index.ts";
import { openingFor, sortMissing } from "../../../modules/consent/index.ts";
import { listSubscriptions } from "../../../modules/subscriptions/index.ts";
import type { Somebody } from "../common/somebody.ts";
import { elementsLacking } from "./mending.ts";

/** Elements that somebody must still give: to open a service, or to have it go on once an element has expired. */
export async function namesToGive(
  tx: Tx,
  context: Context,
  service: OfferedService,
  somebody: Somebody,
): Promise<readonly ElementName[]> {
  const opening = await openingFor(tx, context, service, somebody);
  if (opening.outcome === "missing") return opening.absent;
  if (opening.outcome !== "open") return [];
  const held = (await listSubscriptions(tx, context, somebody.id)).find(
    ({ grant }) => grant.id === opening.grant.id,
  );
  if (!held) return [];
  const lacking = await elementsLacking(tx, context, held, somebody);
  return (await sortMissing(tx, context, somebody, lacking)).absent;
}
