import type { ElementName } from "@ardeco/contracts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import type { OfferedService } from "../../../../../catalogue/catalogue/index.ts";
import { getOpening, sortMissing } from "../../../../consent/index.ts";
import { listSubscriptions } from "../../../index.ts";
import { listLackingElements } from "./mending.ts";

/**
 * Elements that somebody must still give: to open a service, or to have it go on once an element has expired.
 */
export async function listElementsToGive(
  context: Context,
  service: OfferedService,
  somebody: Somebody,
): Promise<readonly ElementName[]> {
  const opening = await getOpening(context, service, somebody);
  if (opening.outcome === "missing") return opening.absent;
  if (opening.outcome !== "open") return [];
  const held = (await listSubscriptions(context, somebody.id)).find(
    ({ grant }) => grant.id === opening.grant.id,
  );
  if (!held) return [];
  const lacking = await listLackingElements(context, held, somebody);
  return (await sortMissing(context, somebody, lacking)).absent;
}
