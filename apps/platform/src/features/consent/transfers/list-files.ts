import { addDays, toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import { parseId, type ServiceId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/access/index.ts";
import { getOwnService } from "../../catalogue/catalogue/index.ts";
import { transfersErrors } from "./errors.ts";
import { formatTransferFileName } from "./file-name.ts";
import { getTransfer } from "./find-transfer.ts";
import { countLate, listFileRows } from "./store/files.ts";
import { listLineRows } from "./store/lines.ts";
import { toTransfersSystem } from "./to-transfers-system.ts";
import type { FileLine, TransferFile, TransferFileId } from "./transfer.ts";

const SHOWN = 50;

/** Newest first. For a manager of the service. Throws transfers.not_connected, access.capability_missing. */
export function listFiles(context: Context, serviceId: ServiceId): Promise<readonly TransferFile[]> {
  return context.transaction(async (tx) => {
    const { transfer } = await getTransfer(tx, context, serviceId, "subscription.read");
    const { slug } = await getOwnService(context, serviceId);
    const today = toCivilDate(context.now());
    return (await listFileRows(tx, context.authorityId, serviceId, SHOWN)).map((row) => ({
      id: parseId<"transferFile">(row.id),
      number: row.number,
      name: formatTransferFileName(slug, row.number),
      state: row.state,
      madeOn: row.made_on,
      stateOn: row.state_on,
      lines: row.lines,
      isLate: row.state === "waiting" && addDays(row.made_on, transfer.lateAfterDays) < today,
      isThere: row.state === "waiting" || row.kept,
    }));
  });
}

/** One file and its lines, without a value. Throws transfers.unknown_file. */
export function getFileLines(
  context: Context,
  { serviceId, fileId }: { readonly serviceId: ServiceId; readonly fileId: TransferFileId },
): Promise<{ readonly file: TransferFile; readonly lines: readonly FileLine[] }> {
  return context.transaction(async (tx) => {
    const file = (await listFiles(context, serviceId)).find(({ id }) => id === fileId);
    if (!file) throw transfersErrors.error("transfers.unknown_file");
    const rows = await listLineRows(tx, { authority_id: context.authorityId, id: fileId });
    return {
      file,
      lines: rows.map(({ delivery_id, place, action, outcome, problem, problem_column }) => ({
        id: delivery_id,
        place,
        action,
        ...(outcome === null ? {} : { outcome }),
        ...(problem === null
          ? {}
          : { problem: { code: problem, ...(problem_column === null ? {} : { column: problem_column }) } }),
      })),
    };
  });
}

export interface LateFiles {
  readonly serviceId: ServiceId;
  readonly files: number;
  /** Civil day of the oldest. */
  readonly since: string;
}

/** Services of the authority whose files nobody takes: numbers only, for its operators. */
export async function listLateFiles(context: Context): Promise<readonly LateFiles[]> {
  requireCapability(context, "platform.operate");
  const system = toTransfersSystem(context);
  const rows = await system.transaction((tx) =>
    countLate(tx, context.authorityId, toCivilDate(context.now())),
  );
  return rows.map(({ service_id, files, since }) => ({
    serviceId: parseId<"service">(service_id),
    files,
    since,
  }));
}
