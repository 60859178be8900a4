import { addMonths, type CivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import {
  type AccountHolder,
  type ConsumedLine,
  type CounterAccountId,
  listHoldersOfAccounts,
} from "../../../ledger/counters/index.ts";
import type { InvoiceSeries, Month } from "../invoice.ts";
import { buildPayerFinder } from "../payers/build-payer-finder.ts";
import { computeSignedCents } from "../rules.ts";
import { computeOldestDay } from "./list-invoiced-lines.ts";
import type { SharedLines } from "./shared-month.ts";

/** Within two months no invoice will take a line any more. */
const LEAVING_MONTHS = 2;

/** Why the lines of an account are pointed out to an agent. */
type Anomaly = "nobody" | "no_payer" | "two_homes" | "either" | "leaving" | "left";

interface OwedLine {
  readonly line: ConsumedLine;
  readonly accountId: CounterAccountId;
  /** On which it was consumed; of what was given back, that of the line it gives back. */
  readonly day: CivilDate;
}

/**
 * Each line to who pays it, by the day on which it was consumed. A line that nobody pays waits, and is
 * pointed out. By the system.
 */
export async function splitLinesByPayer(
  tx: Tx,
  system: Context,
  {
    series,
    month,
    lines,
  }: { readonly series: InvoiceSeries; readonly month: Month; readonly lines: readonly ConsumedLine[] },
): Promise<SharedLines> {
  const accountIds = new Set(lines.map(({ accountId }) => accountId));
  const found = await listHoldersOfAccounts(tx, system, accountIds);
  const holders = new Map([...accountIds].map((id) => [id, found.get(id) ?? []]));
  const owed = listOwedLines(lines);
  const findPayer = await buildPayerFinder(tx, system, { seriesId: series.id, holders, lines: owed });
  const oldest = computeOldestDay(month);
  const answers = owed.map((one) => ({ ...one, payer: findPayer(one) }));
  const paid = answers.flatMap(({ line, day, payer }) =>
    day >= oldest && "payerId" in payer ? [{ line, payerId: payer.payerId }] : [],
  );
  const unpaid = answers.filter(({ day, payer }) => day < oldest || !("payerId" in payer));
  const unreadable = unpaid.flatMap(({ day, payer }) =>
    day >= oldest && "unreadable" in payer ? [payer.unreadable] : [],
  );
  const pointed = unpaid.flatMap(({ line, day, payer }) => {
    const problem = "problem" in payer ? payer.problem : undefined;
    return listAnomalies({ day, problem, oldest }).map((what) => ({ line, what }));
  });
  return {
    holders,
    byPayer: groupByPayer(paid),
    anomalies: sumAnomalies(pointed, holders),
    unreadable: [...Map.groupBy(unreadable, (id) => id)].map(([personId, { length }]) => ({
      personId,
      lines: length,
    })),
    waiting: unpaid.map(({ day }) => day),
  };
}

/** Why a line that waits is pointed out: too old, or without a payer, and soon too old. */
function listAnomalies({
  day,
  problem,
  oldest,
}: {
  readonly day: CivilDate;
  readonly problem: Anomaly | undefined;
  readonly oldest: CivilDate;
}): readonly Anomaly[] {
  if (day < oldest) return ["left"];
  const isLeaving = day < addMonths(oldest, LEAVING_MONTHS);
  return [...(problem === undefined ? [] : [problem]), ...(isLeaving ? (["leaving"] as const) : [])];
}

/** What was given back concerns whoever paid for it: it has the day of the line that it gives back. */
function listOwedLines(lines: readonly ConsumedLine[]): readonly OwedLine[] {
  const days = new Map(lines.map(({ id, day }) => [id, day]));
  return lines.map((line) => ({
    line,
    accountId: line.accountId,
    day: line.backOf === null ? line.day : (days.get(line.backOf) ?? line.day),
  }));
}

/** In the order of their ids. */
function groupByPayer(
  paid: readonly { readonly line: ConsumedLine; readonly payerId: PersonId }[],
): SharedLines["byPayer"] {
  const grouped = [...Map.groupBy(paid, ({ payerId }) => payerId)];
  return new Map(
    grouped
      .map(([id, own]) => [id, own.map(({ line }) => line)] as const)
      .toSorted(([one], [other]) => one.localeCompare(other)),
  );
}

/** One anomaly an account and a reason, with the sum of its lines. */
function sumAnomalies(
  pointed: readonly { readonly line: ConsumedLine; readonly what: Anomaly }[],
  holders: SharedLines["holders"],
): SharedLines["anomalies"] {
  const grouped = Map.groupBy(pointed, ({ line, what }) => `${line.accountId} ${what}`);
  return [...grouped.values()].flatMap((those) => {
    const [first] = those;
    if (!first) return [];
    const { accountId } = first.line;
    const personId = findHolderToContact(holders.get(accountId));
    return [
      { what: first.what, accountId, personId, cents: computeSignedCents(those.map(({ line }) => line)) },
    ];
  });
}

/** Whom an agent may ask: somebody whose account it still is, first. */
const findHolderToContact = (holders: readonly AccountHolder[] = []): PersonId | null =>
  (holders.find(({ left }) => left === null) ?? holders[0])?.personId ?? null;
