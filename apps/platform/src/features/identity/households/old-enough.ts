import { type CivilDate, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { listActingRepresentatives } from "./may-represent.ts";
import { readBirth } from "./read-births.ts";
import { isEndedByMajority, mayDecideAlone } from "./rules.ts";

/**
 * The one answer to “are they old enough?”: fifteen to decide for themselves, or the age that `isOld` says. A
 * date that nobody checked makes nobody older where parents act for them here: a parent, or whoever is in the
 * child's account, would type it to shut the others out. With nobody to act for them it is believed, and
 * without any nothing says that they are a child: their rights are theirs.
 */
export async function isOldEnough(
  tx: Tx,
  context: Context,
  personId: PersonId,
  isOld: (birthdate: CivilDate, today: CivilDate) => boolean = mayDecideAlone,
): Promise<boolean> {
  const { checked, said } = await readBirth(tx, context, personId);
  const birthdate = checked ?? said;
  if (birthdate !== undefined && !isOld(birthdate, toCivilDate(context.now()))) return false;
  return checked !== undefined || !(await hasParents(tx, context, personId));
}

/** Use case: whether a person is old enough to decide alone. */
export function hasDecidingAge(context: Context, personId: PersonId): Promise<boolean> {
  return context.read((tx) => isOldEnough(tx, context, personId));
}

/** Somebody acts for them until they come of age. */
export async function hasParents(tx: Tx, context: Context, personId: PersonId): Promise<boolean> {
  return (await listActingRepresentatives(tx, context, { forPersonId: personId, act: "prepare" })).some(
    isEndedByMajority,
  );
}
