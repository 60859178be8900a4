import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type InvoiceSeries, listSeries } from "../invoices/index.ts";
import { listRegies } from "../payments/index.ts";
import { type Rights, rightsInSeries, rightsOf } from "./agents.ts";
import { soonest } from "./collections/collection-day.ts";
import { type WaitingChange, waitingChangeOf } from "./creditor/change-creditor.ts";
import { getCreditor, listCreditors } from "./creditor/creditor.ts";
import { type FirstCreditor, firstCreditorOf } from "./creditor/first-creditor.ts";
import type { Anomaly, Collection, Creditor, LeftOut } from "./debit.ts";
import { debitsErrors } from "./errors.ts";
import { asDebits, collectionOf, mandateFacts } from "./read-rows.ts";
import { obstacle } from "./rules.ts";
import { listAnomalyRows, listCollectionRows, sumDebits } from "./store/collections.ts";
import { countEnded, listMandateRows } from "./store/mandates.ts";

export interface SeriesDebits {
  readonly series: InvoiceSeries;
  /** Null until an administrator sets it. */
  readonly creditor: Creditor | null;
  readonly rights: Rights;
}

/** Use case: what an agent may debit, series by series; those they have nothing to do with are left out. */
export async function listSeriesDebits(context: Context): Promise<readonly SeriesDebits[]> {
  const system = asDebits(context);
  return system.transaction(async (tx) => {
    const creditors = await listCreditors(tx, system);
    const found: SeriesDebits[] = [];
    for (const series of await listSeries(tx, system)) {
      const creditor = creditors.find(({ seriesId }) => seriesId === series.id) ?? null;
      const rights = creditor
        ? await rightsInSeries(tx, context, creditor)
        : await rightsOf(tx, context, { regieId: null });
      if (rights.prepares) found.push({ series, creditor, rights });
    }
    return found;
  });
}

export interface CollectionFigures {
  readonly collection: Collection;
  /** What is in it, or was taken; without what was left out. */
  readonly debits: number;
  readonly cents: number;
  readonly returned: number;
  readonly returnedCents: number;
}

export interface DebitFigures extends SeriesDebits {
  readonly creditor: Creditor;
  /** The first day that may be asked for today. */
  readonly soonest: string;
  readonly mandates: {
    readonly active: number;
    /** Of the active ones, those that serve nothing today, by reason. */
    readonly waiting: Readonly<Partial<Record<LeftOut, number>>>;
    readonly ended: number;
  };
  /** Of every régie of the authority. */
  readonly regieNames: Readonly<Record<string, string>>;
  /** Another account, identifier, régie or notice, that waits for a second administrator, or for its day. */
  readonly change: WaitingChange | null;
  /** Set while the first account waits for its second agent: nobody signs. */
  readonly first: FirstCreditor | null;
  readonly collections: readonly CollectionFigures[];
  readonly anomalies: readonly Anomaly[];
}

/** Use case: the figures of a series, without names. Throws debits.no_creditor, debits.not_named. */
export async function readDebits(context: Context, seriesId: InvoiceSeries["id"]): Promise<DebitFigures> {
  const system = asDebits(context);
  const { authorityId } = system;
  return system.transaction(async (tx) => {
    const creditor = await getCreditor(tx, system, seriesId);
    const rights = await rightsInSeries(tx, context, creditor);
    if (!rights.prepares) throw debitsErrors.error("debits.not_named");
    const series = (await listSeries(tx, system)).find(({ id }) => id === seriesId);
    if (!series) throw debitsErrors.error("debits.no_creditor");
    const today = toCivilDate(context.now());
    const collections = (await listCollectionRows(tx, authorityId, seriesId)).map(collectionOf);
    const sums = await sumDebits(
      tx,
      authorityId,
      collections.map(({ id }) => id),
    );
    return {
      series,
      creditor,
      rights,
      change: await waitingChangeOf(tx, system, { seriesId, reads: context }),
      first: await firstCreditorOf(tx, system, { creditor, reads: context }),
      soonest: soonest(today, creditor.noticeDays),
      regieNames: Object.fromEntries((await listRegies(tx, system)).map(({ id, name }) => [id, name])),
      mandates: await mandatesIn(tx, system, seriesId),
      collections: collections.map((collection) => figuresOf(collection, sums)),
      anomalies: await listAnomalyRows(tx, authorityId, seriesId),
    };
  });
}

/** Counted without opening any. */
async function mandatesIn(
  tx: Tx,
  system: Context,
  seriesId: InvoiceSeries["id"],
): Promise<DebitFigures["mandates"]> {
  const { authorityId } = system;
  const today = toCivilDate(system.now());
  const rows = await listMandateRows(tx, authorityId, { seriesId, state: "active" });
  const waiting: Partial<Record<LeftOut, number>> = {};
  for (const row of rows) {
    const why = obstacle({ ...mandateFacts(row), content: row.content }, today);
    if (why) waiting[why] = (waiting[why] ?? 0) + 1;
  }
  return { active: rows.length, waiting, ended: await countEnded(tx, authorityId, seriesId) };
}

function figuresOf(collection: Collection, sums: Awaited<ReturnType<typeof sumDebits>>): CollectionFigures {
  const own = sums.filter((sum) => sum.collection_id === collection.id);
  const total = (states: readonly string[]) =>
    own
      .filter(({ state }) => states.includes(state))
      .reduce((all, { count, cents }) => ({ count: all.count + count, cents: all.cents + cents }), {
        count: 0,
        cents: 0,
      });
  const back = total(["rejected", "returned"]);
  const asked = total(["prepared", "sent", "paid", "rejected", "returned"]);
  return {
    collection,
    debits: asked.count,
    cents: asked.cents,
    returned: back.count,
    returnedCents: back.cents,
  };
}
