import type { Context } from "../../../../kernel/context.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { getAuthority } from "../../../authorities/authorities/index.ts";
import { notifyAddress } from "../../../messaging/notifications/index.ts";
import { record } from "../../../trust/audit/index.ts";
import {
  listRestrictionsHeld,
  type RestrictionHeld,
  recordYearlyReminder,
} from "../../../trust/restrictions/index.ts";
import type { RightsRequest } from "../request.ts";
import { openAll } from "../sealed-words.ts";
import { listRowsById } from "../store/requests.ts";

/**
 * Job, each morning; once a year, when one has held that long: to the data-protection officer, how many, and
 * where they are. Nobody is named.
 */
export async function sendPauseReminders(context: Context): Promise<void> {
  await context.transaction(async (tx) => {
    const { contact } = await getAuthority(tx, context.authorityId);
    const to = contact.dataProtectionEmail ?? contact.email;
    if (to === undefined) return;
    const count = await recordYearlyReminder(tx, context);
    if (count === 0) return;
    await record(tx, context, { action: "rights.pauses_reminded", data: { pauses: count } });
    await notifyAddress(tx, context, { to, template: "pauses_held", data: { count } });
  });
}

/** As many as somebody looks through at once. */
const HELD_A_PAGE = 50;

export interface PauseHeld {
  readonly pause: RestrictionHeld;
  readonly asked: RightsRequest;
}

/**
 * For who answers: a page of the pauses that hold, the oldest first, the nearest that there is. The
 * authority’s journal tells it. Throws access.capability_missing.
 */
export function listPausesHeld(
  context: Context,
  wanted = 1,
): Promise<{ readonly pauses: readonly PauseHeld[]; readonly page: number; readonly pages: number }> {
  return context.transaction(async (tx) => {
    requireCapability(context, "rights.answer");
    const { held, ...at } = await listRestrictionsHeld(tx, context, { page: wanted, size: HELD_A_PAGE });
    if (held.length === 0) return { pauses: [], ...at };
    const ids = held.map(({ id }) => id);
    const opened = await openAll(tx, context, await listRowsById(tx, context.authorityId, ids));
    const requests = new Map(opened.map((one) => [one.id, one]));
    await record(tx, context, { action: "rights.pauses_listed", data: { pauses: opened.length } });
    const pauses = held.flatMap((pause) => {
      const asked = requests.get(pause.id);
      return asked ? [{ pause, asked }] : [];
    });
    return { pauses, ...at };
  });
}
