import { createHash } from "node:crypto";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { isUuid, type ServiceId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import { transfersErrors } from "./errors.ts";
import { getTransfer } from "./find-transfer.ts";
import { type ReceiptAnswer, readAnswers } from "./receipt-lines.ts";
import { openBytes, sealBytes } from "./sealed-bytes.ts";
import { findSentLines } from "./store/lines.ts";
import {
  createReceiptRow,
  findKeptReceiptId,
  findReceiptRow,
  listReceiptRows,
  type ReceiptRow,
} from "./store/receipts.ts";
import type { LineRow } from "./store/tables.ts";
import type { ReceiptId } from "./transfer.ts";

export const MAX_RECEIPT_BYTES = 2 * 1024 * 1024;

/** One line of an acknowledgement, and whether it can be applied. */
export interface SeenAnswer extends ReceiptAnswer {
  /** Unknown: of no file of this service that was taken. */
  readonly state: "new" | "same" | "unknown" | "answered_otherwise" | NonNullable<ReceiptAnswer["problem"]>;
}

export interface TransferReceipt {
  readonly id: ReceiptId;
  readonly state: ReceiptRow["state"];
  readonly answers: readonly SeenAnswer[];
}

/**
 * Use case: an acknowledgement file is read, and nothing moves yet. The same bytes twice are one receipt.
 * Throws transfers.receipt_not_csv, transfers.receipt_too_large, transfers.receipt_of_another,
 * transfers.receipt_missing, transfers.not_connected, access.capability_missing.
 */
export async function receiveReceiptFile(
  context: Context,
  { serviceId, content }: { readonly serviceId: ServiceId; readonly content: Buffer },
): Promise<ReceiptId> {
  requireCapability(context, "subscription.read", { serviceId });
  if (content.length === 0) throw transfersErrors.error("transfers.receipt_missing");
  if (content.length > MAX_RECEIPT_BYTES) throw transfersErrors.error("transfers.receipt_too_large");
  const answers = readAnswers(content);
  if (!answers) throw transfersErrors.error("transfers.receipt_not_csv");
  return context.transaction(async (tx) => {
    const { row } = await getTransfer(tx, context, serviceId, "subscription.read");
    const seen = await compare(tx, context, serviceId, answers);
    if (seen.every(({ state }) => state === "unknown")) {
      throw transfersErrors.error("transfers.receipt_of_another");
    }
    const { authority_id, service_id } = row;
    const digest = createHash("sha256").update(content).digest();
    return saveReceipt(tx, context, { authority_id, service_id, digest }, content);
  });
}

async function saveReceipt(
  tx: Tx,
  context: Context,
  named: Pick<ReceiptRow, "authority_id" | "service_id" | "digest">,
  content: Buffer,
): Promise<ReceiptId> {
  const known = await findKeptReceiptId(tx, named);
  if (known !== undefined) return known;
  const row = { ...named, id: context.newId<ReceiptId>() };
  const content_sealed = await sealBytes(tx, context, row, content);
  const isNew = await createReceiptRow(tx, {
    ...row,
    content_sealed,
    state: "read",
    day: toCivilDate(context.now()),
  });
  if (!isNew) return getKeptReceiptId(tx, named);
  const data = { serviceId: named.service_id, receiptId: row.id };
  await record(tx, context, { action: "transfers.receipt_read", data });
  return row.id;
}

/** The receipt that a request of the same moment created from the same bytes. */
async function getKeptReceiptId(
  tx: Tx,
  named: Pick<ReceiptRow, "authority_id" | "service_id" | "digest">,
): Promise<ReceiptId> {
  const id = await findKeptReceiptId(tx, named);
  if (id === undefined) throw new Error("The receipt that refused this row is not visible");
  return id;
}

/** What the receipt says, line by line, beside what is known. Throws transfers.unknown_receipt. */
export function getReceipt(
  context: Context,
  { serviceId, receiptId }: { readonly serviceId: ServiceId; readonly receiptId: ReceiptId },
): Promise<TransferReceipt> {
  return context.transaction(async (tx) => {
    await getTransfer(tx, context, serviceId, "subscription.read");
    const row = await findReceiptRow(tx, { authorityId: context.authorityId, serviceId, receiptId });
    if (!row) throw transfersErrors.error("transfers.unknown_receipt");
    const answers = readAnswers(await openBytes(tx, context, row, row.content_sealed));
    // Only readable files are stored: an unreadable one was altered, and must not look like an empty one.
    if (!answers) throw new Error(`The stored receipt ${receiptId} is not readable`);
    return { id: receiptId, state: row.state, answers: await compare(tx, context, serviceId, answers) };
  });
}

/** Lists the receipts of a service, newest first. */
export function listReceipts(
  context: Context,
  serviceId: ServiceId,
): Promise<readonly { readonly id: string; readonly state: ReceiptRow["state"]; readonly day: string }[]> {
  return context.transaction(async (tx) => {
    await getTransfer(tx, context, serviceId, "subscription.read");
    return listReceiptRows(tx, context.authorityId, serviceId);
  });
}

async function compare(
  tx: Tx,
  context: Context,
  serviceId: ServiceId,
  answers: readonly ReceiptAnswer[],
): Promise<readonly SeenAnswer[]> {
  const ids = answers.map(({ id }) => id).filter(isUuid);
  const lines = await findSentLines(tx, context.authorityId, serviceId, ids);
  return answers.map((answer) => ({
    ...answer,
    state: answer.problem ?? getReceiptState(answer, lines.get(answer.id)),
  }));
}

function getReceiptState({ outcome }: ReceiptAnswer, line: LineRow | undefined): SeenAnswer["state"] {
  if (!line) return "unknown";
  if (line.outcome === null) return "new";
  return line.outcome === outcome ? "same" : "answered_otherwise";
}
