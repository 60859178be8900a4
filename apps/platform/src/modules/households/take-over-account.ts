import { civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
import {
  createAccount,
  findAccount,
  requireCapability,
  revokeEveryEntry,
  setAccountEmail,
} from "../access/index.ts";
import { record } from "../audit/index.ts";
import { unlinkEverything } from "../upstream/index.ts";
import { birthdateOf } from "./birthdates.ts";
import { endThose, sayCameOfAge } from "./coming-of-age.ts";
import { householdsErrors } from "./errors.ts";
import { isAdult } from "./rules.ts";
import { listRepresentations } from "./store/representations.ts";

/**
 * Use case: the young adult takes over their own account, at the desk. Parents' edges end if the night has not ended
 * them yet, the address for sign-in links becomes their own, and every session, link, code, passkey and identity
 * provider by which a parent may enter stops working.
 * Throws access.capability_missing, households.still_a_minor.
 */
export async function takeOverAccount(
  context: Context,
  input: { personId: PersonId; email?: string },
): Promise<void> {
  requireCapability(context, "person.enrol");
  // Ending an edge belongs to those who decide; here the calendar has decided, so the system does it.
  const system = context.as({ kind: "system", name: "households" });
  await system.transaction(async (tx) => {
    const birthdate = await birthdateOf(tx, system, input.personId);
    if (birthdate === undefined || !isAdult(birthdate, civilDate(context.now())))
      throw householdsErrors.error("households.still_a_minor");
    const rows = await listRepresentations(tx, context.authorityId, {
      representedId: input.personId,
      live: true,
    });
    const ended = await endThose(tx, system, rows, "coming_of_age");
    if (ended.size > 0) await sayCameOfAge(tx, system, input.personId);
    await giveAccount(tx, system, input);
    await record(tx, context, { action: "households.account_taken_over", personId: input.personId });
  });
}

async function giveAccount(tx: Tx, context: Context, input: { personId: PersonId; email?: string }) {
  if (await findAccount(tx, context, input.personId)) {
    await setAccountEmail(tx, context, input.personId, input.email);
  } else {
    await createAccount(tx, context, input);
  }
  await revokeEveryEntry(tx, context, input.personId);
  await unlinkEverything(tx, context, input.personId);
}
