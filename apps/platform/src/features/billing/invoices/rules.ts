import { addDays, addMonths, type CivilDate } from "../../../kernel/civil-date.ts";
import type { CounterAccountId, TransferId } from "../../ledger/counters/index.ts";
import type { InvoiceId, InvoiceLine, Month, Standing } from "./invoice.ts";

export const computeMonthStart = (month: Month): CivilDate => `${month}-01`;
export const computeMonthEnd = (month: Month): CivilDate =>
  addDays(addMonths(computeMonthStart(month), 1), -1);
/** Of this century: years before, added to, are dates that no database holds. */
export const isMonth = (text: string): text is Month => /^20\d{2}-(0[1-9]|1[0-2])$/.test(text);
/** Nothing of it can be consumed any more. */
export const isOver = (month: Month, today: CivilDate): boolean => computeMonthEnd(month) < today;

export const computeLinesSum = (lines: readonly Pick<InvoiceLine, "cents">[]): number =>
  lines.reduce((sum, { cents }) => sum + cents, 0);

/** A line of a counter, as far as what is to invoice depends on it. */
export interface Consumed {
  readonly id: TransferId;
  readonly amount: number;
  readonly day: CivilDate;
  readonly backOf: TransferId | null;
}

export interface SelectedLines<Line extends Consumed> {
  /**
   * Taken in the month or before, and what was given back of it since; whole ones that came back whole are
   * not there.
   */
  readonly lines: readonly Line[];
  /** Given back of what was invoiced already, each with that line. */
  readonly back: readonly Line[];
}

/**
 * What a month's invoices and credit notes say, of everything consumed: each line once in its life, on an
 * invoice until one was sent, on a credit note afterwards.
 * @param done the lines that an invoice or a credit note says already
 */
export function selectLinesToInvoice<Line extends Consumed>(
  all: readonly Line[],
  { month, done }: { readonly month: Month; readonly done: ReadonlySet<TransferId> },
): SelectedLines<Line> {
  const open = all.filter(({ id }) => !done.has(id));
  const taken = open.filter(({ backOf, day }) => backOf === null && day <= computeMonthEnd(month));
  const ids = new Set(taken.map(({ id }) => id));
  const backOfTaken = open.filter(({ backOf }) => backOf !== null && ids.has(backOf));
  const left = new Map(taken.map(({ id, amount }) => [id, amount]));
  for (const { backOf, amount } of backOfTaken)
    if (backOf !== null) left.set(backOf, (left.get(backOf) ?? 0) - amount);
  const stays = (id: TransferId | null) => id !== null && (left.get(id) ?? 0) > 0;
  return {
    lines: [...taken.filter(({ id }) => stays(id)), ...backOfTaken.filter(({ backOf }) => stays(backOf))],
    back: open.filter(({ backOf }) => backOf !== null && done.has(backOf)),
  };
}

/** What lines come to, in cents: what was given back is taken off. */
export const computeSignedCents = (lines: readonly Pick<Consumed, "amount" | "backOf">[]): number =>
  lines.reduce((sum, { amount, backOf }) => sum + (backOf === null ? amount : -amount), 0);

/** An invoice, as far as what is left of it depends on it. */
export interface Billed {
  readonly id: InvoiceId;
  readonly issuedOn: CivilDate;
  readonly number: string;
  readonly dueOn: CivilDate;
  readonly totalCents: number;
  readonly lines: readonly Pick<InvoiceLine, "accountId" | "cents">[];
  /** Of its credit notes. */
  readonly creditedLines: readonly Pick<InvoiceLine, "accountId" | "cents">[];
}

/** Some of the money of an account, and which invoice it was brought for. */
export interface Brought {
  readonly accountId: CounterAccountId;
  readonly invoiceId: InvoiceId;
  readonly cents: number;
}

export interface Money {
  /** What came into each account in its whole life, less what was given back. */
  readonly received: ReadonlyMap<CounterAccountId, number>;
  /** Of that, what was brought for an invoice, and not given back. */
  readonly brought: readonly Brought[];
}

