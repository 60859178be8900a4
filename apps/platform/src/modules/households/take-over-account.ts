import { civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import { asId, type PersonId } from "../../kernel/ids.ts";
import {
  type Account,
  comparableEmail,
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
import type { RepresentationRow } from "./store/tables.ts";

/**
 * Use case: the young adult takes over their own account, at the desk. Parents' edges end if the night has not ended
 * them yet, the address for sign-in links becomes their own, and every session, link, code, passkey and identity
 * provider by which a parent may enter stops working. Who already has an account of their own gets it back by recovery,
 * with its proofs, its second pair of eyes and its notice: an agent at the desk gives no such account to a new address.
 * Sent twice, it is theirs once. Throws access.capability_missing, households.still_a_minor, households.account_is_theirs.
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
    const edges = await listRepresentations(tx, context.authorityId, {
      representedId: input.personId,
      live: false,
    });
    const ended = await endThose(tx, system, edges.filter(isLive), "coming_of_age");
    const account = await findAccount(tx, system, input.personId);
    if (account && ended.size === 0) {
      if (sameAddress(account.email, input.email)) return;
      if (!(await isOfParents(tx, system, account, edges)))
        throw householdsErrors.error("households.account_is_theirs");
    }
    if (ended.size > 0) await sayCameOfAge(tx, system, input.personId);
    await giveAccount(tx, system, input);
    await record(tx, context, { action: "households.account_taken_over", personId: input.personId });
  });
}

const isLive = ({ state }: RepresentationRow) => state !== "ended";

const sameAddress = (one?: string, other?: string) =>
  one !== undefined && other !== undefined && comparableEmail(one) === comparableEmail(other);

/** Without an address, or with that of somebody who represented the child: nobody but them could enter by a link. */
async function isOfParents(
  tx: Tx,
  system: Context,
  { email }: Account,
  edges: readonly RepresentationRow[],
): Promise<boolean> {
  if (edges.length === 0) return false;
  if (email === undefined) return true;
  for (const { representative_id: id } of edges) {
    const parent = await findAccount(tx, system, asId<"person">(id));
    if (sameAddress(parent?.email, email)) return true;
  }
  return false;
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
