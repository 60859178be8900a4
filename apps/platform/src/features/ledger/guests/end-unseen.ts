import type { Context, Tx } from "../../../kernel/context.ts";
import { isUnreadable } from "../../../kernel/faults.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { endPast } from "./invite.ts";
import { listChildrenServed } from "./store.ts";

/**
 * For the night: what somebody accepted for a child of age, or invited by whoever has no authority any more,
 * ends. No page shows it to anybody who could end it. What may come back is spared (`endPast`), and goes with
 * the rows of the person. By the system.
 */
export async function endUnseen(tx: Tx, system: Context): Promise<void> {
  for (const childId of await listChildrenServed(tx, system.authorityId))
    await endReadable(tx, system, childId);
}

/** What does not open of one family stops no other. */
async function endReadable(tx: Tx, system: Context, childId: PersonId): Promise<void> {
  try {
    await endPast(tx, system, childId);
  } catch (error) {
    if (!isUnreadable(error)) throw error;
  }
}
