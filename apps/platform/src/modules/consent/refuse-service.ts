import type { Context } from "../../kernel/context.ts";
import type { ServiceNamed } from "./decision.ts";
import { consentErrors } from "./errors.ts";
import { tell } from "./journal.ts";
import { getOffered } from "./offered.ts";
import { findLive, readList } from "./person-list.ts";
import { requireReach } from "./reach.ts";

/**
 * Use case: no to everything. A normal outcome: a line in the person's journal, nothing else anywhere; the service never
 * hears of it. Throws consent.already_granted: a yes is withdrawn, not refused.
 */
export async function refuseService(context: Context, input: ServiceNamed): Promise<void> {
  await context.transaction(async (tx) => {
    await requireReach(tx, context, { ...input, act: "usual" });
    const { service } = await getOffered(tx, context, input.serviceId);
    const list = await readList(tx, context, input.personId);
    if (await findLive(tx, context, input.personId, list, input.serviceId))
      throw consentErrors.error("consent.already_granted");
    await tell(tx, context, { action: "consent.service_refused", personId: input.personId, service });
  });
}
