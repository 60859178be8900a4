import type { Context } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { setAccountEmail } from "../../../access/access/index.ts";
import { findPerson } from "../../../identity/identity/index.ts";

/**
 * Use case: the address given opens the draft again at once, by a link. Only for a newcomer: the address by
 * which somebody known signs in does not follow what a form says.
 */
export function setDraftEmail(
  context: Context,
  { personId, email }: { readonly personId: PersonId; readonly email: string | undefined },
): Promise<void> {
  return context.transaction(async (tx) => {
    const person = await findPerson(tx, context, personId);
    if (person?.status === "draft") await setAccountEmail(context, personId, email);
  });
}
