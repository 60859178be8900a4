import type { Context } from "../../../../../../../kernel/context.ts";
import { setAccountEmail } from "../../../../../../access/access/index.ts";
import { findPerson } from "../../../../../../identity/identity/index.ts";
import { getDraftPersonId } from "./person-in.ts";

/**
 * The address given opens the draft again at once, by a link. Only for a newcomer: the address by which
 * somebody known signs in does not follow what a form says.
 */
export async function updateDraftEmail(context: Context, email: string | undefined): Promise<void> {
  const personId = getDraftPersonId(context);
  await context.transaction(async (tx) => {
    const person = await findPerson(tx, context, personId);
    if (person?.status === "draft") await setAccountEmail(context, personId, email);
  });
}
