import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { FIRST_ID, type PersonId, parseId, type ServiceId } from "../../../../kernel/ids.ts";
import type { CounterAccountId, CounterId, TransferId } from "../counter.ts";
import { listHolderRows } from "../store/accounts.ts";
import {
  computeReceivedSums,
  listBackRows,
  listConsumedRows,
  listReducedAccountRows,
  listWordsRows,
} from "../store/consumption.ts";
import { openWords } from "../words.ts";
import { readEachList } from "./holder-list.ts";

/** What somebody consumed, or what a service gave back of it. */
export interface ConsumedLine {
  readonly id: TransferId;
  readonly counterId: CounterId;
  readonly accountId: CounterAccountId;
  readonly serviceId: ServiceId | null;
  /** Above zero, in the unit. */
  readonly amount: number;
  readonly day: CivilDate;
  /** Of what was given back: the line that took it. */
  readonly backOf: TransferId | null;
}

/**
 * What was consumed on some counters from a day on, the oldest first, without a word of it: for the system,
 * once the use case has said who may see. `accountIds`: of these alone.
 */
export async function listConsumption(
  tx: Tx,
  system: Context,
  asked: {
    readonly counterIds: readonly CounterId[];
    readonly since: CivilDate;
    readonly accountIds?: readonly CounterAccountId[];
  },
): Promise<readonly ConsumedLine[]> {
  const rows = await listConsumedRows(tx, system.authorityId, asked);
  return rows.map((row) => {
    const [id, counterId] = [parseId<"counterTransfer">(row.id), parseId<"counter">(row.counter_id)];
    return {
      id,
      counterId,
      accountId: parseId<"counterAccount">(row.holder_id),
      serviceId: row.service_id === null ? null : parseId<"service">(row.service_id),
      amount: row.amount,
      day: row.day,
      backOf:
        row.about_id === null || row.kind !== "reverse" ? null : parseId<"counterTransfer">(row.about_id),
    };
  });
}

const PAGE = 500;

/**
 * What services said of these lines, in their words; those that said nothing are not there. For the system.
 */
export async function openLabels(
  tx: Tx,
  system: Context,
  ids: readonly TransferId[],
): Promise<ReadonlyMap<TransferId, string>> {
  const labels = new Map<TransferId, string>();
  for (let from = 0; from < ids.length; from += PAGE) {
    const rows = await listWordsRows(tx, system.authorityId, ids.slice(from, from + PAGE));
    for (const row of rows) {
      const place = { counterId: parseId<"counter">(row.counter_id), id: parseId<"counterTransfer">(row.id) };
      const label = openWords(system, place, row.words)?.label;
      if (label !== undefined) labels.set(place.id, label);
    }
  }
  return labels;
}

/** How much was given back of each of these lines, whoever gave it: amounts only. For the system. */
export async function listRefundedAmounts(
  tx: Tx,
  system: Context,
  ids: readonly TransferId[],
): Promise<ReadonlyMap<TransferId, number>> {
  const rows = await listBackRows(tx, system.authorityId, ids);
  return new Map(rows.map(({ about_id, amount }) => [parseId<"counterTransfer">(about_id), amount]));
}

/** Whose account it is, or was until that day, counted. */
export interface AccountHolder {
  readonly personId: PersonId;
  readonly left: CivilDate | null;
}

/**
 * Who holds each of these accounts, or left it, in the order of their ids: for the system, which opens
 * everybody's own list to know, a page of people and of their keys at a time.
 */
export async function listHoldersOfAccounts(
  tx: Tx,
  system: Context,
  accountIds: ReadonlySet<CounterAccountId>,
): Promise<ReadonlyMap<CounterAccountId, readonly AccountHolder[]>> {
  const holders = new Map<CounterAccountId, AccountHolder[]>();
  if (accountIds.size === 0) return holders;
  let after: string = FIRST_ID;
  for (;;) {
    const rows = await listHolderRows(tx, system.authorityId, { after, limit: PAGE });
    for (const [personId, entries] of await readEachList(tx, system, rows))
      for (const { accountId, left } of entries)
        if (accountIds.has(accountId)) {
          const holder = { personId, left: left?.on ?? null };
          const known = holders.get(accountId);
          if (known) known.push(holder);
          else holders.set(accountId, [holder]);
        }
    const last = rows.at(-1);
    if (rows.length < PAGE || last === undefined) return holders;
    after = last.person_id;
  }
}

/**
 * The accounts of some counters that received less since that day: money was given back, or taken back, or
 * expired. For the system.
 */
export async function listReducedAccounts(
  tx: Tx,
  system: Context,
  asked: { readonly counterIds: readonly CounterId[]; readonly since: CivilDate },
): Promise<readonly CounterAccountId[]> {
  const ids = await listReducedAccountRows(tx, system.authorityId, asked);
  return ids.map((id) => parseId<"counterAccount">(id));
}

export interface ReceivedMoney {
  /** In the unit, less what was given back. */
  readonly cents: number;
  /** Each line that brought some, and how much of it was taken back. */
  readonly credits: readonly { readonly id: TransferId; readonly back: number }[];
}

/** The money that each account received: for the system. */
export async function listReceivedMoney(
  tx: Tx,
  system: Context,
  accountIds: readonly CounterAccountId[],
): Promise<ReadonlyMap<CounterAccountId, ReceivedMoney>> {
  const rows = await computeReceivedSums(tx, system.authorityId, accountIds);
  return new Map(
    rows.map(({ holder_id, received, credits }) => [
      parseId<"counterAccount">(holder_id),
      {
        cents: received,
        credits: credits.map(({ id, back }) => ({ id: parseId<"counterTransfer">(id), back })),
      },
    ]),
  );
}
