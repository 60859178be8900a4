import { addDays, type CivilDate, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import {
  type Bound,
  type CounterAccountId,
  listAccounts,
  listConsumption,
  listRefundedAmounts,
  type OwnAccount,
  readBounds,
} from "../../../ledger/counters/index.ts";
import { toTerminalsSystem } from "../reader-key.ts";

/** The most that cards may carry of each account that a parent bounded; the others are not in it. */
export type MostOnCards = ReadonlyMap<CounterAccountId, number>;

/**
 * A card pays without asking anybody, so that all that it carries may be spent in one day: with what the
 * account spent, or has held, it stays within what a parent said of the day and of the week.
 */
export async function computeCardLimits(
  context: Context,
  accounts: readonly OwnAccount[],
): Promise<MostOnCards> {
  const bounds = await readBounds(context, accounts);
  if (bounds.size === 0) return new Map();
  const bounded = accounts.filter(({ accountId }) => bounds.has(accountId));
  const spent = await computeAccountSpending(context, bounded);
  return new Map(
    bounded.map(({ accountId, reserved }) => {
      const { day, week } = spent.get(accountId) ?? { day: 0, week: 0 };
      return [
        accountId,
        computeRemainingLimit(bounds.get(accountId), { day: day + reserved, week: week + reserved }),
      ] as const;
    }),
  );
}

/** Of one account of this person; undefined when nobody bounded it. */
export async function findAccountCardLimit(
  system: Context,
  { personId, accountId }: { readonly personId: PersonId; readonly accountId: CounterAccountId },
): Promise<number | undefined> {
  const accounts = await listAccounts(system.as({ kind: "person", personId }), personId);
  const own = accounts.filter((one) => one.accountId === accountId);
  return (await computeCardLimits(system, own)).get(accountId);
}

interface Spent {
  readonly day: number;
  readonly week: number;
}

function computeRemainingLimit(bound: Bound | undefined, { day, week }: Spent): number {
  const ofDay = (bound?.dayMost ?? Number.POSITIVE_INFINITY) - day;
  const ofWeek = (bound?.weekMost ?? Number.POSITIVE_INFINITY) - week;
  return Math.max(0, Math.min(ofDay, ofWeek));
}

/** Today, and since Monday; less what was given back of it. */
async function computeAccountSpending(
  context: Context,
  accounts: readonly OwnAccount[],
): Promise<ReadonlyMap<CounterAccountId, Spent>> {
  const system = toTerminalsSystem(context);
  const today = toCivilDate(system.now());
  const counterIds = [...new Set(accounts.map(({ counter }) => counter.id))];
  const accountIds = accounts.map(({ accountId }) => accountId);
  return system.transaction(async (tx) => {
    const asked = { counterIds, accountIds, since: computeMonday(today) };
    const lines = (await listConsumption(tx, system, asked)).filter(({ backOf }) => backOf === null);
    const back = await listRefundedAmounts(
      tx,
      system,
      lines.map(({ id }) => id),
    );
    const spent = new Map<CounterAccountId, Spent>();
    for (const { id, accountId, amount, day: on } of lines) {
      const kept = amount - (back.get(id) ?? 0);
      const { day, week } = spent.get(accountId) ?? { day: 0, week: 0 };
      spent.set(accountId, { day: day + (on === today ? kept : 0), week: week + kept });
    }
    return spent;
  });
}

function computeMonday(day: CivilDate): CivilDate {
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -sinceMonday);
}
