import { addDays, type CivilDate, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { FIRST_ID } from "../../../../kernel/ids.ts";
import { record } from "../../../trust/audit/index.ts";
import type { InvoiceSeriesId } from "../../invoices/index.ts";
import { requireRight } from "../agents.ts";
import { getAgreedCreditor } from "../creditor/get-creditor.ts";
import type { Collection, CollectionId, Creditor } from "../debit.ts";
import { debitsErrors } from "../errors.ts";
import { toCollection, toDebitsSystem } from "../read-rows.ts";
import { countCancelled, createCollectionRow, findCollectionRow } from "../store/collections.ts";
import { findCollectionDayProblem } from "./collection-day.ts";
import { isAnythingOpen, type Preparing } from "./debit-mandate.ts";
import {
  BATCH,
  listNextMandates,
  type PreparedCollection,
  runPreparationBatch,
} from "./run-preparation-batch.ts";

export interface CollectionRequest {
  /** From the form: sent twice, it is one collection. */
  readonly id: CollectionId;
  readonly seriesId: InvoiceSeriesId;
  readonly collectOn: CivilDate;
}

/** Families are told each time that something would be taken, and that it will not. */
const MOST_CANCELLED = 3;

const CANCELLED_DAYS = 7;

/**
 * Use case: an agent prepares what will be taken on a day: what is left of each open invoice of those who
 * have a mandate, once. Each payer is told in the transaction of their debits. Some two hundred mandates are
 * looked at here, a job goes on with the others. Done again with its id it goes on where it stopped; an
 * invoice is in one live collection only, whoever prepares. Throws debits.not_named, debits.no_creditor,
 * debits.day_*, debits.nothing_to_take, debits.id_reused, debits.collection_over, debits.cancelled_too_often.
 */
export async function startCollectionPreparation(
  context: Context,
  asked: CollectionRequest,
  { batch = BATCH }: { readonly batch?: number } = {},
): Promise<PreparedCollection> {
  const system = toDebitsSystem(context);
  const creditor = await system.transaction(async (tx) => {
    const known = await getAgreedCreditor(tx, system, asked.seriesId);
    const begun = await findCollectionRow(tx, system.authorityId, asked.id);
    if (begun && (begun.series_id !== asked.seriesId || begun.collect_on !== asked.collectOn))
      throw debitsErrors.error("debits.id_reused");
    const whose = begun ? toCollection(begun).creditor : known;
    await requireRight(tx, context, { creditor: whose, right: "prepares" });
    requireDay(system, { asked, creditor: known });
    return known;
  });
  const collection = await openDayCollection(context, system, { asked, creditor, batch });
  return runPreparationBatch({ context, system, collection }, batch);
}

function requireDay(
  system: Context,
  { asked, creditor }: { readonly asked: CollectionRequest; readonly creditor: Creditor },
): void {
  const today = toCivilDate(system.now());
  const problem = findCollectionDayProblem(asked.collectOn, { today, noticeDays: creditor.noticeDays });
  if (problem) throw debitsErrors.error(`debits.day_${problem}`);
}

interface Beginning {
  readonly asked: CollectionRequest;
  readonly creditor: Creditor;
  readonly batch: number;
}

/**
 * The collection of that day, when there is anything for it. Throws debits.day_taken, debits.nothing_to_take.
 */
async function openDayCollection(
  context: Context,
  system: Context,
  { asked, creditor, batch }: Beginning,
): Promise<Collection> {
  const { id, seriesId, collectOn } = asked;
  const { actor, authorityId } = context;
  if (actor.kind !== "staff") throw debitsErrors.error("debits.agent_needed");
  const { name, ics, iban, regieId } = creditor;
  const today = toCivilDate(context.now());
  return system.transaction(async (tx) => {
    const known = await findCollectionRow(tx, authorityId, id);
    if (known?.state === "prepared") return toCollection(known);
    if (known) throw debitsErrors.error("debits.collection_over");
    const since = addDays(today, 1 - CANCELLED_DAYS);
    if ((await countCancelled(tx, authorityId, { seriesId, since })) >= MOST_CANCELLED)
      throw debitsErrors.error("debits.cancelled_too_often");
    const fixed = {
      authority_id: authorityId,
      id,
      series_id: seriesId,
      collect_on: collectOn,
      name,
      ics,
      iban,
    };
    const isFirst = await createCollectionRow(tx, {
      ...fixed,
      regie_id: regieId,
      prepared_by: actor.staffId,
      prepared_on: today,
      looked_to: FIRST_ID,
    });
    const written = await findCollectionRow(tx, authorityId, id);
    if (!isFirst || !written) throw debitsErrors.error("debits.day_taken");
    const collection = toCollection(written);
    await requireSomething(tx, { context, system, collection }, batch);
    await record(tx, context, {
      action: "debits.prepared",
      data: { collection: id, on: collectOn, creditor: name },
    });
    return collection;
  });
}

/** Where the first mandates are all of them. Throws debits.nothing_to_take: nothing was begun. */
async function requireSomething(tx: Tx, preparing: Preparing, batch: number): Promise<void> {
  const ids = await listNextMandates(tx, preparing, FIRST_ID, batch);
  if (ids.length < batch && !(await isAnythingOpen(tx, preparing, ids)))
    throw debitsErrors.error("debits.nothing_to_take");
}
