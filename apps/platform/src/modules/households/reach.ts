import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId, ServiceId } from "../../kernel/ids.ts";
import { listActedFor, requireActFor } from "./can-act-for.ts";

/** Of which services somebody's affairs may be read: all of them, or those that bounded mandates name. */
export type ReachedServices = "all" | ReadonlySet<ServiceId>;

/**
 * Lets pass whoever may prepare for this person, and tells for which services: a mandate for the library reads nothing of the canteen.
 * Throws households.cannot_act_for, access.capability_missing.
 */
export async function requireReachedServices(
  tx: Tx,
  context: Context,
  forPersonId: PersonId,
): Promise<ReachedServices> {
  await requireActFor(tx, context, { forPersonId, act: "prepare" });
  const { actor } = context;
  if (actor.kind !== "person" || actor.personId === forPersonId) return "all";
  const edges = (await listActedFor(tx, context, { personId: actor.personId, act: "prepare" })).filter(
    ({ representedId }) => representedId === forPersonId,
  );
  // No edge: a former number of the reader themselves.
  if (edges.length === 0 || edges.some(({ scope }) => scope === undefined)) return "all";
  return new Set(edges.flatMap(({ scope }) => scope ?? []));
}

/** Whether all of these services are reached: what several share is read by whoever may read it for each. */
export const reachesAll = (reached: ReachedServices, serviceIds: readonly ServiceId[]): boolean =>
  reached === "all" || serviceIds.every((id) => reached.has(id));
