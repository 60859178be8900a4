import { type CivilDate, civilDate } from "../../kernel/civil-date.ts";
import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId } from "../../kernel/ids.ts";
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
import { getPerson } from "../identity/index.ts";
import { unlinkEverything } from "../upstream/index.ts";
import { birthdateOf } from "./birthdates.ts";
import { endThose, sayCameOfAge } from "./coming-of-age.ts";
import { saveEdge } from "./edge.ts";
import { householdsErrors } from "./errors.ts";
import type { Representation } from "./representation.ts";
import { heldTheAccount, isAdult } from "./rules.ts";
import { openRows } from "./sealed-detail.ts";
import { findRepresentationRow, listRepresentations } from "./store/representations.ts";
import type { RepresentationRow } from "./store/tables.ts";

interface TakeOver {
  readonly personId: PersonId;
  readonly email?: string;
}

/**
 * Use case: the young adult takes over their own account, at the desk. Parents' edges end if the night has not ended
 * them yet, the address for sign-in links becomes their own, and every session, link, code, passkey and identity
 * provider by which a parent may enter stops working. Who already has an account of their own gets it back by recovery,
 * with its proofs, its second pair of eyes and its notice: an agent at the desk gives no such account to a new address.
 * Sent twice, it is theirs once. Throws access.capability_missing, households.still_a_minor, households.account_is_theirs.
 */
export async function takeOverAccount(context: Context, input: TakeOver): Promise<void> {
  requireCapability(context, "person.enrol");
  // Ending an edge belongs to those who decide; here the calendar has decided, so the system does it.
  const system = context.as({ kind: "system", name: "households" });
  await system.transaction(async (tx) => {
    const birthdate = await birthdateOf(tx, system, input.personId);
    if (birthdate === undefined || !isAdult(birthdate, civilDate(context.now())))
      throw householdsErrors.error("households.still_a_minor");
    const parents = await parentsOf(tx, system, { personId: input.personId, birthdate });
    if (await isDone(tx, system, input, parents)) return;
    await endParents(tx, system, parents);
    await giveAccount(tx, system, input);
    await record(tx, context, { action: "households.account_taken_over", personId: input.personId });
    // What a parent had asked of the account (another address) is theirs no more.
    const { authorityId, requestId } = system;
    const told = { authorityId, requestId, personId: input.personId };
    await system.ports.events.emit(tx, "households.account_handed_over", told);
  });
}

interface Parent {
  readonly row: RepresentationRow;
  readonly edge: Representation;
}

/** Those who entered the account for the child: by a link that counted, tied before majority. */
async function parentsOf(
  tx: Tx,
  system: Context,
  { personId, birthdate }: { readonly personId: PersonId; readonly birthdate: CivilDate },
): Promise<readonly Parent[]> {
  const { createdBy } = await getPerson(tx, system, personId);
  const all = { representedId: personId, live: false };
  const rows = await listRepresentations(tx, system.authorityId, all);
  const edges = new Map((await openRows(tx, system, rows)).map((edge) => [edge.id as string, edge]));
  return rows.flatMap((row) => {
    const edge = edges.get(row.id);
    return edge && heldTheAccount(edge, { birthdate, createdBy }) ? [{ row, edge }] : [];
  });
}

/** True when the account changed hands to this very address already. Throws households.account_is_theirs. */
async function isDone(
  tx: Tx,
  system: Context,
  { personId, email }: TakeOver,
  parents: readonly Parent[],
): Promise<boolean> {
  const account = await findAccount(tx, system, personId);
  const handedOver = parents.some(({ edge }) => edge.handedOver);
  if (handedOver && (account?.email === email || sameAddress(account?.email, email))) return true;
  const live = parents.some(({ edge }) => edge.state !== "ended");
  const held = live || (parents.length > 0 && (await isOfParents(tx, system, account, parents)));
  if (handedOver || !held) throw householdsErrors.error("households.account_is_theirs");
  return false;
}

const sameAddress = (one?: string, other?: string) =>
  one !== undefined && other !== undefined && comparableEmail(one) === comparableEmail(other);

/** Without an address, or with that of somebody who represented the child: nobody but them could enter by a link. */
async function isOfParents(
  tx: Tx,
  system: Context,
  account: Account | undefined,
  parents: readonly Parent[],
): Promise<boolean> {
  if (account?.email === undefined) return true;
  for (const { edge } of parents) {
    const parent = await findAccount(tx, system, edge.representativeId);
    if (sameAddress(parent?.email, account.email)) return true;
  }
  return false;
}

/** Ended if the night has not ended them yet; each remembers that the account changed hands. */
async function endParents(tx: Tx, system: Context, parents: readonly Parent[]): Promise<void> {
  const marked: RepresentationRow[] = [];
  for (const { row, edge } of parents) {
    await saveEdge(tx, system, row, { ...edge, handedOver: true });
    const again = await findRepresentationRow(tx, system.authorityId, edge.id);
    if (again && edge.state !== "ended") marked.push(again);
  }
  for (const personId of await endThose(tx, system, marked, "coming_of_age"))
    await sayCameOfAge(tx, system, personId);
}

async function giveAccount(tx: Tx, context: Context, input: TakeOver) {
  if (await findAccount(tx, context, input.personId)) {
    await setAccountEmail(tx, context, input.personId, input.email);
  } else {
    await createAccount(tx, context, input);
  }
  await revokeEveryEntry(tx, context, input.personId);
  await unlinkEverything(tx, context, input.personId);
}
