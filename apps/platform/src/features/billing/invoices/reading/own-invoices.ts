import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import {
  isEveryServiceReached,
  type ReachedServices,
  requireReachedServices,
} from "../../../identity/households/index.ts";
import { listFolded } from "../../../identity/identity/index.ts";
import { type CounterId, listCounters } from "../../../ledger/counters/index.ts";
import { invoicesErrors } from "../errors.ts";
import type { Invoice, InvoiceContent, InvoiceId, InvoiceSeries, OwnInvoice } from "../invoice.ts";
import { type Billed, computeStandings, type Money } from "../rules.ts";
import { computeAccountAlias, computePayerAlias } from "../sealed-content.ts";
import { listSeries } from "../series.ts";
import { listInvoiceRows } from "../store.ts";
import { buildErasedShares } from "./build-erased-shares.ts";
import { readBroughtMoney } from "./read-brought-money.ts";
import { toInvoicesSystem, toReadInvoice } from "./read-invoice.ts";

/**
 * Use case: the invoices and credit notes of who pays, the latest first, for themselves, an agent at the
 * desk, or who acts for them: with a mandate bounded to some services, those that are about no other. Throws
 * households.cannot_act_for.
 */
export async function listInvoices(context: Context, personId: PersonId): Promise<readonly OwnInvoice[]> {
  const reached = await context.transaction((tx) => requireReachedServices(tx, context, personId));
  const system = toInvoicesSystem(context);
  return system.transaction(async (tx) => {
    const own: OwnInvoice[] = [];
    const people = [personId, ...(await listFolded(tx, system, personId))];
    for (const series of await listSeries(tx, system))
      own.push(...(await listSeriesInvoices(tx, system, { series, people })));
    const counterIds = await listReachedCounterIds(tx, system, reached);
    return own.filter(({ content }) => isWithinCounters(content, counterIds)).toSorted(compareLatestInvoices);
  });
}

/** The counters of which a reader may know what was taken. */
export async function listReachedCounterIds(
  tx: Tx,
  system: Context,
  reached: ReachedServices,
): Promise<ReadonlySet<CounterId>> {
  const counters = await listCounters(tx, system);
  const within = counters.filter(({ services }) =>
    isEveryServiceReached(
      reached,
      services.map(({ serviceId }) => serviceId),
    ),
  );
  return new Set(within.map(({ id }) => id));
}

const isWithinCounters = ({ lines }: InvoiceContent, counterIds: ReadonlySet<CounterId>): boolean =>
  lines.every(({ counterId }) => counterIds.has(counterId));

/** Use case: one invoice of a payer. Throws households.cannot_act_for, invoices.unknown. */
export async function readInvoice(
  context: Context,
  { personId, id }: { readonly personId: PersonId; readonly id: InvoiceId },
): Promise<OwnInvoice> {
  const found = (await listInvoices(context, personId)).find(({ invoice }) => invoice.id === id);
  if (!found) throw invoicesErrors.error("invoices.unknown");
  return found;
}

async function listSeriesInvoices(
  tx: Tx,
  system: Context,
  { series, people }: { readonly series: InvoiceSeries; readonly people: readonly PersonId[] },
): Promise<readonly OwnInvoice[]> {
  const payers = people.map((id) => computePayerAlias(system, series.id, id));
  const rows = await listInvoiceRows(tx, system.authorityId, { seriesId: series.id, payers });
  return toOwnInvoices(tx, system, { series, mine: rows.map((row) => toReadInvoice(system, series, row)) });
}

/**
 * Each with how it stands, its credit notes, or what it mends: of everything that some payers were sent. The
 * money of an account is shared between every invoice that names it, whoever pays them: those of others are
 * opened for it, and not told. By the system.
 */
export async function toOwnInvoices(
  tx: Tx,
  system: Context,
  { series, mine }: { readonly series: InvoiceSeries; readonly mine: readonly Invoice[] },
): Promise<readonly OwnInvoice[]> {
  const stands = await loadStandings(tx, system, { series, mine });
  const byId = new Map(mine.map((invoice) => [invoice.id, invoice]));
  const notes = Map.groupBy(mine, ({ aboutId }) => aboutId);
  return mine.flatMap((invoice) => {
    const { content, id, aboutId } = invoice;
    if (!content) return [];
    const about = aboutId === null ? null : (byId.get(aboutId) ?? null);
    const creditNotes = notes.get(id) ?? [];
    return [{ invoice, content, standing: stands.get(id) ?? null, creditNotes, about }];
  });
}

async function loadStandings(
  tx: Tx,
  system: Context,
  asked: { readonly series: InvoiceSeries; readonly mine: readonly Invoice[] },
) {
  const { billed, money } = await loadSharedBills(tx, system, asked);
  return computeStandings(billed, money, toCivilDate(system.now()));
}

/**
 * Every invoice that names an account of these, whoever pays it, the money that came into each, and what for.
 * By the system.
 */
export async function loadSharedBills(
  tx: Tx,
  system: Context,
  { series, mine }: { readonly series: InvoiceSeries; readonly mine: readonly Invoice[] },
): Promise<{
  readonly billed: readonly Billed[];
  readonly money: Money;
}> {
  const accountIds = new Set(
    mine.flatMap(({ content }) => content?.lines ?? []).map(({ accountId }) => accountId),
  );
  const named = new Map(
    [...accountIds].map((id) => [computeAccountAlias(system, series.id, id).toString("hex"), id] as const),
  );
  const accounts = [...named.keys()].map((alias) => Buffer.from(alias, "hex"));
  const { authorityId } = system;
  const rows = await listInvoiceRows(tx, authorityId, { seriesId: series.id, accounts });
  const all = new Map(mine.map((one) => [one.id, one]));
  // What is theirs is open already.
  for (const row of rows) {
    const id = parseId<"invoice">(row.id);
    if (!all.has(id)) all.set(id, toReadInvoice(system, series, row));
  }
  const { money, worthOf } = await readBroughtMoney(tx, system, { series, accountIds: [...accountIds] });
  const erased = [...all.values()].filter(({ content }) => content === null);
  const share = await buildErasedShares(tx, system, { named, worthOf, erased });
  const notes = Map.groupBy(all.values(), ({ aboutId }) => aboutId);
  const linesOf = (one: Invoice): Billed["lines"] => one.content?.lines ?? share(one);
  const billed = [...all.values()].flatMap((one): readonly Billed[] => {
    const { id, issuedOn, number, dueOn, totalCents } = one;
    if (dueOn === null) return [];
    const creditedLines = (notes.get(id) ?? []).flatMap(linesOf);
    return [{ id, issuedOn, number, dueOn, totalCents, lines: linesOf(one), creditedLines }];
  });
  return { billed, money };
}

const compareLatestInvoices = ({ invoice: one }: OwnInvoice, { invoice: other }: OwnInvoice): number =>
  other.issuedOn.localeCompare(one.issuedOn) || other.number.localeCompare(one.number);
