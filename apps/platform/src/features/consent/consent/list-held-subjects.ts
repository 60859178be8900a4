import type { Context, Tx } from "../../../kernel/context.ts";
import { computeSectorSubject } from "../../trust/keys/index.ts";
import { listHeld } from "../../trust/restrictions/index.ts";
import { readLists } from "./person-list.ts";

/**
 * The names, in the sectors of their agreements, of the people of whom something is restricted: what is kept
 * there of them is not purged (GDPR art. 18.2). By the system.
 */
export async function listHeldSubjects(tx: Tx, context: Context): Promise<readonly Buffer[]> {
  const lists = await readLists(tx, context, await listHeld(tx, context));
  return [...lists].flatMap(([personId, entries]) =>
    entries.map(({ providerId, serviceId }) =>
      computeSectorSubject(context, { providerId, serviceId }, personId),
    ),
  );
}
