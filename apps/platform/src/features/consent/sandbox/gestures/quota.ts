import type { Context, Tx } from "../../../../kernel/context.ts";
import { sandboxErrors } from "../errors.ts";
import { limits } from "../rules.ts";
import { countGestures } from "../store/traces.ts";

const DAY_MS = 24 * 3_600_000;

/** Throws sandbox.too_many_gestures. */
export async function requireRoomForGesture(tx: Tx, context: Context): Promise<void> {
  const since = new Date(context.now().getTime() - DAY_MS);
  if ((await countGestures(tx, context.authorityId, since)) >= limits.gesturesPerDay)
    throw sandboxErrors.error("sandbox.too_many_gestures");
}
