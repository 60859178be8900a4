import { addDays, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { restrictionsErrors } from "./errors.ts";
import { listPersonRestrictions } from "./read-restrictions.ts";
import { TAKE_BACK_DAYS } from "./restriction.ts";
import { listHeldRows, listRestrictedIds } from "./store.ts";

/**
 * Which of these people asked that everything about them be only stored (GDPR art. 18.2): nothing new is done
 * with it.
 */
export const listRestrictedPeople = (
  tx: Tx,
  personIds: readonly PersonId[],
): Promise<ReadonlySet<PersonId>> => listRestrictedIds(tx, personIds, true);

/** Whether anything of them is restricted, if only one agreement: nothing of them is purged. */
export async function isHeld(tx: Tx, personId: PersonId): Promise<boolean> {
  return (await listRestrictedIds(tx, [personId], false)).size > 0;
}

/** All of them: what a sector keeps of them is found by their names in it. By the system. */
export const listHeld = (tx: Tx, { authorityId }: Context): Promise<readonly PersonId[]> =>
  listHeldRows(tx, authorityId);

/**
 * For what is new and is not kept in an agreement. Throws restrictions.restricted when one of them restricts
 * everything.
 */
export async function requireUnrestricted(tx: Tx, ...personIds: readonly PersonId[]): Promise<void> {
  if ((await listRestrictedPeople(tx, personIds)).size > 0)
    throw restrictionsErrors.error("restrictions.restricted");
}

/**
 * For a merge: a pause, of one service or of all, would be lost on the way, or come back under a number that
 * leads elsewhere. Throws restrictions.restricted when one of them restricts anything,
 * restrictions.lifted_lately while a lifting may be taken back. By the system.
 */
export async function requireNotHeld(
  tx: Tx,
  system: Context,
  ...personIds: readonly PersonId[]
): Promise<void> {
  if ((await listRestrictedIds(tx, personIds, false)).size > 0)
    throw restrictionsErrors.error("restrictions.restricted");
  const since = addDays(toCivilDate(system.now()), -TAKE_BACK_DAYS);
  for (const personId of personIds) {
    const pauses = await listPersonRestrictions(system, personId);
    // From the lifting itself: the link is drawn later, with its message. What the authority lifted has none.
    if (pauses.some(({ lifted, liftedOn = "" }) => lifted?.who !== undefined && liftedOn >= since))
      throw restrictionsErrors.error("restrictions.lifted_lately");
  }
}
