import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import type { PersonId, ServiceId } from "../../../../../../kernel/ids.ts";
import type { Brand } from "../../../../../../web/index.ts";
import { isCovered, type Restriction } from "../../../../../trust/restrictions/index.ts";
import { readPeoplePauses } from "../../../../consent/index.ts";

/** The pause under which nothing leaves for this service, as far as the reader sees it. */
export async function findPauseOver(
  context: Context,
  { personId, serviceId }: { readonly personId: PersonId; readonly serviceId: ServiceId },
): Promise<Restriction | undefined> {
  const holding = await readPeoplePauses(context, [personId]);
  return holding.find((one) => isCovered([one], { serviceId }));
}

/** Its page, which says who lifts it and how; the page of rights when it is not known which. */
export function buildPauseAddress(
  brand: Pick<Brand, "slug">,
  { pause, somebody }: { readonly pause: Pick<Restriction, "id"> | undefined; readonly somebody: Somebody },
): string {
  const at = buildSpaceAddresses(brand);
  return formatPersonAddress(pause ? at.pause(pause.id) : at.rights, somebody);
}
