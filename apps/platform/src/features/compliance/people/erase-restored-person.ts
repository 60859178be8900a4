import type { Context } from "../../../kernel/context.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import { record } from "../../trust/audit/index.ts";
import { type ErasedPerson, listRestoredPeople } from "../../trust/keys/index.ts";
import { eraseOneNumber } from "./erase-person.ts";
import { toErasureSystem } from "./to-erasure-system.ts";

/**
 * Somebody whom a restored backup brought back: erased since it was taken. Nothing of theirs opens any more.
 */
export async function eraseRestoredPerson(
  context: Context,
  contributions: readonly Contribution[],
  { authorityId, personId }: ErasedPerson,
): Promise<void> {
  const there = toErasureSystem(context, authorityId);
  await there.transaction(async (tx) => {
    // Another server that started with this one may have done it.
    if (!(await listRestoredPeople(tx)).some((found) => found.personId === personId)) return;
    // Whoever else was erased is listed by themselves: a merge in force that day may have been undone since.
    await eraseOneNumber(tx, there, contributions, personId);
    await record(tx, there, { action: "people.erased_again" });
  });
}
