import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type InvoiceSeries, listSeries } from "../invoices/index.ts";
import { listRegies } from "../payments/index.ts";
import { resolveSeriesDebitRights } from "./agents.ts";
import { computeSoonestCollectionDay } from "./collections/collection-day.ts";
import { type FirstCreditor, findFirstCreditor } from "./creditor/confirm-first-creditor.ts";
import { getCreditor } from "./creditor/get-creditor.ts";
import { findWaitingChange, type WaitingChange } from "./creditor/request-creditor-change.ts";
import type { Collection, Creditor, DebitAnomaly, LeftOut } from "./debit.ts";
import { debitsErrors } from "./errors.ts";
import type { SeriesDebits } from "./list-series-debits.ts";
import { toCollection, toDebitsSystem, toMandateFacts } from "./read-rows.ts";
import { findMandateObstacle } from "./rules.ts";
import { countAnomalies, listAnomalyRows } from "./store/anomalies.ts";
import { countCollections, listCollectionRows } from "./store/collections.ts";
import { computeDebitSums } from "./store/debits.ts";
import { countEnded, listMandateRows } from "./store/mandates.ts";

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
  /** The latest, of `collectionCount`. */
  readonly collections: readonly CollectionFigures[];
  readonly collectionCount: number;
  /** The latest, of `anomalyCount`. */
  readonly anomalies: readonly DebitAnomaly[];
  readonly anomalyCount: number;
}

/** Use case: the figures of a series, without names. Throws debits.no_creditor, debits.not_named. */
export async function readDebits(context: Context, seriesId: InvoiceSeries["id"]): Promise<DebitFigures> {
  const system = toDebitsSystem(context);
  const { authorityId } = system;
  return system.transaction(async (tx) => {
    const creditor = await getCreditor(tx, system, seriesId);
    const rights = await resolveSeriesDebitRights(tx, context, creditor);
    if (!rights.prepares) throw debitsErrors.error("debits.not_named");
    const series = (await listSeries(tx, system)).find(({ id }) => id === seriesId);
    if (!series) throw debitsErrors.error("debits.no_creditor");
    const today = toCivilDate(context.now());
    const collections = (await listCollectionRows(tx, authorityId, seriesId)).map(toCollection);
    const sums = await computeDebitSums(
      tx,
      authorityId,
      collections.map(({ id }) => id),
    );
    return {
      series,
      creditor,
      rights,
      change: await findWaitingChange(tx, system, { seriesId, reads: context }),
      first: await findFirstCreditor(tx, system, { creditor, reads: context }),
      soonest: computeSoonestCollectionDay(today, creditor.noticeDays),
      regieNames: Object.fromEntries((await listRegies(tx, system)).map(({ id, name }) => [id, name])),
      mandates: await countSeriesMandates(tx, system, seriesId),
      collections: collections.map((collection) => toCollectionFigures(collection, sums)),
      collectionCount: await countCollections(tx, authorityId, seriesId),
      anomalies: await listAnomalyRows(tx, authorityId, seriesId),
      anomalyCount: await countAnomalies(tx, authorityId, seriesId),
    };
  });
}

/** Counted without opening any. */
async function countSeriesMandates(
  tx: Tx,
  system: Context,
  seriesId: InvoiceSeries["id"],
): Promise<DebitFigures["mandates"]> {
  const { authorityId } = system;
  const today = toCivilDate(system.now());
  const rows = await listMandateRows(tx, authorityId, { seriesId, state: "active" });
  const waiting: Partial<Record<LeftOut, number>> = {};
  for (const row of rows) {
    const why = findMandateObstacle({ ...toMandateFacts(row), content: row.content }, today);
    if (why) waiting[why] = (waiting[why] ?? 0) + 1;
  }
  return { active: rows.length, waiting, ended: await countEnded(tx, authorityId, seriesId) };
}

function toCollectionFigures(
  collection: Collection,
  sums: Awaited<ReturnType<typeof computeDebitSums>>,
): CollectionFigures {
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
