import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { parseId, type ServiceId } from "../../../kernel/ids.ts";
import { runEachInTurn } from "../../../kernel/run-each-in-turn.ts";
import { requireCapability } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import { type Carried, listToCarry } from "../clients/index.ts";
import { transfersErrors } from "./errors.ts";
import { createFileRow } from "./store/files.ts";
import { selectCarriedDeliveries } from "./store/lines.ts";
import {
  findTransferRow,
  listTransferRows,
  type StoredTransferRow,
  setLastNumber,
} from "./store/transfers.ts";
import { toTransfersSystem } from "./to-transfers-system.ts";
import type { TransferFileId } from "./transfer.ts";

/** A larger town takes several files: each stays a few megabytes. */
const MAX_LINES = 5_000;

/**
 * Use case: all that waits for the service's software becomes files of at most `limit` lines, which hold no
 * value until they are taken. Throws transfers.not_connected, transfers.nothing_to_send,
 * access.capability_missing.
 * @returns the first of them
 */
export async function createTransferFile(
  context: Context,
  serviceId: ServiceId,
  limit = MAX_LINES,
): Promise<TransferFileId> {
  requireCapability(context, "subscription.read", { serviceId });
  // Deliveries are the system's to read: they open to no agent as such.
  const system = toTransfersSystem(context);
  const row = await system.transaction((tx) => findTransferRow(tx, context.authorityId, serviceId));
  if (row?.state !== "open") throw transfersErrors.error("transfers.not_connected");
  const [first] = await createWaitingFiles(system, row.service_id, limit);
  if (first === undefined) throw transfersErrors.error("transfers.nothing_to_send");
  return first;
}

/**
 * Job, once a day for each authority: the files of the day; one that fails holds back none of the others.
 * Twice the same morning makes no second file.
 */
export async function createDailyFiles(system: Context): Promise<void> {
  const today = toCivilDate(system.now());
  const transfers = await system.transaction((tx) => listTransferRows(tx, system.authorityId));
  const due = transfers.filter(({ schedule }) => isDue(schedule, today));
  await runEachInTurn(due, ({ service_id }) => createWaitingFiles(system, service_id, MAX_LINES));
}

/** Weekly: on Mondays. */
export function isDue(schedule: StoredTransferRow["schedule"], today: string): boolean {
  if (schedule === "daily") return true;
  return schedule === "weekly" && new Date(`${today}T12:00:00Z`).getUTCDay() === 1;
}

/**
 * How many lines wait for the next file; `limit` (5,000) for as many or more. For a manager of the service.
 */
export async function countToCarry(
  context: Context,
  serviceId: ServiceId,
  limit = MAX_LINES,
): Promise<number> {
  requireCapability(context, "subscription.read", { serviceId });
  const system = toTransfersSystem(context);
  return system.transaction(async (tx) => {
    const row = await findTransferRow(tx, context.authorityId, serviceId);
    return row ? (await listWaiting(tx, system, row, limit)).length : 0;
  });
}

/** In no file yet: a file that nobody takes holds back none of those behind it. */
function listWaiting(
  tx: Tx,
  system: Context,
  row: StoredTransferRow,
  limit: number,
): Promise<readonly Carried[]> {
  const besides = selectCarriedDeliveries(tx, system.authorityId);
  return listToCarry(tx, system, parseId<"client">(row.client_id), { limit, besides });
}

/** File after file, until nothing waits; each commits by itself. */
async function createWaitingFiles(
  system: Context,
  serviceId: string,
  limit: number,
): Promise<readonly TransferFileId[]> {
  const made: TransferFileId[] = [];
  for (;;) {
    const fileId = await system.transaction(async (tx) => {
      const row = await findTransferRow(tx, system.authorityId, serviceId, { forUpdate: true });
      return row?.state === "open" ? createFileInTransaction(tx, system, row, limit) : undefined;
    });
    if (fileId === undefined) return made;
    made.push(fileId);
  }
}

/** Under the transfer's lock: two at once share nothing out twice. Undefined when nothing waits. */
async function createFileInTransaction(
  tx: Tx,
  system: Context,
  row: StoredTransferRow,
  limit: number,
): Promise<TransferFileId | undefined> {
  const lines = await listWaiting(tx, system, row, limit);
  if (lines.length === 0) return undefined;
  const fileId = system.newId<TransferFileId>();
  const number = row.last_number + 1;
  const today = toCivilDate(system.now());
  const authority_id = system.authorityId;
  await setLastNumber(tx, row, number);
  await createFileRow(
    tx,
    {
      authority_id,
      id: fileId,
      service_id: row.service_id,
      number,
      state: "waiting",
      made_on: today,
      state_on: today,
      content_sealed: null,
    },
    lines.map((line, index) => ({
      ...buildFileLineRow(line),
      authority_id,
      file_id: fileId,
      place: index + 1,
    })),
  );
  const data = { serviceId: row.service_id, fileId, number, lines: lines.length };
  await record(tx, system, { action: "transfers.file_gathered", data });
  return fileId;
}

const buildFileLineRow = ({ id, grantId, action }: Carried) => ({
  delivery_id: id,
  grant_id: grantId,
  action,
  problem: null,
  problem_column: null,
  outcome: null,
});
