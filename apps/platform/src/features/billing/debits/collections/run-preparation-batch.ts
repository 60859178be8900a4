import type { Tx } from "../../../../kernel/context.ts";
import { FIRST_ID } from "../../../../kernel/ids.ts";
import type { Collection, LeftOut, MandateId } from "../debit.ts";
import { findCollectionRow, updateCollection } from "../store/collections.ts";
import { listActiveMandates } from "../store/mandates.ts";
import { debitMandateSafely, type MandateTaking, type Preparing } from "./debit-mandate.ts";
import { type Fault, recordCollectionFaults } from "./record-collection-faults.ts";

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
export const BATCH = 200;

export const listNextMandates = (tx: Tx, { system, collection }: Preparing, after: string, limit: number) =>
  listActiveMandates(tx, system.authorityId, { seriesId: collection.seriesId, after, limit });

/** The next mandates, each in a transaction of its own; then says how far it is. */
export async function runPreparationBatch(preparing: Preparing, batch: number): Promise<PreparedCollection> {
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
