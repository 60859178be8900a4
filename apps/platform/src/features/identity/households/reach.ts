import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId, ServiceId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/access/index.ts";
import { findKept } from "../identity/index.ts";
import { householdsErrors } from "./errors.ts";
import { listRepresentedPeople } from "./may-represent.ts";

/** Of which services somebody's affairs may be read: all of them, or those that bounded mandates name. */
export type ReachedServices = "all" | ReadonlySet<ServiceId>;

/**
 * Lets pass whoever may prepare for this person, and tells for which services: a mandate for the library
 * reads nothing of the canteen. Throws households.cannot_act_for, access.capability_missing.
 */
export async function requireReachedServices(
  tx: Tx,
  context: Context,
  forPersonId: PersonId,
): Promise<ReachedServices> {
  const reached = (await listReachedServices(tx, context, [forPersonId])).get(forPersonId);
  if (reached === undefined) throw householdsErrors.error("households.cannot_act_for");
  return reached;
}

/**
 * The same of several people, in as many statements as for one; who is out of reach is not in it. Throws
 * access.capability_missing.
 */
export async function listReachedServices(
  tx: Tx,
  context: Context,
  forPersonIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, ReachedServices>> {
  const { actor } = context;
  if (actor.kind !== "person") {
    requireCapability(context, "person.enrol");
    return new Map(forPersonIds.map((id) => [id, "all"]));
  }
  const isOther = forPersonIds.some((id) => id !== actor.personId);
  const edges = isOther
    ? await listRepresentedPeople(tx, context, { personId: actor.personId, act: "prepare" })
    : [];
  const found = new Map<PersonId, ReachedServices>();
  for (const id of forPersonIds) {
    const own = edges.filter(({ representedId }) => representedId === id);
    if (own.length > 0)
      found.set(
        id,
        own.some(({ scope }) => scope === undefined)
          ? "all"
          : new Set(own.flatMap(({ scope }) => scope ?? [])),
      );
    // No edge: the reader themselves, or a former number of theirs.
    else if (id === actor.personId || (await findKept(tx, context, id)) === actor.personId)
      found.set(id, "all");
  }
  return found;
}

/** Whether all of these services are reached: what several share is read by whoever may read it for each. */
export const isEveryServiceReached = (reached: ReachedServices, serviceIds: readonly ServiceId[]): boolean =>
  reached === "all" || serviceIds.every((id) => reached.has(id));
