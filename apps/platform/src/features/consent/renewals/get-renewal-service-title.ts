import type { Text } from "@ardeco/contracts";
import type { Tx } from "../../../kernel/context.ts";
import { listOfferedServices } from "../../catalogue/catalogue/index.ts";
import type { Campaign } from "../campaigns/index.ts";

/** In the version offered now, or last. */
export async function getRenewalServiceTitle(tx: Tx, { providerId, serviceId }: Campaign): Promise<Text> {
  const services = await listOfferedServices(tx, [providerId]);
  const found = services.find(({ id }) => id === serviceId);
  if (!found) throw new TypeError("a campaign is about a service that was offered");
  return found.definition.title;
}
