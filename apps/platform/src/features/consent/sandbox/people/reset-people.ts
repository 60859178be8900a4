import type { Context, Tx } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { requireRoomForGesture } from "../gestures/quota.ts";
import { openVendorSpace } from "../space/vendor.ts";
import { listCastRows } from "../store/people.ts";
import { recordTrace } from "../trace/record-trace.ts";
import { openCast } from "./play-cast.ts";
import { openTrialAccounts } from "./trial-counter.ts";

/**
 * Use case: other people come, with nothing given to anybody; those of before are erased, and applications
 * told so.
 */
export async function createNewCast(context: Context): Promise<void> {
  const { system } = await openVendorSpace(context);
  await system.transaction(async (tx) => {
    await requireRoomForGesture(tx, system);
    await sendAllAway(tx, system);
    await recordTrace(tx, system, { kind: "gesture", outcome: "reset" });
  });
  await openCast(system);
  await openTrialAccounts(system);
}

/** Each by a job of their own: `sandbox.person_leaves`. */
export async function sendAllAway(tx: Tx, context: Context): Promise<void> {
  const { authorityId, requestId } = context;
  for (const { person_id } of await listCastRows(tx, authorityId)) {
    const personId = parseId<"person">(person_id);
    await context.ports.events.emit(tx, "sandbox.person_leaves", { authorityId, requestId, personId });
  }
}
