import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { requireCapability } from "../../../access/access/index.ts";
import {
  hasCommonParent,
  isAdult,
  isOldEnough,
  listParentsOnce,
} from "../../../identity/households/index.ts";
import { record } from "../../../trust/audit/index.ts";
import type { CounterAccountId, CounterId } from "../counter.ts";
import { countersErrors } from "../errors.ts";
import { getLockedLastLine, listAccountLineRows } from "../store/lines.ts";
import {
  getLockedHolderList,
  type HeldEntry,
  isHeld,
  type LockedHeld,
  readFormer,
  readHeld,
} from "./holder-list.ts";
import { type AccountHolder, listHoldersOfAccounts } from "./list-consumption.ts";
import { notifyAccountLeaving } from "./notify-account-leaving.ts";
import { toCountersSystem } from "./open-account.ts";
import { findOwn, listAccounts, type OwnAccount } from "./own-accounts.ts";
import { type AccountParting, removeLeavingHolder, splitLeavingAccount } from "./part-account.ts";

export interface Leaving {
  readonly personId: PersonId;
  readonly accountId: CounterAccountId;
  /** Said by whoever leaves: what is on it stays with those who stay. */
  readonly leavesBalance?: boolean;
}

/**
 * What the cards of these people carry of the account, held until the end of the transaction: given by who
 * knows cards.
 */
export type CarriedByPeople = (
  tx: Tx,
  system: Context,
  of: { readonly accountId: CounterAccountId; readonly people: readonly PersonId[] },
) => Promise<number>;

/**
 * Who owes what was consumed with an account: who leaves, somebody else, both, or nobody that is known;
 * "unreadable" where what says so does not open; null where nothing invoices it. Given by who does.
 */
export type WhoOwes = (
  tx: Tx,
  system: Context,
  of: {
    readonly counterId: CounterId;
    readonly accountId: CounterAccountId;
    readonly personId: PersonId;
    readonly holders: readonly AccountHolder[];
  },
) => Promise<"leaver" | "another" | "both" | "nobody" | "unreadable" | null>;

/** What other modules know of an account. */
export interface LeavingPorts {
  readonly carriedOf: CarriedByPeople;
  readonly whoOwes: WhoOwes;
}

export type LeavingRefusal =
  | "counters.leave_minor"
  | "counters.leave_alone"
  | "counters.leave_debt"
  | "counters.leave_owed"
  | "counters.leave_not_readable"
  | "counters.leave_reserved"
  | "counters.leave_on_card";

/** What leaving would do, as whoever leaves looks at it first. */
export interface LeavingLook {
  readonly account: OwnAccount;
  /**
   * Paid afterwards, and owed by them: what the account owes, and its past, go with them, and the others
   * begin another.
   */
  readonly takesAlong: boolean;
  /**
   * Paid afterwards, and somebody else pays it, or owes some of it: it stays, and what was invoiced to who
   * leaves stays theirs.
   */
  readonly otherPays: boolean;
  /** Something is on it, for which they answer: they say what becomes of it. */
  readonly mustSay: boolean;
  readonly refusal: LeavingRefusal | null;
}

/**
 * Use case: what would happen if this adult left the account that they share, for themselves or for the agent
 * who has them there. Throws counters.leave_not_yours, access.capability_missing, households.cannot_act_for,
 * counters.unknown_account.
 */
export async function checkAccountLeaving(
  context: Context,
  leaving: Leaving,
  ports: LeavingPorts,
): Promise<LeavingLook> {
  requireLeaver(context, leaving.personId);
  const account = await getOwn(context, leaving);
  const system = toCountersSystem(context);
  return system.transaction(async (tx) => {
    // Who else holds it is sought in every list of the town: only of what is shared.
    const holders = account.shared ? await listAccountHolders(tx, system, leaving.accountId) : [];
    const others = listCurrentHolders(holders).filter((id) => id !== leaving.personId);
    const owing = await resolveLeavingDebtor(tx, system, { ...leaving, account, holders }, ports);
    return buildLeavingLook(tx, system, { ...leaving, account, others, owing }, ports);
  });
}

/**
 * Use case: an adult leaves an account that they share, by themself or at the desk, there. From then on no
 * service finds it under their name, they pay nothing of it and read what was before alone; each of those who
 * stay is told. What is paid afterwards stays owed by who owed it: where that is them, the account goes with
 * them, with its invoices and its debt, and the others begin a new one; where another is named to pay, it
 * stays with the others. FormerHold already, it is done. Throws as checkAccountLeaving, its refusals,
 * counters.leave_balance, and counters.leave_again.
 * @returns whether it had been done before
 */
