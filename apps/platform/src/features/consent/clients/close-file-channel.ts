import { GRANT_WITHDRAWN } from "@ardeco/contracts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { type ClientId, parseId } from "../../../kernel/ids.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { requireCapability } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import { clientsErrors } from "./errors.ts";
import { openContent } from "./sealed-content.ts";
import { setDeliveryState } from "./settle.ts";
import { findOwnClient, updateClient } from "./store/clients.ts";
import { listQueuedDeliveries, listQueuedOfGiven } from "./store/deliveries.ts";
import { toClientsSystem } from "./to-clients-system.ts";

const PAGE = 200;

/**
 * Files carry nothing more of this channel. Joins a transaction of the system, to which alone deliveries
 * open; twice changes nothing. Throws clients.ends_wait while an end waits that the software must learn,
 * since it was given that person.
 */
export async function closeFileChannel(tx: Tx, context: Context, clientId: ClientId): Promise<void> {
  const row = await findOwnClient(tx, context.authorityId, clientId);
  if (row?.channel !== "file") throw clientsErrors.error("clients.unknown_client");
  const serviceId = parseId<"service">(row.service_id);
  requireCapability(context, "client.manage", { serviceId });
  if (row.status === "disabled") return;
  await requireNoEnd(tx, toClientsSystem(context), clientId);
  const changed = await updateClient(tx, row, { status: "disabled" });
  if (!changed) throw kernelErrors.error("request.changed_meanwhile");
  const data = { clientId, serviceId, name: row.name };
  await record(tx, context, { action: "clients.client_disabled", data });
  const { authorityId, requestId } = context;
  await context.ports.jobs.send(tx, "clients.drop_waiting", { authorityId, requestId, clientId });
}

/**
 * An end is sealed, so each is opened to be known: only of those that the software was given, a page at a
 * time.
 */
async function requireNoEnd(tx: Tx, system: Context, clientId: ClientId): Promise<void> {
  for (let after: string | undefined, isMore = true; isMore; ) {
    const rows = await listQueuedOfGiven(tx, clientId, { after, limit: PAGE });
    if (rows.some((row) => openContent(system, row).event === GRANT_WITHDRAWN))
      throw clientsErrors.error("clients.ends_wait");
    after = rows.at(-1)?.id;
    isMore = rows.length === PAGE;
  }
}

/**
 * Job: what waited for a channel that was closed never leaves. Idempotent; leaves alone one that was opened
 * again.
 */
export async function cancelWaitingDeliveries(system: Context, clientId: ClientId): Promise<void> {
  for (let dropped = PAGE; dropped === PAGE; ) {
    dropped = await system.transaction(async (tx) => {
      const client = await findOwnClient(tx, system.authorityId, clientId);
      if (client?.status !== "disabled") return 0;
      const rows = await listQueuedDeliveries(tx, clientId, { limit: PAGE });
      for (const row of rows)
        await setDeliveryState(tx, system, row, { state: "failed", failure: "client_disabled" });
      return rows.length;
    });
  }
}
