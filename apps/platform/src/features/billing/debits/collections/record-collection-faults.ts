import type { Context, Tx } from "../../../../kernel/context.ts";
import { record } from "../../../trust/audit/index.ts";
import type { Collection, MandateId } from "../debit.ts";
import { updateCollection } from "../store/collections.ts";
import { findMandateRows } from "../store/mandates.ts";

/**
 * A mandate that takes part in nothing, because something of it could not be read, and the code of what was
 * thrown.
 */
export interface Fault {
  readonly mandateId: MandateId;
  readonly error: string;
}

/** References in one line of the journal; the others are counted. */
const MOST_NAMED = 20;

interface Noting {
  readonly context: Context;
  readonly system: Context;
  readonly collection: Pick<Collection, "id" | "collectOn">;
}

/**
 * Counted on its collection, and told in the journal with the references of mandates and the codes: somebody
 * finds which, and why.
 */
export async function recordCollectionFaults(
  tx: Tx,
  { context, system, collection: { id, collectOn } }: Noting,
  { faults, before }: { readonly faults: readonly Fault[]; readonly before: number },
): Promise<void> {
  const ids = [...new Set(faults.map(({ mandateId }) => mandateId))];
  await updateCollection(tx, system.authorityId, id, { faults: before + ids.length });
  if (ids.length === 0) return;
  const rows = await findMandateRows(tx, system.authorityId, ids.slice(0, MOST_NAMED));
  await record(tx, context, {
    action: "debits.not_readable",
    data: {
      collection: id,
      on: collectOn,
      count: ids.length,
      references: rows.map(({ reference }) => reference),
      errors: [...new Set(faults.map(({ error }) => error))].toSorted(),
    },
  });
}
