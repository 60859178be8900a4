import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { parseId, type ServiceId } from "../../../kernel/ids.ts";
import { getOwnService } from "../../catalogue/catalogue/index.ts";
import { record } from "../../trust/audit/index.ts";
import { listToCarry, setDeliveryCarried } from "../clients/index.ts";
import { buildFileLines, type ComposedLine } from "./build-file-lines.ts";
import { transfersErrors } from "./errors.ts";
import { formatTransferFileName } from "./file-name.ts";
import { getTransfer } from "./find-transfer.ts";
import { writeCsv } from "./format/csv.ts";
import { openBytes, sealBytes } from "./sealed-bytes.ts";
import { findFileRow, updateFile } from "./store/files.ts";
import { listLineRows, updateLine } from "./store/lines.ts";
import type { FileRow } from "./store/tables.ts";
import { toTransfersSystem } from "./to-transfers-system.ts";
import type { Transfer, TransferFileId } from "./transfer.ts";

export interface TakenFile {
  readonly name: string;
  readonly content: Buffer;
}

interface Named {
  readonly serviceId: ServiceId;
  readonly fileId: TransferFileId;
}

/**
 * Use case: the file leaves. The first time its bytes are made and what it carries is delivered; again, the
 * same bytes. Each time is told in the journal. Throws transfers.unknown_file, transfers.file_forgotten,
 * access.capability_missing.
 */
export async function issueFile(context: Context, named: Named): Promise<TakenFile> {
  const { name, transfer, content } = await context.transaction((tx) => getTaken(tx, context, named));
  return { name, content: content ?? (await issueFirstFile(context, named, transfer)) };
}

async function getTaken(tx: Tx, context: Context, named: Named) {
  const { transfer } = await getTransfer(tx, context, named.serviceId, "subscription.read");
  const row = await getFile(tx, context, named);
  if (row.state !== "waiting" && row.content_sealed === null) {
    throw transfersErrors.error("transfers.file_forgotten");
  }
  const { slug } = await getOwnService(context, named.serviceId);
  const content =
    row.content_sealed === null ? undefined : await openBytes(tx, context, row, row.content_sealed);
  if (content) await recordFileTaken(tx, context, "transfers.file_taken_again", named, row);
  return { transfer, name: formatTransferFileName(slug, row.number), content };
}

/**
 * Values are read in the authorities of their people, then written at once: of two who take it together, one
 * wins.
 */
async function issueFirstFile(context: Context, named: Named, transfer: Transfer): Promise<Buffer> {
  const system = toTransfersSystem(context);
  const lines = await system.transaction((tx) => listFileLines(tx, system, named, transfer));
  const composed = await buildFileLines(system, transfer, lines);
  const carried = composed.filter(({ problem }) => !problem);
  const content = writeCsv(
    [transfer.columns.map(({ header }) => header), ...carried.map(({ cells }) => cells)],
    transfer.format,
  );
  return system.transaction(async (tx) => {
    const row = await getFile(tx, system, named, { forUpdate: true });
    if (row.content_sealed !== null) {
      await recordFileTaken(tx, context, "transfers.file_taken_again", named, row);
      return openBytes(tx, system, row, row.content_sealed);
    }
    await recordFileTaken(tx, context, "transfers.file_taken", named, row);
    await writeLines(tx, system, row, composed);
    const settled = carried.length === 0 ? "settled" : "taken";
    await updateFile(tx, row, {
      state: settled,
      state_on: toCivilDate(system.now()),
      content_sealed: await sealBytes(tx, system, row, content),
    });
    return content;
  });
}

function recordFileTaken(
  tx: Tx,
  context: Context,
  action: "transfers.file_taken" | "transfers.file_taken_again",
  named: Named,
  { number }: FileRow,
): Promise<void> {
  return record(tx, context, { action, data: { ...named, number } });
}

/** What still waits, in the order of the file; what was settled otherwise meanwhile is no longer there. */
async function listFileLines(tx: Tx, system: Context, named: Named, { clientId }: Transfer) {
  const row = await getFile(tx, system, named);
  const waiting = await listToCarry(tx, system, clientId);
  const byId = new Map(waiting.map((one) => [String(one.id), one]));
  return (await listLineRows(tx, row)).flatMap(({ delivery_id }) => byId.get(delivery_id) ?? []);
}

async function writeLines(tx: Tx, system: Context, file: FileRow, composed: readonly ComposedLine[]) {
  const lines = new Map((await listLineRows(tx, file)).map((line) => [line.delivery_id, line]));
  for (const { line, problem } of composed) {
    const row = lines.get(line.id);
    if (!row) continue;
    if (problem) {
      await updateLine(tx, row, { problem: problem.code, problem_column: problem.column ?? null });
    } else await setDeliveryCarried(tx, system, line.id);
  }
}

async function getFile(
  tx: Tx,
  context: Context,
  { serviceId, fileId }: Named,
  options: { readonly forUpdate?: boolean } = {},
): Promise<FileRow> {
  const { authorityId } = context;
  const row = await findFileRow(tx, { authorityId, serviceId, fileId: parseId(fileId) }, options);
  if (!row) throw transfersErrors.error("transfers.unknown_file");
  return row;
}
