import type { Context } from "../../../kernel/context.ts";
import type { RefusalDecision } from "./decision.ts";
import { consentErrors } from "./errors.ts";
import { recordConsentLine } from "./journal.ts";
import { findLive } from "./listed-grants.ts";
import { getOffered } from "./offered.ts";
import { readList } from "./person-list.ts";
import { requireReach } from "./reach.ts";
import { requireShown, requireSpoken } from "./spoken.ts";

/**
 * Use case: no to everything. A normal outcome: a line in the person's journal, nothing else anywhere; the
 * service never hears of it. An agent notes the no of somebody who is there, as for a yes. Throws
 * consent.already_granted (a yes is withdrawn, not refused), consent.nobody_said_so,
 * households.cannot_act_for.
 */
export async function declineService(context: Context, input: RefusalDecision): Promise<void> {
  await context.transaction(async (tx) => {
    const { personId, serviceId, spoken } = input;
    await requireReach(tx, context, { personId, serviceId, act: "usual" });
    await requireSpoken(tx, context, { personId, serviceId, spoken });
    const { service } = await getOffered(tx, context, serviceId);
    requireShown(context, service, spoken);
    const list = await readList(tx, context, personId);
    if (await findLive(tx, context, personId, list, serviceId))
      throw consentErrors.error("consent.already_granted");
    const action = "consent.service_refused";
    await recordConsentLine(tx, context, { action, personId, service, ...(spoken ? { spoken } : {}) });
  });
}
