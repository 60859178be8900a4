import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type DocumentId, parseId } from "../../../kernel/ids.ts";
import { record } from "../../trust/audit/index.ts";
import { eraseDocument } from "./remove-document.ts";
import { computeDecidedPurge } from "./rules.ts";
import { deleteLooseBlob, listLooseBlobsLocked, listToPurge, updatePurgeDay } from "./store.ts";

const BATCH = 200;
/** Longer than any upload takes between its two transactions. */
const LOOSE_MS = 3_600_000;

/** A decision relied on these documents today: their days are counted. Joins the caller's transaction. */
export async function startRetention(
  tx: Tx,
  context: Context,
  input: { documentIds: readonly DocumentId[]; retentionDays?: number },
): Promise<void> {
  const purgeOn = computeDecidedPurge(toCivilDate(context.now()), input.retentionDays);
  await updatePurgeDay(tx, context.authorityId, input.documentIds, purgeOn);
}

/** Lets go of documents whose day has come; returns how many. Idempotent. */
export async function deletePastDocuments(tx: Tx, context: Context): Promise<number> {
  const rows = await listToPurge(tx, context.authorityId, toCivilDate(context.now()), BATCH);
  for (const row of rows) {
    await eraseDocument(tx, context, row);
    await record(tx, context, {
      action: "evidence.document_purged",
      personId: parseId<"person">(row.person_id),
      data: { document: row.id },
    });
  }
  return rows.length;
}

/**
 * Scheduled use case: removes blobs that no document answers for, an hour after. A deposit that is still
 * under way then fails (evidence.interrupted) instead of committing a document without content. Returns how
 * many; idempotent.
 */
export async function deleteLooseBlobs(context: Context): Promise<number> {
  return context.transaction(async (tx) => {
    const before = new Date(context.now().getTime() - LOOSE_MS);
    const loose = await listLooseBlobsLocked(tx, context.authorityId, before, BATCH);
    for (const { authority_id, id } of loose) {
      await context.ports.blobs.remove(id);
      await deleteLooseBlob(tx, authority_id, id);
    }
    return loose.length;
  });
}
