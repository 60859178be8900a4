import type { Context, Tx } from "../../../../kernel/context.ts";
import { acceptForeignError } from "../../../../kernel/faults.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { openLabels } from "../../../ledger/counters/index.ts";
import { record } from "../../../trust/audit/index.ts";
import type { InvoiceSeriesId, Month, PreparedInvoice, PreparedMonth } from "../invoice.ts";
import { toInvoicesSystem } from "../reading/read-invoice.ts";
import { computeLinesSum } from "../rules.ts";
import { addAnomalyNames, type Found } from "./anomalies.ts";
import { buildLineWriter } from "./build-line-writer.ts";
import { loadSharedMonth } from "./load-shared-month.ts";
import type { SharedMonth } from "./shared-month.ts";

/** Whose lines are opened together: so many words are held at once, and no more. */
export const PAYERS = 100;

/**
 * Use case: what the invoices of a month would say, and what deserves a look before. Nothing is written but
 * who looked. Throws access.capability_missing, invoices.unknown_series, invoices.month_not_valid,
 * invoices.month_not_over.
 */
export async function getMonthPreview(
  context: Context,
  asked: { readonly seriesId: InvoiceSeriesId; readonly month: Month },
): Promise<PreparedMonth> {
  requireCapability(context, "invoice.issue");
  const system = toInvoicesSystem(context);
  return system.transaction(async (tx) => {
    const prepared = await buildPreparedMonth(tx, system, asked);
    // Whose name is shown is told that somebody looked.
    const named = new Set(prepared.anomalies.flatMap(({ personId }) => personId ?? []));
    for (const personId of named) {
      const why = prepared.anomalies.find((one) => one.personId === personId)?.what ?? "";
      await record(tx, context, {
        action: "invoices.looked_at",
        personId,
        data: { month: asked.month, why },
      });
    }
    return prepared;
  });
}

/** By the system. Throws as getMonthPreview. */
async function buildPreparedMonth(
  tx: Tx,
  system: Context,
  asked: { readonly seriesId: InvoiceSeriesId; readonly month: Month },
): Promise<PreparedMonth> {
  const shared = await loadSharedMonth(tx, system, asked);
  const unreadable: Found[] = [
    ...shared.unreadable.map((one) => ({ what: "unreadable" as const, ...one })),
    ...shared.unreadableInvoices.map(({ lines }) => ({
      what: "unreadable" as const,
      personId: null,
      lines,
    })),
  ];
  const anomalies: Found[] = [...shared.anomalies, ...unreadable];
  const totals: number[] = [];
  const payers = [...shared.byPayer.keys()];
  for (let from = 0; from < payers.length; from += PAYERS) {
    const told = await buildPayersLines(tx, system, shared, payers.slice(from, from + PAYERS));
    anomalies.push(...told.anomalies);
    totals.push(...told.prepared.map(({ totalCents }) => totalCents));
  }
  const { series, month, credits, seen } = shared;
  return {
    series,
    month,
    count: totals.length,
    totalCents: totals.reduce((sum, cents) => sum + cents, 0),
    creditCount: credits.length,
    creditedCents: credits.reduce((sum, credit) => sum + credit.totalCents, 0),
    anomalies: await addAnomalyNames(tx, system, anomalies),
    seen,
  };
}

interface ToldPage {
  readonly prepared: readonly PreparedInvoice[];
  readonly anomalies: readonly Found[];
  /** Of whom something does not open: they are invoiced nothing. */
  readonly unread: readonly PersonId[];
}

/** Each line of some payers in words, with why it costs that. By the system. */
export async function buildPayersLines(
  tx: Tx,
  system: Context,
  { series, holders, byPayer }: Pick<SharedMonth, "series" | "holders" | "byPayer">,
  payers: readonly PersonId[],
): Promise<ToldPage> {
  const anomalies: Found[] = [];
  const prepared: PreparedInvoice[] = [];
  const unread: PersonId[] = [];
  const tell = await buildPageLineWriter(tx, system, { series, holders, byPayer }, payers);
  for (const payerId of payers) {
    const own = byPayer.get(payerId) ?? [];
    // What does not open of one family keeps back no other.
    const told = await tell(payerId, own).catch(acceptForeignError);
    if (!told) {
      anomalies.push({ what: "unreadable", personId: payerId, lines: own.length });
      unread.push(payerId);
      continue;
    }
    prepared.push({ payerId, lines: told.lines, totalCents: computeLinesSum(told.lines) });
    for (const [what, lines] of told.odd) anomalies.push({ what, personId: payerId, lines });
  }
  return { prepared, anomalies, unread };
}

/** The words of a page at once; when some do not open, each payer's alone. */
async function buildPageLineWriter(
  tx: Tx,
  system: Context,
  { series, holders, byPayer }: Pick<SharedMonth, "series" | "holders" | "byPayer">,
  payers: readonly PersonId[],
) {
  const of = async (some: readonly PersonId[]) => {
    const lines = some.flatMap((id) => byPayer.get(id) ?? []);
    const labels = await openLabels(
      tx,
      system,
      lines.map(({ id }) => id),
    );
    const whose = new Set(lines.map(({ accountId }) => accountId));
    const own = new Map([...holders].filter(([accountId]) => whose.has(accountId)));
    return buildLineWriter(tx, system, { series, payers: some, holders: own, labels });
  };
  const whole = await of(payers).catch(acceptForeignError);
  return (
    whole ??
    (async (...[payerId, own]: Parameters<Awaited<ReturnType<typeof buildLineWriter>>>) =>
      (await of([payerId]))(payerId, own))
  );
}