/** How each invoice stands, as `computeLeftByAccount` shares the money of their accounts. */
export function computeStandings(
  invoices: readonly Billed[],
  money: Money,
  today: CivilDate,
): ReadonlyMap<InvoiceId, Standing> {
  const left = computeLeftByAccount(invoices, money);
  return new Map(
    invoices.map((invoice) => {
      const { id, totalCents } = invoice;
      const credited = computeLinesSum(invoice.creditedLines);
      const toPay = [...(left.get(id)?.values() ?? [])].reduce((sum, cents) => sum + cents, 0);
      const found = { credited, paid: totalCents - credited - toPay, left: toPay };
      return [id, { ...found, state: computeInvoiceState(invoice, found, today) }];
    }),
  );
}

/** How much of some money is brought for each of these, in their order: no more than is left of it. */
export function splitMoney<One extends { readonly left: number }>(
  named: readonly One[],
  cents: number,
): readonly { readonly one: One; readonly cents: number }[] {
  let rest = cents;
  return named.flatMap((one) => {
    const part = Math.min(rest, one.left);
    rest -= part;
    return part > 0 ? [{ one, cents: part }] : [];
  });
}

/**
 * What still pays, of money that was brought for these and of which some was given back: the first parts
 * stay.
 */
export function computeKeptMoney(
  {
    cents,
    parts,
  }: {
    readonly cents: number;
    readonly parts: readonly { readonly invoiceId: InvoiceId; readonly cents: number }[];
  },
  back: number,
): readonly Omit<Brought, "accountId">[] {
  let rest = cents - back;
  return parts.flatMap((part) => {
    const kept = Math.max(0, Math.min(rest, part.cents));
    rest -= kept;
    return kept > 0 ? [{ invoiceId: part.invoiceId, cents: kept }] : [];
  });
}

/**
 * What each account still owes of each invoice, in cents: the sum of an invoice's is what is left of it.
 * Money pays first the invoice that it was brought for (Code civil, art. 1342-10, al. 1), never more than its
 * worth; all the rest pays the oldest of the account, whoever owes it. What is brought is of invoices that
 * were there: one that follows takes nothing from one before it.
 */
export function computeLeftByAccount(
  invoices: readonly Billed[],
  { received, brought }: Money,
): ReadonlyMap<InvoiceId, ReadonlyMap<CounterAccountId, number>> {
  const ordered = invoices
    .toSorted(compareInvoiceAges)
    .map((one) => ({ id: one.id, left: computeNetByAccount(one) }));
  const purse = new Map(received);
  const named = new Map<string, number>();
  const nameOf = (accountId: CounterAccountId, id: InvoiceId) => `${accountId} of ${id}`;
  for (const { accountId, invoiceId, cents } of brought) {
    const name = nameOf(accountId, invoiceId);
    named.set(name, (named.get(name) ?? 0) + cents);
  }
  for (const turn of ["brought", "oldest"] as const)
    for (const { id, left } of ordered)
      for (const [accountId, cents] of left) {
        const most = turn === "oldest" ? cents : Math.min(cents, named.get(nameOf(accountId, id)) ?? 0);
        const part = Math.max(0, Math.min(purse.get(accountId) ?? 0, most));
        purse.set(accountId, (purse.get(accountId) ?? 0) - part);
        left.set(accountId, cents - part);
      }
  return new Map(ordered.map(({ id, left }) => [id, left]));
}

const compareInvoiceAges = (one: Billed, other: Billed): number =>
  one.issuedOn.localeCompare(other.issuedOn) || one.number.localeCompare(other.number);

function computeNetByAccount({ lines, creditedLines }: Billed): Map<CounterAccountId, number> {
  const net = new Map<CounterAccountId, number>();
  for (const { accountId, cents } of lines) net.set(accountId, (net.get(accountId) ?? 0) + cents);
  for (const { accountId, cents } of creditedLines) net.set(accountId, (net.get(accountId) ?? 0) - cents);
  return net;
}

function computeInvoiceState(
  { totalCents, dueOn }: Pick<Billed, "totalCents" | "dueOn">,
  { credited, paid, left }: Omit<Standing, "state">,
  today: CivilDate,
): Standing["state"] {
  if (credited === totalCents) return "cancelled";
  if (left <= 0) return "paid";
  if (dueOn < today) return "late";
  return paid > 0 ? "partly" : "due";
}