export async function endAccountSharing(
  context: Context,
  leaving: Leaving,
  ports: LeavingPorts,
): Promise<{ readonly again: boolean }> {
  const { personId, accountId } = leaving;
  requireLeaver(context, personId);
  // Whether the agent reaches this person, and not whether they still hold it: sent twice, it is done.
  const accounts = await listAccounts(context, personId);
  const system = toCountersSystem(context);
  const shown = accounts.find((one) => one.accountId === accountId);
  // Who else holds it is sought in every list of the town: only of what they share.
  if (shown?.shared !== true)
    return system.transaction((tx) =>
      confirmEarlierLeaving(tx, system, { ...leaving, isTheirs: shown !== undefined }),
    );
  return system.transaction(async (tx) => {
    const holders = await listAccountHolders(tx, system, accountId);
    const lists = await listLockedHolderLists(tx, system, [personId, ...listCurrentHolders(holders)]);
    const own = lists.get(personId)?.entries ?? [];
    if (hasDeparted(own, accountId)) return { again: true };
    const entry = own.find((one) => isHeld(one) && one.accountId === accountId);
    const account = entry && (await findOwn(tx, system, entry));
    if (!account || account.counter.keptBy !== null) throw countersErrors.error("counters.unknown_account");
    const others = [...lists]
      .filter(([id, list]) => id !== personId && hasCurrentAccount(list, accountId))
      .map(([id]) => id);
    const place = { authorityId: system.authorityId, counterId: account.counter.id };
    // Cards first and the counter next, as whoever takes from it does: held the other way round, two of them
    // would wait for each other.
    await ports.carriedOf(tx, system, { accountId, people: [...lists.keys()] });
    const asked = { ...leaving, account, holders };
    const last = await findLastLineNumber(tx, place, accountId);
    const before = await resolveLeavingDebtor(tx, system, asked, ports);
    const sequence = await getLockedLastLine(tx, place);
    // Asked before, for others write on this counter meanwhile; and again where a line of this account came,
    // which none does from here on.
    const isMoved = (await findLastLineNumber(tx, place, accountId)) !== last;
    const owing = isMoved ? await resolveLeavingDebtor(tx, system, asked, ports) : before;
    const now = (await findOwn(tx, system, entry)) ?? account;
    const look = await buildLeavingLook(tx, system, { ...leaving, account: now, others, owing }, ports);
    if (look.refusal) throw countersErrors.error(look.refusal);
    if (look.mustSay && leaving.leavesBalance !== true) throw countersErrors.error("counters.leave_balance");
    const left = { on: toCivilDate(system.now()), at: system.now().toISOString(), sequence };
    const parting = { account: now, personId, others, lists, left };
    await (look.takesAlong ? splitLeavingAccount : removeLeavingHolder)(tx, system, parting);
    await recordLeaving(tx, { context, system }, { ...parting, look });
    return { again: false };
  });
}

/**
 * Of what is not shared with them now. Throws counters.unknown_account, counters.leave_alone,
 * counters.leave_again.
 */
async function confirmEarlierLeaving(
  tx: Tx,
  system: Context,
  { personId, accountId, isTheirs }: Leaving & { readonly isTheirs: boolean },
): Promise<{ readonly again: boolean }> {
  const own = [...(await readHeld(tx, system, personId)), ...(await readFormer(tx, system, personId))];
  if (hasDeparted(own, accountId)) return { again: true };
  throw countersErrors.error(isTheirs ? "counters.leave_alone" : "counters.unknown_account");
}

/** Nobody for another adult: neither who acts for them, nor who shares it. */
function requireLeaver(context: Context, personId: PersonId): void {
  const { actor } = context;
  if (actor.kind === "person") {
    if (actor.personId !== personId) throw countersErrors.error("counters.leave_not_yours");
  } else requireCapability(context, "payment.take");
}

async function getOwn(context: Context, { personId, accountId }: Leaving): Promise<OwnAccount> {
  const found = (await listAccounts(context, personId)).find((one) => one.accountId === accountId);
  if (!found) throw countersErrors.error("counters.unknown_account");
  return found;
}

/** Nobody joins an account that is there: who holds it is read before the lists are locked. */
const listAccountHolders = async (
  tx: Tx,
  system: Context,
  accountId: CounterAccountId,
): Promise<readonly AccountHolder[]> =>
  (await listHoldersOfAccounts(tx, system, new Set([accountId]))).get(accountId) ?? [];

const listCurrentHolders = (holders: readonly AccountHolder[]): readonly PersonId[] =>
  holders.filter(({ left }) => left === null).map(({ personId }) => personId);

