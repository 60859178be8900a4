import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { parseId } from "../../../../kernel/ids.ts";
import {
  isEveryServiceReached,
  listReachedServices,
  type ReachedServices,
  requireReachedServices,
} from "../../../identity/households/index.ts";
import type { Counter, CounterAccountId, Held, TransferId, TransferKind } from "../counter.ts";
import { listCounters } from "../define-counter.ts";
import { countersErrors } from "../errors.ts";
import { takeable } from "../rules.ts";
import { findAccounts, findHolders, listHouseRows, lookAtAccount } from "../store/accounts.ts";
import { listLinesOf } from "../store/lines.ts";
import { heldOf, type TransferRow } from "../store/tables.ts";
import { openWords } from "../words.ts";
import { type HeldEntry, isHeld, readEachList, readHeld } from "./holder-list.ts";
import { asCounters } from "./open-account.ts";

/** As its holder reads it. */
export interface OwnAccount extends Held {
  readonly counter: Counter;
  /**
   * In as many debits and days as it takes, by cards too: what a parent's limits leave of a day is told
   * beside.
   */
  readonly takeable: number;
  readonly accountId: CounterAccountId;
  /** Of a household. */
  readonly shared: boolean;
}

/** A line as its holder reads it. */
export interface OwnLine {
  readonly id: TransferId;
  readonly sequence: number;
  readonly kind: TransferKind;
  /** What it changed of the balance: above zero when something came in, 0 for what is only held. */
  readonly change: number;
  readonly amount: number;
  readonly balance: number;
  readonly day: string;
  readonly at: Date | null;
  readonly label: string | null;
  /** The account on the other side: a part of the house, or the income of a service. */
  readonly other: { readonly kind: string; readonly serviceId: string | null };
}

/**
 * Use case: the accounts of a person, for themselves, an agent at the desk, or who acts for them: with a
 * mandate bounded to some services, those that no other service shares. What a part of the house keeps is
 * shown by that part. Throws households.cannot_act_for.
 */
export async function listAccounts(context: Context, personId: PersonId): Promise<readonly OwnAccount[]> {
  const reached = await context.transaction((tx) => requireReachedServices(tx, context, personId));
  return (await accountsReached(context, new Map([[personId, reached]]))).get(personId) ?? [];
}

