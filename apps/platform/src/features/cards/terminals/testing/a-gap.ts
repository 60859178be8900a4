import type { Context } from "../../../../kernel/context.ts";
import type { DeskId } from "../../../../kernel/ids.ts";
import { listGaps, receiveJournalBatch, type TransactionId } from "../index.ts";
import { aJournal } from "./a-reader.ts";

/** A card was taken away during a debit, and came back once others had written on it: people decide. */
export async function aGap(mayor: Context, deskId: DeskId): Promise<TransactionId> {
  const journal = await aJournal(mayor, deskId);
  const of = journal.write({
    kind: "attempted",
    key: "a",
    service: "caisse",
    card: "04010203040506",
    application: "3042F6",
    file: 1,
    amount: 350,
    balance: 2_000,
    counter: 4,
  });
  journal.write({ kind: "undetermined", of, balance: 1_200, counter: 7 });
  await receiveJournalBatch(mayor, journal.reader, await journal.batch(0));
  const { gaps } = await listGaps(mayor);
  const found = gaps.items.find(({ equipmentId }) => equipmentId === journal.reader.id);
  if (!found) throw new Error("no gap");
  return found.id;
}
