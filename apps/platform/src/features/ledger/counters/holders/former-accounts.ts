import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import {
  isEveryServiceReached,
  listReachedServices,
  type ReachedServices,
  requireReachedServices,
} from "../../../identity/households/index.ts";
import type { Counter, CounterAccountId } from "../counter.ts";
import { listCounters } from "../define-counter.ts";
import { findHolders, setVisibleAccount } from "../store/accounts.ts";
import { type FormerEntry, readEachFormer, readFormer } from "./holder-list.ts";
import { toCountersSystem } from "./open-account.ts";
import { findOwn, listAccountLines, listCounterServiceIds, type OwnLine } from "./own-accounts.ts";

/** Until when somebody held an account with others. */
export interface FormerHold {
  readonly accountId: CounterAccountId;
  readonly on: string;
  readonly at: Date;
}

/** An account that somebody held with others, until they left. */
export interface FormerAccount extends FormerHold {
  readonly counter: Counter;
  /** Newest first, of before. */
  readonly lines: readonly OwnLine[];
}

/**
 * Use case: what somebody held with others and left, with what moved before they did, and nothing since: for
 * themselves, an agent at the desk, or who acts for them. What was begun anew without them has no line of
 * theirs. Throws households.cannot_act_for.
 */
export async function listFormerAccounts(
  context: Context,
  { personId, limit }: { readonly personId: PersonId; readonly limit: number },
): Promise<readonly FormerAccount[]> {
  const reached = await context.transaction((tx) => requireReachedServices(tx, context, personId));
  const system = toCountersSystem(context);
  return system.transaction((tx) => listReachedFormerAccounts(tx, system, { personId, reached, limit }));
}

/** For the system, once the right of the reader was checked. */
export async function listReachedFormerAccounts(
  tx: Tx,
  system: Context,
  {
    personId,
    reached,
    limit,
  }: { readonly personId: PersonId; readonly reached: ReachedServices; readonly limit: number },
): Promise<readonly FormerAccount[]> {
  const found: FormerAccount[] = [];
  for (const entry of (await readFormer(tx, system, personId)).filter(hasHeldAccount)) {
    const account = await findOwn(tx, system, entry);
    if (!account || !isEveryServiceReached(reached, listCounterServiceIds(account.counter))) continue;
    const lines = await listAccountLines(tx, system, account, { before: entry.left.sequence + 1, limit });
    found.push({ counter: account.counter, lines, ...toFormerAccount(entry) });
  }
  return found;
}

/**
 * Use case: whether they left an account today, and not another who took it along: what a page says was just
 * done is looked up. Throws households.cannot_act_for.
 */
export async function hasDepartedToday(context: Context, personId: PersonId): Promise<boolean> {
  await context.transaction((tx) => requireReachedServices(tx, context, personId));
  const system = toCountersSystem(context);
  const left = await system.transaction((tx) => readFormer(tx, system, personId));
  const today = toCivilDate(system.now());
  return left.some(
    ({ left: { at, wentAlong } }) => wentAlong !== true && toCivilDate(new Date(at)) === today,
  );
}

/**
 * Until when each of these people held what they left, in as many statements as for one; who is out of reach
 * is not in it.
 */
export async function listFormerOfEach(
  context: Context,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly FormerHold[]>> {
  const reached = await context.transaction((tx) => listReachedServices(tx, context, personIds));
  const system = toCountersSystem(context);
  return system.transaction(async (tx) => {
    const rows = await findHolders(tx, system.authorityId, [...reached.keys()]);
    const lists = await readEachFormer(tx, system, rows);
    if ([...lists.values()].every(({ length }) => length === 0)) return new Map();
    const counters = new Map((await listCounters(tx, system)).map((counter) => [counter.id, counter]));
    return new Map(
      [...reached].map(([id, services]) => {
        const own = (lists.get(id) ?? []).filter((entry) => {
          const counter = counters.get(entry.counterId);
          return (
            hasHeldAccount(entry) &&
            counter !== undefined &&
            isEveryServiceReached(services, listCounterServiceIds(counter))
          );
        });
        return [id, own.map(toFormerAccount)];
      }),
    );
  });
}

/**
 * Shows row-level security each account that a person left, in turn: what other modules hold of one is read
 * then.
 */
export async function mapFormerAccounts<Told>(
  tx: Tx,
  context: Context,
  personId: PersonId,
  tell: (left: FormerHold) => Promise<Told>,
): Promise<readonly Told[]> {
  const told: Told[] = [];
  for (const entry of (await readFormer(tx, context, personId)).filter(hasHeldAccount)) {
    await setVisibleAccount(tx, entry.accountId);
    told.push(await tell(toFormerAccount(entry)));
  }
  return told;
}

/** Not one that the others began, which they never held. */
const hasHeldAccount = ({ left }: FormerEntry): boolean => left.sequence > 0;

const toFormerAccount = ({ accountId, left: { on, at } }: FormerEntry): FormerHold => ({
  accountId,
  on,
  at: new Date(at),
});
