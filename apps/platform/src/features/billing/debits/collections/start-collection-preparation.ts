import { addDays, type CivilDate, toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { FIRST_ID, isUuid, parseId } from "../../../../kernel/ids.ts";
import { record } from "../../../trust/audit/index.ts";
import type { InvoiceSeriesId } from "../../invoices/index.ts";
import { requireRight } from "../agents.ts";
import { getAgreed } from "../creditor/creditor.ts";
import type { Collection, CollectionId, Creditor, LeftOut, MandateId } from "../debit.ts";
import { debitMandateSafely, isAnythingOpen, type MandateTaking, type Preparing } from "../debit-mandate.ts";
import { debitsErrors } from "../errors.ts";
import { toCollection, toDebitsSystem } from "../read-rows.ts";
import { type Fault, recordCollectionFaults } from "../record-collection-faults.ts";
import {
  countCancelled,
  createCollectionRow,
  findCollectionRow,
  updateCollection,
} from "../store/collections.ts";
import { listActiveMandates } from "../store/mandates.ts";
import { findCollectionDayProblem } from "./collection-day.ts";

export interface CollectionRequest {
  /** From the form: sent twice, it is one collection. */
  readonly id: CollectionId;
  readonly seriesId: InvoiceSeriesId;
  readonly collectOn: CivilDate;
}

export interface PreparedCollection {
  readonly collection: Collection;
  /** Invoices taken now. */
  readonly debits: number;
  readonly cents: number;
  /** Mandates that take part in nothing, by reason; of those looked at now. */
  readonly leftOut: Readonly<Partial<Record<LeftOut, number>>>;
  /** A job goes on with those that are left. */
  readonly goesOn: boolean;
}

/** Mandates looked at by one request, or one run of the job. */
const BATCH = 200;
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
    const known = await getAgreed(tx, system, asked.seriesId);
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

/**
 * For the job: goes on with a collection that is being prepared. What changed meanwhile is looked at as it
 * is. Idempotent.
 */
export async function resumeCollectionPreparation(context: Context, id: string): Promise<void> {
  const system = toDebitsSystem(context);
  if (!isUuid(id)) return;
  const row = await system.transaction((tx) =>
    findCollectionRow(tx, system.authorityId, parseId<"debitCollection">(id)),
  );
  if (row?.state !== "prepared" || row.looked_to === null) return;
  await runPreparationBatch({ context: system, system, collection: toCollection(row) }, BATCH);
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

const listNextMandates = (tx: Tx, { system, collection }: Preparing, after: string, limit: number) =>
  listActiveMandates(tx, system.authorityId, { seriesId: collection.seriesId, after, limit });

/** The next mandates, each in a transaction of its own; then says how far it is. */
async function runPreparationBatch(preparing: Preparing, batch: number): Promise<PreparedCollection> {
  const { system, collection } = preparing;
  const { authorityId } = system;
  const { from, ids } = await system.transaction(async (tx) => {
    const row = await findCollectionRow(tx, authorityId, collection.id);
    const from = row?.looked_to ?? FIRST_ID;
    return { from, ids: await listNextMandates(tx, preparing, from, batch) };
  });
  const looked: MandateTaking[] = [];
  for (const id of ids) looked.push(await debitMandateSafely(preparing, id));
  const faults = looked.flatMap(({ fault }) => fault ?? []);
  const goesOn = await system.transaction((tx) =>
    savePreparationProgress(tx, preparing, { ids, batch, faults, isFirst: from === FIRST_ID }),
  );
  const cents = looked.flatMap((one) => one.cents);
  return {
    collection: { ...collection, isGoingOn: goesOn },
    debits: cents.length,
    cents: cents.reduce((sum, one) => sum + one, 0),
    leftOut: countLeftOutReasons(looked),
    goesOn,
  };
}

function countLeftOutReasons(looked: readonly MandateTaking[]): Readonly<Partial<Record<LeftOut, number>>> {
  const counted: Partial<Record<LeftOut, number>> = {};
  for (const { why } of looked) if (why) counted[why] = (counted[why] ?? 0) + 1;
  return counted;
}

interface Looked {
  readonly ids: readonly MandateId[];
  readonly batch: number;
  /** Of these, those of which something could not be read. */
  readonly faults: readonly Fault[];
  readonly isFirst: boolean;
}

/** @returns whether a job goes on */
async function savePreparationProgress(
  tx: Tx,
  { context, system, collection }: Preparing,
  { ids, batch, faults, isFirst }: Looked,
): Promise<boolean> {
  const { authorityId } = system;
  const { id } = collection;
  const row = await findCollectionRow(tx, authorityId, id, { lock: true });
  if (row?.state !== "prepared") return false;
  const last = ids.length === batch ? ids.at(-1) : undefined;
  await updateCollection(tx, authorityId, id, { looked_to: last ?? null });
  await recordCollectionFaults(
    tx,
    { context, system, collection },
    { faults, before: isFirst ? 0 : row.faults },
  );
  if (last === undefined) return false;
  const data = { authorityId, requestId: context.requestId, collectionId: id };
  await context.ports.jobs.send(tx, "debits.prepare", data, { singletonKey: id });
  return true;
}