/** In the same order for everybody, as openings are. */
async function listLockedHolderLists(
  tx: Tx,
  system: Context,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, LockedHeld>> {
  const lists = new Map<PersonId, LockedHeld>();
  for (const id of [...new Set(people)].toSorted()) lists.set(id, await getLockedHolderList(tx, system, id));
  return lists;
}

const hasCurrentAccount = ({ entries }: LockedHeld, accountId: CounterAccountId): boolean =>
  entries.some((one) => isHeld(one) && one.accountId === accountId);

/**
 * Theirs no more; or theirs alone, since the others began another without them. Throws counters.leave_again:
 * it went with another, and they share the next one, which they did not leave.
 */
function hasDeparted(entries: readonly HeldEntry[], accountId: CounterAccountId): boolean {
  const own = entries.filter((one) => one.accountId === accountId);
  const [held] = own.filter(isHeld);
  if (!held) {
    const [went] = own.filter(({ left }) => left?.wentAlong === true);
    const sharesNext = entries.some((one) => isHeld(one) && one.shared && one.counterId === went?.counterId);
    if (went && sharesNext) throw countersErrors.error("counters.leave_again");
    return own.length > 0;
  }
  return !held.shared && entries.some((one) => one.counterId === held.counterId && one.left?.sequence === 0);
}

const findLastLineNumber = async (
  tx: Tx,
  place: Parameters<typeof getLockedLastLine>[1],
  accountId: CounterAccountId,
): Promise<number | undefined> =>
  (await listAccountLineRows(tx, place, { accountId, limit: 1 }))[0]?.sequence;

const resolveLeavingDebtor = async (
  tx: Tx,
  system: Context,
  { account: { counter }, ...of }: Omit<Parameters<WhoOwes>[2], "counterId"> & Pick<LeavingLook, "account">,
  { whoOwes }: LeavingPorts,
): ReturnType<WhoOwes> =>
  counter.paidAfter === true ? whoOwes(tx, system, { ...of, counterId: counter.id }) : null;

interface Weighing extends Leaving, Pick<LeavingLook, "account"> {
  readonly others: readonly PersonId[];
  readonly owing: Awaited<ReturnType<WhoOwes>>;
}

const undecided = {
  takesAlong: false,
  otherPays: false,
  mustSay: false,
  refusal: "counters.leave_not_readable",
} as const;

async function buildLeavingLook(
  tx: Tx,
  system: Context,
  { personId, account, others, owing }: Weighing,
  { carriedOf }: LeavingPorts,
): Promise<LeavingLook> {
  const { counter, accountId, balance, reserved } = account;
  // Nor is the age of whoever does not open read.
  if (owing === "unreadable") return { account, ...undecided };
  const adults: PersonId[] = [];
  for (const id of others) if (await isOldEnough(tx, system, id, isAdult)) adults.push(id);
  const isOfTheHouse = await isChildOfTheHouse(tx, system, { personId, others, adults });
  const takesAlong = counter.paidAfter === true && (owing === null ? !isOfTheHouse : owing === "leaver");
  const people = takesAlong ? others : [personId];
  const refusal = !(await isOldEnough(tx, system, personId, isAdult))
    ? "counters.leave_minor"
    : others.length === 0
      ? "counters.leave_alone"
      : owing === "both"
        ? "counters.leave_owed"
        : takesAlong && reserved > 0
          ? "counters.leave_reserved"
          : counter.paidAfter !== true && balance < 0 && !isOfTheHouse
            ? "counters.leave_debt"
            : (await carriedOf(tx, system, { accountId, people })) > 0
              ? "counters.leave_on_card"
              : null;
  const mustSay = counter.paidAfter !== true && !isOfTheHouse && (balance > 0 || reserved > 0);
  return { account, takesAlong, otherPays: owing === "another" && !isOfTheHouse, mustSay, refusal };
}

/**
 * Of age since, they owe nothing of what it shares, as invoices have it: a parent holds it, or a brother or a
 * sister whose parent may be dead. Not who answers for a younger one.
 */
async function isChildOfTheHouse(
  tx: Tx,
  system: Context,
  {
    personId,
    others,
    adults,
  }: Pick<Weighing, "personId" | "others"> & { readonly adults: readonly PersonId[] },
): Promise<boolean> {
  const parents = await listParentsOnce(tx, system, [personId, ...others]);
  const isParent = others.some((id) => parents.get(id)?.some(({ parentId }) => parentId === personId));
  if (isParent) return false;
  return (
    (parents.get(personId) ?? []).some(({ parentId }) => adults.includes(parentId)) ||
    (await hasCommonParent(tx, system, { personId, others }))
  );
}

async function recordLeaving(
  tx: Tx,
  { context, system }: { readonly context: Context; readonly system: Context },
  { account, personId, others, look }: AccountParting & { readonly look: LeavingLook },
): Promise<void> {
  const { name } = account.counter;
  const { takesAlong } = look;
  await record(tx, context, { action: "counters.left", personId, data: { name, takesAlong } });
  for (const other of others)
    await record(tx, context, {
      action: "counters.member_left",
      personId: other,
      data: { name, begins: takesAlong },
    });
  await notifyAccountLeaving(tx, system, { counter: account.counter, personId, others, look });
}
