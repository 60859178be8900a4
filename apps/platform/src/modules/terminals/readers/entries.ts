import type { ReaderService } from "@ardeco/contracts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { listSubscribed } from "../../subscriptions/index.ts";
import { listCarriers } from "../../supports/index.ts";
import type { ApplicationService } from "../application.ts";
import { letsIn } from "../name-card.ts";
import { listServiceNames } from "../store/service-names.ts";

/**
 * Which cards open the door of a service until the configuration ends: their support serves today, and the person whose it is has an open subscription to that
 * service. Names, sorted, so that their order says nothing of when a card was made.
 */
export async function entriesOf(
  tx: Tx,
  system: Context,
  service: ApplicationService,
  until: number,
): Promise<ReaderService["entries"]> {
  if (!letsIn(service)) return [];
  const named = await listServiceNames(tx, system.authorityId, service.serviceId);
  const carriers = await listCarriers(
    tx,
    system,
    named.map(({ support_id }) => support_id),
  );
  const sector = { providerId: service.providerId, serviceId: service.serviceId };
  const subscribed = await listSubscribed(tx, system, sector, [...new Set(carriers.values())]);
  const enters = (personId: PersonId | undefined) => personId !== undefined && subscribed.has(personId);
  const names = named.filter(({ support_id }) => enters(carriers.get(support_id)));
  if (names.length === 0) return [];
  const sorted = names.map(({ named_as }) => named_as).toSorted(Buffer.compare);
  return [{ supports: Buffer.concat(sorted).toString("base64url"), until }];
}
