import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context } from "../../../../kernel/context.ts";
import { parseId, type ServiceId } from "../../../../kernel/ids.ts";
import type { RemoteFiles } from "../../../../kernel/sftp.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { transfersErrors } from "../errors.ts";
import { findPlaceRow, listPlaceRows, type PlaceRow, updatePlace } from "../store/places.ts";
import { toTransfersSystem } from "../to-transfers-system.ts";
import { listPlaceReferences } from "./confirm-place-key.ts";
import { type LeftFile, openKey, openLeft, sealLeft } from "./place.ts";
import { findConnectionProblem } from "./problem.ts";
import { receiveReceipts } from "./receive-receipts.ts";
import { sendFiles } from "./send-files.ts";

/**
 * Job, several times a day for each authority: one visit a service, so that one that fails stops no other.
 */
export async function schedulePlaceVisits(system: Context): Promise<void> {
  await system.transaction(async (tx) => {
    for (const { service_id, state } of await listPlaceRows(tx, system.authorityId)) {
      if (state !== "open") continue;
      const data = listPlaceReferences(system, service_id);
      await system.ports.jobs.send(tx, "transfers.visit", data, { singletonKey: service_id });
    }
  });
}

/**
 * Job: files are left on the server, acknowledgements read and applied. No transaction is open while it
 * answers. Idempotent. Throws what it met, to be tried again; a server that shows another key is not asked
 * again.
 */
export async function runPlaceVisit(system: Context, serviceId: ServiceId): Promise<void> {
  const row = await system.transaction((tx) => findPlaceRow(tx, system.authorityId, serviceId));
  if (row?.state !== "open") return;
  try {
    const left = await system.ports.sftp.visit(buildPlaceAddress(system, row), (files) =>
      sendAndReceiveFiles(system, row, files),
    );
    await saveVisitOutcome(system, row, {
      problem: null,
      left_sealed: sealLeft(system, row, left),
      visited_on: toCivilDate(system.now()),
    });
  } catch (error) {
    const problem = findConnectionProblem(error);
    if (!problem) throw error;
    if (problem === "transfers.place_key_changed") return suspendPlace(system, row, problem);
    await saveVisitOutcome(system, row, { problem });
    throw transfersErrors.error(problem);
  }
}

async function sendAndReceiveFiles(
  system: Context,
  row: PlaceRow,
  files: RemoteFiles,
): Promise<readonly LeftFile[]> {
  const serviceId = parseId<"service">(row.service_id);
  await sendFiles(system, files, { serviceId, folder: row.out_folder });
  return receiveReceipts(system, files, { serviceId, folder: row.in_folder, left: openLeft(system, row) });
}

const buildPlaceAddress = (system: Context, row: PlaceRow) => ({
  authorityId: system.authorityId,
  host: row.host,
  port: row.port,
  user: row.account,
  privateKey: openKey(system, row),
  hostKey: row.host_key ?? "",
});

async function suspendPlace(system: Context, row: PlaceRow, problem: string): Promise<void> {
  await saveVisitOutcome(system, row, { problem, state: "stopped" });
  const data = { serviceId: row.service_id };
  await system.transaction((tx) => record(tx, system, { action: "transfers.place_stopped", data }));
}

/** Of the place that was visited: one changed meanwhile is not told what another met. */
async function saveVisitOutcome(
  system: Context,
  seen: PlaceRow,
  change: Parameters<typeof updatePlace>[2],
): Promise<void> {
  await system.transaction(async (tx) => {
    const row = await findPlaceRow(tx, system.authorityId, seen.service_id, { forUpdate: true });
    if (row?.state === "open" && row.revision === seen.revision && row.host_key === seen.host_key) {
      await updatePlace(tx, row, change);
    }
  });
}

/** How many servers of the authority could not be visited, or are stopped, for its operators. */
export async function countTroubledPlaces(context: Context): Promise<number> {
  requireCapability(context, "platform.operate");
  const system = toTransfersSystem(context);
  const rows = await system.transaction((tx) => listPlaceRows(tx, context.authorityId));
  return rows.filter(({ problem, left_sealed }) => problem !== null || left_sealed !== null).length;
}
