import type { Context } from "../../../../kernel/context.ts";
import type { ServiceId } from "../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../kernel/kernel-errors.ts";
import { record } from "../../../trust/audit/index.ts";
import { transfersErrors } from "../errors.ts";
import { updatePlace } from "../store/places.ts";
import { findConnectionProblem } from "./problem.ts";
import { getPlaceRow, requireMaySend } from "./save-place-settings.ts";

interface Named {
  readonly serviceId: ServiceId;
}

/**
 * Use case: asks the server for its key. Nothing is trusted, and nobody signs in. Throws the
 * transfers.place_* that says why it could not be asked.
 */
export async function verifyPlace(context: Context, { serviceId }: Named): Promise<void> {
  const { host, port } = await context.transaction((tx) => getPlaceRow(tx, context, serviceId));
  const offered = await context.ports.sftp
    .readHostKey({ authorityId: context.authorityId, host, port })
    .catch((error: unknown) => {
      const problem = findConnectionProblem(error);
      throw problem ? transfersErrors.error(problem) : error;
    });
  await context.transaction(async (tx) => {
    const row = await getPlaceRow(tx, context, serviceId);
    if (row.host !== host || row.port !== port) throw kernelErrors.error("request.changed_meanwhile");
    await updatePlace(tx, row, { offered_key: offered });
  });
}

/**
 * Use case: an agent compared the fingerprint with what the vendor told them. From now on no other key is
 * accepted, and a first visit leaves. Twice is once. Throws request.changed_meanwhile when another was shown
 * since.
 */
export async function confirmPlaceKey(
  context: Context,
  { serviceId, hostKey }: Named & { readonly hostKey: string },
): Promise<void> {
  requireMaySend(context, serviceId);
  await context.transaction(async (tx) => {
    const row = await getPlaceRow(tx, context, serviceId);
    if (row.state === "open" && row.host_key === hostKey) return;
    if (row.offered_key === null || row.offered_key !== hostKey) {
      throw kernelErrors.error("request.changed_meanwhile");
    }
    await updatePlace(tx, row, { host_key: hostKey, offered_key: null, state: "open", problem: null });
    await record(tx, context, { action: "transfers.place_trusted", data: { serviceId } });
    await context.ports.jobs.send(tx, "transfers.visit", listPlaceReferences(context, serviceId), {
      singletonKey: serviceId,
    });
  });
}

/** Use case: files leave and acknowledgements are read now, without waiting for the next visit. */
export async function schedulePlaceVisit(context: Context, serviceId: ServiceId): Promise<void> {
  await context.transaction(async (tx) => {
    const row = await getPlaceRow(tx, context, serviceId);
    if (row.state !== "open") throw transfersErrors.error("transfers.place_not_open");
    await context.ports.jobs.send(tx, "transfers.visit", listPlaceReferences(context, serviceId), {
      singletonKey: serviceId,
    });
  });
}

export const listPlaceReferences = ({ authorityId, requestId }: Context, serviceId: string) => ({
  authorityId,
  requestId,
  serviceId,
});
