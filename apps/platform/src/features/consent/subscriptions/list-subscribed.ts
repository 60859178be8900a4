import { setImmediate as othersTurn } from "node:timers/promises";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { computeSectorSubject, type Sector } from "../../trust/keys/index.ts";
import { listOpenSubjects } from "./store.ts";

/** Names of people worked out before others have their turn: a few milliseconds. */
const AT_ONCE = 500;

/**
 * Of these people of the authority, those whose subscription to this service is open today. For the system:
 * it says who uses a service.
 */
export async function listSubscribed(
  tx: Tx,
  system: Context,
  sector: Sector,
  people: readonly PersonId[],
): Promise<ReadonlySet<PersonId>> {
  const subscribed = new Set<PersonId>();
  if (people.length === 0) return subscribed;
  const subjects = await listOpenSubjects(tx, system.authorityId, sector);
  const open = new Set(subjects.map((subject) => subject.toString("hex")));
  for (const [at, id] of people.entries()) {
    if (at % AT_ONCE === AT_ONCE - 1) await othersTurn();
    if (open.has(computeSectorSubject(system, sector, id).toString("hex"))) subscribed.add(id);
  }
  return subscribed;
}
