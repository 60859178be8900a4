import { createHash } from "node:crypto";
import type { Context } from "../../../../kernel/context.ts";
import { record } from "../../../trust/audit/index.ts";
import { requireRight } from "../agents.ts";
import type { CollectionId, Debit } from "../debit.ts";
import { debitsErrors } from "../errors.ts";
import { toDebit, toDebitsSystem } from "../read-rows.ts";
import { listDebitRows } from "../store/debits.ts";
import { buildCollectionFile, type Fileable } from "./build-collection-file.ts";
import { getCollection } from "./get-collection.ts";

/**
 * Use case: the régisseur of today takes the file for the bank; made again it is the same, byte for byte. One
 * line in the journal each time. Throws debits.unknown_collection, debits.not_named, debits.collection_over,
 * debits.file_erased.
 */
export async function issueCollectionFile(
  context: Context,
  id: CollectionId,
): Promise<{ readonly name: string; readonly xml: string }> {
  const system = toDebitsSystem(context);
  return system.transaction(async (tx) => {
    const collection = await getCollection(tx, system, id);
    await requireRight(tx, context, { creditor: collection.creditor, right: "collects" });
    const { messageId, fileHash } = collection;
    if (messageId === null) throw debitsErrors.error("debits.collection_over");
    const rows = await listDebitRows(tx, system.authorityId, { collectionId: id });
    const xml = buildCollectionFile(
      collection,
      rows
        .filter(({ rank }) => rank !== null)
        .map((row) => toFileableDebit(toDebit(system, collection.seriesId, row))),
    );
    // What was written is never rewritten (a trigger): another file would be a fault of ours.
    if (createHash("sha256").update(xml).digest("hex") !== fileHash)
      throw new Error("a file of direct debits is not what was sent");
    await record(tx, context, {
      action: "debits.file_taken",
      data: { collection: id, on: collection.collectOn, file: messageId },
    });
    return { name: `${messageId}.xml`, xml };
  });
}

function toFileableDebit({ id, cents, sequence, content }: Debit): Fileable {
  if (!content || sequence === null) throw debitsErrors.error("debits.file_erased");
  return { id, cents, sequence, content };
}
