import type { Context, Tx } from "../../../kernel/context.ts";
import { parseId, type ServiceId } from "../../../kernel/ids.ts";
import { type Capability, requireCapability } from "../../access/access/index.ts";
import { getOwnService, getServiceVersion } from "../../catalogue/catalogue/index.ts";
import { transfersErrors } from "./errors.ts";
import { buildDefaultColumns, listSources } from "./format/sources.ts";
import { findTransferRow, type StoredTransferRow } from "./store/transfers.ts";
import type { Transfer } from "./transfer.ts";

/** How the service is told by files; undefined when it is not. For its managers and the administrators. */
export function findTransfer(context: Context, serviceId: ServiceId): Promise<Transfer | undefined> {
  return context.transaction(async (tx) => {
    requireCapability(context, "client.manage", { serviceId });
    const row = await findTransferRow(tx, context.authorityId, serviceId);
    return row && buildTransfer(tx, context, row);
  });
}

/** For who acts under this capability. Throws transfers.not_connected, access.capability_missing. */
export async function getTransfer(
  tx: Tx,
  context: Context,
  serviceId: ServiceId,
  capability: Capability,
): Promise<{ readonly row: StoredTransferRow; readonly transfer: Transfer }> {
  requireCapability(context, capability, { serviceId });
  const row = await findTransferRow(tx, context.authorityId, serviceId);
  if (!row) throw transfersErrors.error("transfers.not_connected");
  return { row, transfer: await buildTransfer(tx, context, row) };
}

async function buildTransfer(tx: Tx, context: Context, row: StoredTransferRow): Promise<Transfer> {
  const serviceId = parseId<"service">(row.service_id);
  const items = await listAskedNames(tx, context, serviceId);
  return {
    serviceId,
    clientId: parseId<"client">(row.client_id),
    format: row.format,
    columns: row.format.columns ?? buildDefaultColumns(items),
    sources: listSources(items),
    schedule: row.schedule,
    lateAfterDays: row.late_after_days,
    isOpen: row.state === "open",
    revision: row.revision,
  };
}

/** In the version offered today; nothing before the first one. */
async function listAskedNames(tx: Tx, context: Context, serviceId: ServiceId): Promise<readonly string[]> {
  const { currentVersion } = await getOwnService(context, serviceId);
  if (currentVersion === undefined) return [];
  const { definition } = await getServiceVersion(tx, serviceId, currentVersion);
  return definition.requests.map(({ element }) => element);
}
