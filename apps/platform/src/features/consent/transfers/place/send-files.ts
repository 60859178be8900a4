import type { Context } from "../../../../kernel/context.ts";
import { parseId, type ServiceId } from "../../../../kernel/ids.ts";
import { listCodes, recoverRefusal } from "../../../../kernel/recover-refusal.ts";
import type { RemoteFiles } from "../../../../kernel/sftp.ts";
import { record } from "../../../trust/audit/index.ts";
import { transfersErrors } from "../errors.ts";
import { issueFile } from "../issue-file.ts";
import { listToSend, setToSend } from "../store/files.ts";
import type { FileRow } from "../store/tables.ts";

interface Where {
  readonly serviceId: ServiceId;
  readonly folder: string;
}

/**
 * Oldest first. Taken as a manager would take them; a file that a lost connection kept here leaves with the
 * same bytes.
 */
export async function sendFiles(
  system: Context,
  files: RemoteFiles,
  { serviceId, folder }: Where,
): Promise<void> {
  const rows = await system.transaction((tx) => listToSend(tx, system.authorityId, serviceId));
  for (const row of rows) {
    await system.transaction((tx) => setToSend(tx, row, true));
    const taken = await readFileToSend(system, row);
    if (taken) await files.put(folder, taken.name, taken.content);
    await system.transaction(async (tx) => {
      await setToSend(tx, row, false);
      if (!taken) return;
      const data = { serviceId, fileId: row.id, number: row.number };
      await record(tx, system, { action: "transfers.file_sent", data });
    });
  }
}

/** Undefined when its bytes are forgotten: its person was erased, or it waited too long. */
function readFileToSend(system: Context, { service_id, id }: FileRow) {
  const file = { serviceId: parseId<"service">(service_id), fileId: parseId<"transferFile">(id) };
  return recoverRefusal(
    listCodes(transfersErrors, "transfers.file_forgotten"),
    () => issueFile(system, file),
    () => undefined,
  );
}
