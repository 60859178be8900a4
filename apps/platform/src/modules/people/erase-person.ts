import type { Context, Tx } from "../../kernel/context.ts";
import type { Contribution } from "../../kernel/contributions.ts";
import type { PersonId } from "../../kernel/ids.ts";
import { destroyPersonKey } from "../keys/index.ts";

/** In every module, in their order. The key goes last: until then modules may have to open what they erase or tell. */
export async function erasePerson(
  tx: Tx,
  context: Context,
  contributions: readonly Contribution[],
  personId: PersonId,
): Promise<void> {
  for (const contribution of contributions) await contribution.erasePerson(tx, context, personId);
  await destroyPersonKey(tx, context, personId);
}
