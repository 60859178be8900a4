import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type ClientId, parseId, type ServiceId } from "../../../kernel/ids.ts";
import { listCodes, recoverRefusal } from "../../../kernel/recover-refusal.ts";
import { record } from "../../trust/audit/index.ts";
import { applyFileAnswer, clientsErrors } from "../clients/index.ts";
import { getTransfer } from "./find-transfer.ts";
import { getReceipt, type SeenAnswer } from "./receive-receipt-file.ts";
import { updateFile } from "./store/files.ts";
import { findSentLines, listLineRows, updateLine } from "./store/lines.ts";
import { setReceiptApplied } from "./store/receipts.ts";
import type { LineRow } from "./store/tables.ts";
import { toTransfersSystem } from "./to-transfers-system.ts";
import type { ReceiptId } from "./transfer.ts";

/**
 * Use case: what the software answered moves the states that people, agents and the service see. Lines that
 * cannot be applied are left as they are; twice, or two agents at once, move once. Throws
 * transfers.unknown_receipt.
 */
export async function applyReceipt(
  context: Context,
  named: { readonly serviceId: ServiceId; readonly receiptId: ReceiptId },
): Promise<{ readonly applied: number }> {
  // Read as the agent, who must be allowed to; moved as the system, like every delivery.
  const { transfer } = await context.transaction((tx) =>
    getTransfer(tx, context, named.serviceId, "subscription.read"),
  );
  const system = toTransfersSystem(context);
  return system.transaction(async (tx) => {
    const { answers } = await getReceipt(system, named);
    const fresh = answers.filter(({ state }) => state === "new");
    const ids = fresh.map(({ id }) => id);
    const lines = await findSentLines(tx, system.authorityId, named.serviceId, ids);
    const files = new Set<string>();
    let applied = 0;
    for (const answer of fresh) {
      const line = lines.get(answer.id);
      if (!line || !(await applyOne(tx, system, { line, clientId: transfer.clientId }, answer))) continue;
      files.add(line.file_id);
      applied += 1;
    }
    for (const fileId of files) await endSettledFile(tx, system, fileId);
    await setReceiptApplied(tx, { authority_id: context.authorityId, id: named.receiptId });
    await record(tx, context, { action: "transfers.receipt_applied", data: { ...named, lines: applied } });
    return { applied };
  });
}

/**
 * False when this line alone cannot be applied (`ofTheLine`); anything else stops the receipt, to be applied
 * another day.
 */
async function applyOne(
  tx: Tx,
  system: Context,
  { line, clientId }: { readonly line: LineRow; readonly clientId: ClientId },
  { id, outcome, detail }: SeenAnswer,
): Promise<boolean> {
  if (outcome === undefined) return false;
  const answer = { clientId, id: parseId<"delivery">(id), outcome, detail };
  const apply = async () => {
    await applyFileAnswer(tx, system, answer);
    return true;
  };
  const isApplied = await recoverRefusal(ofTheLine, apply, () => false);
  if (isApplied) await updateLine(tx, line, { outcome });
  return isApplied;
}

/**
 * What it carried is no more (its person was erased, or it was purged), or was settled by another door
 * meanwhile.
 */
const ofTheLine = listCodes(clientsErrors, "clients.unknown_delivery", "clients.answered_otherwise");

/** Every line has its answer: the bytes have served. */
async function endSettledFile(tx: Tx, system: Context, fileId: string): Promise<void> {
  const file = { authority_id: system.authorityId, id: fileId };
  const lines = await listLineRows(tx, file);
  if (lines.some(({ problem, outcome }) => problem === null && outcome === null)) return;
  await updateFile(tx, file, { state: "settled", state_on: toCivilDate(system.now()), content_sealed: null });
}
