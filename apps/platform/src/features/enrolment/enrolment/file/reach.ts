import type { Context } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { hasCapability } from "../../../access/access/index.ts";
import { listFileRows } from "../store/files.ts";

/**
 * Reception and validators answer whoever comes to the desk. A service's validator answers for the files of
 * its desk: row-level security shows it those, and their people follow.
 */
export function mayReadPerson(context: Context, personId: PersonId): Promise<boolean> {
  return context.read(async (tx) => {
    if (hasCapability(context.actor, "person.enrol")) return true;
    if (!hasCapability(context.actor, "person.read")) return false;
    return (await listFileRows(tx, context.authorityId, [personId])).length > 0;
  });
}
