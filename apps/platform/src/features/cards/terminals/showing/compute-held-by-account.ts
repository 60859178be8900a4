import type { Context, Tx } from "../../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import type { CarriedByPeople, CounterAccountId } from "../../../ledger/counters/index.ts";
import { findCarrier, listLive } from "../../supports/index.ts";
import { computeAccountName } from "../card-keys.ts";
import { findCard } from "../store/cards.ts";
import { listHeld, lockCardNames } from "../store/transactions.ts";

/**
 * What cards carry of an account, until the end of the transaction: none is credited meanwhile. Money that
 * left the account by another door would be spent twice. For the system.
 */
export async function computeCarriedByCards(
  tx: Tx,
  system: Context,
  accountId: CounterAccountId,
): Promise<number> {
  const account = computeAccountName(system, accountId);
  await lockCardNames(tx, [account]);
  return computeHeldByAccount(tx, system, account);
}

/** The same, of the cards of some people alone. For the system. */
export const carriedByPeople: CarriedByPeople = async (tx, system, { accountId, people }) => {
  const account = computeAccountName(system, accountId);
  await lockCardNames(tx, [account]);
  return computeHeldByAccount(tx, system, account, people);
};

/**
 * What is left on a card that is lost, or ended, goes to the next; a suspended one may be resumed with all
 * that it holds.
 */
export async function computeHeldByAccount(
  tx: Tx,
  system: Context,
  account: Buffer,
  people?: readonly PersonId[],
): Promise<number> {
  let held = 0;
  for (const { card, net } of await listHeld(tx, system.authorityId, account)) {
    const known = await findCard(tx, system.authorityId, card);
    if (!known || !(await listLive(tx, system, [known.support_id])).has(known.support_id)) continue;
    const carrier = people && (await findCarrier(tx, system, parseId<"support">(known.support_id)));
    if (people === undefined || (carrier !== undefined && people.includes(carrier))) held += Math.max(0, net);
  }
  return held;
}
