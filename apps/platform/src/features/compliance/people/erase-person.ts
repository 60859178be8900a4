import type { Context, Tx } from "../../../kernel/context.ts";
import type { Contribution } from "../../../kernel/contributions.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { listFolded, waitEveryMerge } from "../../identity/identity/index.ts";
import { erasePersonKey } from "../../trust/keys/index.ts";

/**
 * In every module, in their order. The key goes last: until then modules may have to open what they erase or
 * tell. Whoever was folded into this person is the same human, and goes first.
 */
export async function erasePerson(
  tx: Tx,
  context: Context,
  contributions: readonly Contribution[],
  personId: PersonId,
): Promise<void> {
  await waitEveryMerge(tx, context);
  for (const folded of await listFolded(tx, context, personId))
    await eraseOneNumber(tx, context, contributions, folded);
  await eraseOneNumber(tx, context, contributions, personId);
}

/** This number and no other: a restored backup may tie somebody to whom they were separated from since. */
export async function eraseOneNumber(
  tx: Tx,
  context: Context,
  contributions: readonly Contribution[],
  personId: PersonId,
): Promise<void> {
  for (const contribution of contributions) await contribution.erasePerson(tx, context, personId);
  await erasePersonKey(tx, context, personId);
}
