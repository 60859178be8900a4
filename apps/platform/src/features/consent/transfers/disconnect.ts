import type { Context } from "../../../kernel/context.ts";
import { parseId, type ServiceId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import { closeFileChannel } from "../clients/index.ts";
import { transfersErrors } from "./errors.ts";
import { deleteWaitingFiles } from "./store/files.ts";
import { deletePlace, findPlaceRow } from "./store/places.ts";
import { findTransferRow, setTransferState } from "./store/transfers.ts";
import { toTransfersSystem } from "./to-transfers-system.ts";

/**
 * Use case: the way back. No file is made any more, those that nobody took go, the SFTP server is forgotten;
 * what was taken may still be answered, and the format is kept for another time. Twice is once. Throws
 * transfers.not_connected, clients.ends_wait, access.capability_missing.
 */
export async function closeTransfer(context: Context, serviceId: ServiceId): Promise<void> {
  requireCapability(context, "client.manage", { serviceId });
  // What waits is the system's to read; who decided is told in the journal.
  const system = toTransfersSystem(context);
  await system.transaction(async (tx) => {
    const row = await findTransferRow(tx, context.authorityId, serviceId, { forUpdate: true });
    if (!row) throw transfersErrors.error("transfers.not_connected");
    if (row.state === "closed") return;
    await closeFileChannel(tx, context, parseId<"client">(row.client_id));
    await deleteWaitingFiles(tx, context.authorityId, serviceId);
    const place = await findPlaceRow(tx, context.authorityId, serviceId, { forUpdate: true });
    if (place) await deletePlace(tx, place);
    await setTransferState(tx, row, "closed");
    await record(tx, context, { action: "transfers.stopped", data: { serviceId } });
  });
}
