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
import { computeTakeableAmount } from "../rules.ts";
import { findAccounts, findHolders, listHouseRows, setVisibleAccount } from "../store/accounts.ts";
import { listAccountLineRows } from "../store/lines.ts";
import { type TransferRow, toHeldBalance } from "../store/tables.ts";
import { openWords } from "../words.ts";
import { type HeldEntry, isHeld, readEachList, readHeld } from "./holder-list.ts";
import { toCountersSystem } from "./open-account.ts";

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
  return (await listReachedAccounts(context, new Map([[personId, reached]]))).get(personId) ?? [];
}

/** The same of several people, in as many statements as for one; who is out of reach is not in it. */
export async function listAccountsOfEach(
  context: Context,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly OwnAccount[]>> {
  return listReachedAccounts(
    context,
    await context.transaction((tx) => listReachedServices(tx, context, personIds)),
  );
}

async function listReachedAccounts(
  context: Context,
  reached: ReadonlyMap<PersonId, ReachedServices>,
): Promise<ReadonlyMap<PersonId, readonly OwnAccount[]>> {
  const system = toCountersSystem(context);
  const accounts = await system.transaction((tx) => listAccountsByPerson(tx, system, [...reached.keys()]));
  return new Map(
    [...reached].map(([id, services]) => [
      id,
      (accounts.get(id) ?? []).filter((account) => isAccountReached(account, services)),
    ]),
  );
}

/** What a part of the house keeps is shown by that part. */
export const isAccountReached = ({ counter }: OwnAccount, reached: ReachedServices): boolean =>
  counter.keptBy === null && isEveryServiceReached(reached, listCounterServiceIds(counter));

export const listCounterServiceIds = ({ services }: Counter) => services.map(({ serviceId }) => serviceId);

/** For the system. */
export async function listPersonAccounts(
  tx: Tx,
  system: Context,
  personId: PersonId,
): Promise<readonly OwnAccount[]> {
  return (await listAccountsByPerson(tx, system, [personId])).get(personId) ?? [];
}

async function listAccountsByPerson(
  tx: Tx,
  system: Context,
  personIds: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, readonly OwnAccount[]>> {
  const lists = await readEachList(tx, system, await findHolders(tx, system.authorityId, personIds));
  const read = await buildAccountReader(tx, system, [...lists.values()].flat().filter(isHeld));
  return new Map([...lists].map(([id, entries]) => [id, entries.filter(isHeld).flatMap(read)]));
}

/** Whether something is on an account of theirs, owed by it, or held of it. For the system. */
export async function hasOutstandingAmount(tx: Tx, system: Context, personId: PersonId): Promise<boolean> {
  const accounts = await listPersonAccounts(tx, system, personId);
  return accounts.some(({ balance, reserved }) => balance !== 0 || reserved > 0);
}

/** Shows row-level security each account of a person in turn: what other modules hold of one is read then. */
export async function mapHeldAccounts<Told>(
  tx: Tx,
  context: Context,
  personId: PersonId,
  tell: (account: HeldEntry) => Promise<Told>,
): Promise<readonly Told[]> {
  const told: Told[] = [];
  for (const held of await readHeld(tx, context, personId)) {
    await setVisibleAccount(tx, held.accountId);
    told.push(await tell(held));
  }
  return told;
}

/** For whoever looks at this account. */
export async function findOwn(tx: Tx, context: Context, held: HeldEntry): Promise<OwnAccount | undefined> {
  const [account] = [held].flatMap(await buildAccountReader(tx, context, [held]));
  return account;
}

/** Reads all of these at once, then tells each: an account of a household is in several lists. */
async function buildAccountReader(
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
    const held = toHeldBalance(row);
    return [{ counter, accountId, shared, ...held, takeable: computeTakeableAmount(held, counter, today) }];
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
  const system = toCountersSystem(context);
  return system.transaction((tx) => readLinesPage(tx, system, account, { before, limit }));
}

/** For the system: the latest lines of an account, or those before a line. */
export async function readLinesPage(
  tx: Tx,
  system: Context,
  account: OwnAccount,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<LinesPage> {
  const lines = await listAccountLines(tx, system, account, { before, limit: limit + 1 });
  const shown = lines.slice(0, limit);
  const last = shown.at(-1);
  return { account, lines: shown, ...(lines.length > limit && last ? { next: last.sequence } : {}) };
}

/** For the system: newest first, with the other side of each. */
export async function listAccountLines(
  tx: Tx,
  system: Context,
  account: Pick<OwnAccount, "accountId" | "counter">,
  page: { readonly before?: number | undefined; readonly limit: number },
): Promise<readonly OwnLine[]> {
  const place = { authorityId: system.authorityId, counterId: account.counter.id };
  const house = new Map((await listHouseRows(tx, place)).map((row) => [row.id, row]));
  return (await listPlainLines(tx, system, account, page)).map(({ otherId, ...line }) => {
    const other = house.get(otherId);
    return { ...line, other: { kind: other?.kind ?? "income", serviceId: other?.service_id ?? null } };
  });
}

/** For whoever looks at this account: newest first. */
export async function listPlainLines(
  tx: Tx,
  context: Context,
  { accountId, counter }: Pick<OwnAccount, "accountId" | "counter">,
  page: { readonly before?: number | undefined; readonly limit: number } = { limit: EVERY },
): Promise<readonly (Omit<OwnLine, "other"> & { readonly otherId: string })[]> {
  const place = { authorityId: context.authorityId, counterId: counter.id };
  const rows = await listAccountLineRows(tx, place, { accountId, ...page });
  return rows.map((row) => {
    const { label, at } = openWords(context, toWordsPlace(row), row.words) ?? {};
    return {
      ...toAccountLine(row),
      at: at === undefined ? null : new Date(at),
      label: label ?? null,
      otherId: row.holder_id === row.debit_id ? row.credit_id : row.debit_id,
    };
  });
}

/** More than ten years of somebody's days: what they take away is whole. */
export const EVERY = 100_000;

const toWordsPlace = (row: TransferRow) => ({
  counterId: parseId<"counter">(row.counter_id),
  id: parseId<"counterTransfer">(row.id),
});

/** Of what is only held, nothing moved. */
const HELD: ReadonlySet<TransferKind> = new Set(["reserve", "void", "end"]);

function toAccountLine(row: TransferRow) {
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
