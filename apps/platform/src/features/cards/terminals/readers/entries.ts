import type { ReaderService } from "@ardeco/contracts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import type { Ports } from "../../../../kernel/ports.ts";
import { listSubscribed } from "../../../consent/subscriptions/index.ts";
import { listCarriers } from "../../supports/index.ts";
import type { ApplicationService } from "../application.ts";
import type { Use } from "../list-reader-uses.ts";
import { hasServiceEntry } from "../save-card-service-names.ts";
import { listServiceNames } from "../store/service-names.ts";

/**
 * How long a list serves every reader that asks: a town has many, each every five minutes. What stops a card
 * is in another list, worked out each time.
 */
const KEPT_MS = 60_000;

interface Kept {
  readonly at: number;
  /** As it is signed. */
  readonly supports: string;
}
/** Of one server, by application and service: what another application had is not what this one has. */
const lists = new WeakMap<Ports, Map<string, Kept>>();

/** Which cards open the door of a service until the configuration ends, as they were a minute ago at most. */
export async function listDoorEntries(
  tx: Tx,
  system: Context,
  { application, service }: Use,
  until: number,
): Promise<ReaderService["entries"]> {
  if (!hasServiceEntry(service)) return [];
  const of = lists.get(system.ports) ?? new Map<string, Kept>();
  lists.set(system.ports, of);
  const now = system.now().getTime();
  for (const [name, { at }] of of) if (Math.abs(now - at) >= KEPT_MS) of.delete(name);
  const name = `${application.id}:${service.serviceId}`;
  const { supports } = of.get(name) ?? { supports: await buildEntryNames(tx, system, service) };
  if (!of.has(name)) of.set(name, { at: now, supports });
  return supports === "" ? [] : [{ supports, until }];
}

/**
 * Their support serves today, and the person whose it is has an open subscription to that service. Sorted, so
 * that their order says nothing of when a card was made.
 */
async function buildEntryNames(tx: Tx, system: Context, service: ApplicationService): Promise<string> {
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
  const sorted = names.map(({ named_as }) => named_as).toSorted(Buffer.compare);
  return Buffer.concat(sorted).toString("base64url");
}
