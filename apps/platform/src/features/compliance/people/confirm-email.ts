import type { Context } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { findAccount, toComparableEmail } from "../../access/access/index.ts";
import { listElements, validateElement } from "../../identity/identity/index.ts";

/**
 * Who followed the link sent to the address of their account reads that address: the same one, declared, is
 * validated, and needs no agent. Idempotent.
 */
export async function confirmEmail(context: Context, personId: PersonId): Promise<void> {
  await context.transaction(async (tx) => {
    const account = await findAccount(tx, context, personId);
    const pairs = await listElements(tx, context, personId);
    const declared = pairs.find(({ name }) => name === "email")?.declared?.value;
    if (account?.email === undefined || typeof declared !== "string") return;
    if (toComparableEmail(declared) !== toComparableEmail(account.email)) return;
    await validateElement(tx, context, { personId, name: "email", method: "code_sent" });
  });
}
