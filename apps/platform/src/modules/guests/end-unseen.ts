import type { Context, Tx } from "../../kernel/context.ts";
import { isUnreadable } from "../../kernel/faults.ts";
import type { PersonId } from "../../kernel/ids.ts";
import { findPersons, type Person } from "../identity/index.ts";
import { endPast } from "./invite.ts";
import { listChildrenServed, listInvitersOf } from "./store.ts";

/**
 * For the night: what somebody accepted for a child of age, or invited by whoever has no authority any more, ends. No page shows it to anybody who could end
 * it. A death and a merge may be undone, and an end is never: these invitations serve nobody meanwhile (`listActingFor`), and go with the rows of the person.
 * By the system.
 */
export async function endUnseen(tx: Tx, system: Context): Promise<void> {
  for (const childId of await listChildrenServed(tx, system.authorityId)) {
    const inviters = await listInvitersOf(tx, system.authorityId, childId);
    const people = await findPersons(tx, system, [childId, ...inviters]);
    if (mayComeBack(people.get(childId))) continue;
    const spared = inviters.filter((id) => mayComeBack(people.get(id)));
    await endReadable(tx, system, childId, spared);
  }
}

const mayComeBack = (person: Person | undefined): boolean =>
  person !== undefined && ["deceased", "merged"].includes(person.status);

/** What does not open of one family stops no other. */
async function endReadable(
  tx: Tx,
  system: Context,
  childId: PersonId,
  spared: readonly PersonId[],
): Promise<void> {
  try {
    await endPast(tx, system, childId, spared);
  } catch (error) {
    if (!isUnreadable(error)) throw error;
  }
}
