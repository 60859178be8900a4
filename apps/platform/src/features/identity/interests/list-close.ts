import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { listActingRepresentatives, listHouseholds } from "../households/index.ts";

/**
 * Who gains when this person does: themselves, who lives with them, who acts for them. For the system.
 */
export async function listClose(tx: Tx, system: Context, personId: PersonId): Promise<readonly PersonId[]> {
  const homes = await listHouseholds(tx, system, personId);
  const living = homes.flatMap(({ members }) => members.map((member) => member.personId));
  const edges = await listActingRepresentatives(tx, system, { forPersonId: personId, act: "prepare" });
  return [...new Set([personId, ...living, ...edges.map(({ representativeId }) => representativeId)])];
}