/** The same of several people, in as many statements as for one; who is out of reach is not in it. */
export async function listAccountsOfEach(
  context: Context,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly OwnAccount[]>> {
  return accountsReached(
    context,
    await context.transaction((tx) => listReachedServices(tx, context, personIds)),
  );
}

async function accountsReached(
  context: Context,
  reached: ReadonlyMap<PersonId, ReachedServices>,
): Promise<ReadonlyMap<PersonId, readonly OwnAccount[]>> {
  const system = asCounters(context);
  const accounts = await system.transaction((tx) => accountsOfEach(tx, system, [...reached.keys()]));
  return new Map(
    [...reached].map(([id, services]) => [
      id,
      (accounts.get(id) ?? []).filter(
        ({ counter }) => counter.keptBy === null && isEveryServiceReached(services, servicesOf(counter)),
      ),
    ]),
  );
}

export const servicesOf = ({ services }: Counter) => services.map(({ serviceId }) => serviceId);

/** For the system. */
export async function accountsOf(
  tx: Tx,
  system: Context,
  personId: PersonId,
): Promise<readonly OwnAccount[]> {
  return (await accountsOfEach(tx, system, [personId])).get(personId) ?? [];
}

async function accountsOfEach(
  tx: Tx,
  system: Context,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly OwnAccount[]>> {
  const lists = await readEachList(tx, system, await findHolders(tx, system.authorityId, personIds));
  const read = await accountReader(tx, system, [...lists.values()].flat().filter(isHeld));
  return new Map([...lists].map(([id, entries]) => [id, entries.filter(isHeld).flatMap(read)]));
}

/** Whether something is on an account of theirs, owed by it, or held of it. For the system. */
export async function holdsSomething(tx: Tx, system: Context, personId: PersonId): Promise<boolean> {
  const accounts = await accountsOf(tx, system, personId);
  return accounts.some(({ balance, reserved }) => balance !== 0 || reserved > 0);
}

/** Shows row-level security each account of a person in turn: what other modules hold of one is read then. */
export async function lookAtEachAccount<Told>(
  tx: Tx,
  context: Context,
  personId: PersonId,
  tell: (account: HeldEntry) => Promise<Told>,
): Promise<readonly Told[]> {
  const told: Told[] = [];
  for (const held of await readHeld(tx, context, personId)) {
    await lookAtAccount(tx, held.accountId);
    told.push(await tell(held));
  }
  return told;
}

/** For whoever looks at this account. */
export async function findOwn(tx: Tx, context: Context, held: HeldEntry): Promise<OwnAccount | undefined> {
  const [account] = [held].flatMap(await accountReader(tx, context, [held]));
  return account;
}

/** Reads all of these at once, then tells each: an account of a household is in several lists. */
async function accountReader(
  tx: Tx,
  context: Context,
  held: readonly HeldEntry[],
): Promise<(one: HeldEntry) => readonly OwnAccount[]> {
  const counters = await listCounters(tx, context);
  const rows = await findAccounts(tx, context.authorityId, held);
  const today = toCivilDate(context.now());
  return ({ counterId, accountId, shared }) => {
    const counter = counters.find(({ id }) => id === counterId);
    const row = rows.find(({ id }) => id === accountId);
    if (!counter || !row) return [];
    const held = heldOf(row);
    return [{ counter, accountId, shared, ...held, takeable: takeable(held, counter, today) }];
  };
}

export interface LinesPage {
  readonly account: OwnAccount;
  readonly lines: readonly OwnLine[];
  /** Give it back as `before`; absent at the end. */
  readonly next?: number;
}

/**
 * Use case: what moved on an account, newest first. Throws households.cannot_act_for,
 * counters.unknown_account when it is not one of this person's.
 */
export async function listLines(
  context: Context,
  {
    personId,
    accountId,
    before,
    limit,
  }: {
    readonly personId: PersonId;
    readonly accountId: CounterAccountId;
    readonly before?: number | undefined;
    readonly limit: number;
  },
): Promise<LinesPage> {
  const account = (await listAccounts(context, personId)).find((one) => one.accountId === accountId);
  if (!account) throw countersErrors.error("counters.unknown_account");
  const system = asCounters(context);
  return system.transaction(async (tx) => {
    const lines = await linesOf(tx, system, account, { before, limit: limit + 1 });
    const shown = lines.slice(0, limit);
    const last = shown.at(-1);
    return { account, lines: shown, ...(lines.length > limit && last ? { next: last.sequence } : {}) };
  });
}

/** For the system: newest first, with the other side of each. */
export async function linesOf(
  tx: Tx,
  system: Context,
  account: Pick<OwnAccount, "accountId" | "counter">,
  page: { readonly before?: number | undefined; readonly limit: number },
): Promise<readonly OwnLine[]> {
  const place = { authorityId: system.authorityId, counterId: account.counter.id };
  const house = new Map((await listHouseRows(tx, place)).map((row) => [row.id, row]));
  return (await plainLines(tx, system, account, page)).map(({ otherId, ...line }) => {
    const other = house.get(otherId);
    return { ...line, other: { kind: other?.kind ?? "income", serviceId: other?.service_id ?? null } };
  });
}

/** For whoever looks at this account: newest first. */
export async function plainLines(
  tx: Tx,
  context: Context,
  { accountId, counter }: Pick<OwnAccount, "accountId" | "counter">,
  page: { readonly before?: number | undefined; readonly limit: number } = { limit: EVERY },
): Promise<readonly (Omit<OwnLine, "other"> & { readonly otherId: string })[]> {
  const place = { authorityId: context.authorityId, counterId: counter.id };
  const rows = await listLinesOf(tx, place, { accountId, ...page });
  return rows.map((row) => {
    const { label, at } = openWords(context, wordsPlace(row), row.words) ?? {};
    return {
      ...lineOf(row),
      at: at === undefined ? null : new Date(at),
      label: label ?? null,
      otherId: row.holder_id === row.debit_id ? row.credit_id : row.debit_id,
    };
  });
}

/** More than ten years of somebody's days: what they take away is whole. */
export const EVERY = 100_000;

const wordsPlace = (row: TransferRow) => ({
  counterId: parseId<"counter">(row.counter_id),
  id: parseId<"counterTransfer">(row.id),
});

/** Of what is only held, nothing moved. */
const HELD: ReadonlySet<TransferKind> = new Set(["reserve", "void", "end"]);

function lineOf(row: TransferRow) {
  const { id, sequence, kind, amount, balance, day } = row;
  const signed = row.holder_id === row.debit_id ? -amount : amount;
  return {
    id: parseId<"counterTransfer">(id),
    sequence,
    kind,
    change: HELD.has(kind) ? 0 : signed,
    amount,
    balance,
    day,
  };
}
