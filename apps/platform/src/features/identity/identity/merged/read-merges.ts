import type { Context } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import type { ChosenMerge } from "./merge.ts";
import { findKept, listFolded, listMergesInForce } from "./merges.ts";

/** Use case: merges in force to which one of these people is a side. */
export function readMergesInForce(
  context: Context,
  personIds: readonly PersonId[],
): Promise<readonly ChosenMerge[]> {
  return context.read((tx) => listMergesInForce(tx, context, personIds));
}

/** Use case: whoever this number leads to: the one into whom they were folded, or themselves. */
export function readKeptPerson(context: Context, personId: PersonId): Promise<PersonId> {
  return context.read((tx) => findKept(tx, context, personId));
}

/** Use case: those folded into this person, the first folded first. */
export function readFoldedPersons(context: Context, personId: PersonId): Promise<readonly PersonId[]> {
  return context.read((tx) => listFolded(tx, context, personId));
}
