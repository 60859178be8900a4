import { addDays, addMonths, type CivilDate } from "../../kernel/civil-date.ts";
import type { PersonId } from "../../kernel/ids.ts";
import type { CounterAccountId, TransferId } from "../counters/index.ts";
import type { InvoiceId, InvoiceLine, Month, Standing } from "./invoice.ts";

export const firstDay = (month: Month): CivilDate => `${month}-01`;
export const lastDay = (month: Month): CivilDate => addDays(addMonths(firstDay(month), 1), -1);
/** Of this century: years before, added to, are dates that no database holds. */
export const isMonth = (text: string): text is Month => /^20\d{2}-(0[1-9]|1[0-2])$/.test(text);
/** Nothing of it can be consumed any more. */
export const isOver = (month: Month, today: CivilDate): boolean => lastDay(month) < today;

export const sumOf = (lines: readonly Pick<InvoiceLine, "cents">[]): number =>
  lines.reduce((sum, { cents }) => sum + cents, 0);

/** A line of a counter, as far as what is to invoice depends on it. */
export interface Consumed {
  readonly id: TransferId;
  readonly amount: number;
  readonly day: CivilDate;
  readonly backOf: TransferId | null;
}

export interface ToInvoice<Line extends Consumed> {
  /** Taken in the month or before, and what was given back of it since; whole ones that came back whole are not there. */
  readonly lines: readonly Line[];
  /** Given back of what was invoiced already, each with that line. */
  readonly back: readonly Line[];
}

/**
 * What a month's invoices and credit notes say, of everything consumed: each line once in its life, on an invoice until one was sent, on a
 * credit note afterwards. @param done the lines that an invoice or a credit note says already
 */
export function toInvoice<Line extends Consumed>(
  all: readonly Line[],
  { month, done }: { readonly month: Month; readonly done: ReadonlySet<TransferId> },
): ToInvoice<Line> {
  const open = all.filter(({ id }) => !done.has(id));
  const taken = open.filter(({ backOf, day }) => backOf === null && day <= lastDay(month));
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

/** An invoice, as far as what is left of it depends on it. */
export interface Billed {
  readonly id: InvoiceId;
  readonly issuedOn: CivilDate;
  readonly number: string;
  readonly dueOn: CivilDate;
  readonly totalCents: number;
  /** Null once they are erased. */
  readonly payer: PersonId | null;
  readonly lines: readonly Pick<InvoiceLine, "accountId" | "cents">[];
  /** Of its credit notes. */
  readonly creditedLines: readonly Pick<InvoiceLine, "accountId" | "cents">[];
}

/** Some of the money of an account, and what for: an invoice, or what one payer was invoiced. */
export interface Brought {
  readonly accountId: CounterAccountId;
  /** Below zero, what was given back of it. */
  readonly cents: number;
  readonly invoiceId: InvoiceId | null;
  /** Of no invoice in particular; null: of somebody erased since. */
  readonly payer: PersonId | null;
}

export interface Money {
  /** What came into each account in its whole life, less what was given back. */
  readonly received: ReadonlyMap<CounterAccountId, number>;
  /** Of that, what somebody said what for. */
  readonly brought: readonly Brought[];
}

/** How each invoice stands, as `leftByAccount` shares the money of their accounts. */
export function standings(
  invoices: readonly Billed[],
  money: Money,
  today: CivilDate,
): ReadonlyMap<InvoiceId, Standing> {
  const left = leftByAccount(invoices, money);
  return new Map(
    invoices.map((invoice) => {
      const { id, totalCents } = invoice;
      const credited = sumOf(invoice.creditedLines);
      const toPay = [...(left.get(id)?.values() ?? [])].reduce((sum, cents) => sum + cents, 0);
      const found = { credited, paid: totalCents - credited - toPay, left: toPay };
      return [id, { ...found, state: stateOf(invoice, found, today) }];
    }),
  );
}

/**
 * What each account still owes of each invoice, in cents: the sum of an invoice's is what is left of it. Money pays first what it was brought for (Code civil, art. 1342-10, al. 1):
 * its invoice; then, with what an invoice did not need, those of its payer, the oldest first; what is left then pays the oldest of the account, whoever owes it.
 */
export function leftByAccount(
  invoices: readonly Billed[],
  { received, brought }: Money,
): ReadonlyMap<InvoiceId, ReadonlyMap<CounterAccountId, number>> {
  const ordered = invoices.toSorted(byAge).map((one) => ({ ...one, left: netByAccount(one) }));
  const purse = new Map(received);
  const meant = sumsOf(brought, ordered);
  for (const nameOf of [ofInvoice, ofPayer, () => undefined])
    for (const { left, ...invoice } of ordered)
      for (const [accountId, cents] of left) {
        const name = nameOf(accountId, invoice);
        const most = name === undefined ? cents : Math.min(cents, meant.get(name) ?? 0);
        const part = Math.max(0, Math.min(purse.get(accountId) ?? 0, most));
        purse.set(accountId, (purse.get(accountId) ?? 0) - part);
        left.set(accountId, cents - part);
        if (name !== undefined) meant.set(name, (meant.get(name) ?? 0) - part);
      }
  return new Map(ordered.map(({ id, left }) => [id, left]));
}

const ofInvoice = (accountId: CounterAccountId, { id }: Pick<Billed, "id">) => `${accountId} of ${id}`;
const ofPayer = (accountId: CounterAccountId, { payer }: Pick<Billed, "payer">) => `${accountId} by ${payer}`;

/** Of each account, how much was brought for each invoice, never more than it is worth there, and for each payer, with the rest of what was brought for their invoices. */
function sumsOf(
  brought: readonly Brought[],
  ordered: readonly (Billed & { readonly left: ReadonlyMap<CounterAccountId, number> })[],
): Map<string, number> {
  const sums = new Map<string, number>();
  const add = (name: string, cents: number) => sums.set(name, (sums.get(name) ?? 0) + cents);
  for (const { accountId, cents, invoiceId, payer } of brought)
    add(invoiceId === null ? ofPayer(accountId, { payer }) : ofInvoice(accountId, { id: invoiceId }), cents);
  for (const { left, ...invoice } of ordered)
    for (const [accountId, cents] of left) {
      const more = (sums.get(ofInvoice(accountId, invoice)) ?? 0) - Math.max(0, cents);
      if (more <= 0) continue;
      add(ofInvoice(accountId, invoice), -more);
      add(ofPayer(accountId, invoice), more);
    }
  return sums;
}

const byAge = (one: Billed, other: Billed): number =>
  one.issuedOn.localeCompare(other.issuedOn) || one.number.localeCompare(other.number);

function netByAccount({ lines, creditedLines }: Billed): Map<CounterAccountId, number> {
  const net = new Map<CounterAccountId, number>();
  for (const { accountId, cents } of lines) net.set(accountId, (net.get(accountId) ?? 0) + cents);
  for (const { accountId, cents } of creditedLines) net.set(accountId, (net.get(accountId) ?? 0) - cents);
  return net;
}

function stateOf(
  { totalCents, dueOn }: Pick<Billed, "totalCents" | "dueOn">,
  { credited, paid, left }: Omit<Standing, "state">,
  today: CivilDate,
): Standing["state"] {
  if (credited === totalCents) return "cancelled";
  if (left <= 0) return "paid";
  if (dueOn < today) return "late";
  return paid > 0 ? "partly" : "due";
}
