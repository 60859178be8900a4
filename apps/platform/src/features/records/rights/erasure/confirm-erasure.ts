import type { Context } from "../../../../kernel/context.ts";
import { parseId } from "../../../../kernel/ids.ts";
import { isAmongAgents, requireCapability } from "../../../access/access/index.ts";
import { listFolded } from "../../../identity/identity/index.ts";
import { applyRequestStep } from "../apply-request-step.ts";
import { rightsErrors } from "../errors.ts";
import type { RightsRequestId } from "../request.ts";
import { decryptRequest, getRequestPersonKey } from "../sealed-words.ts";
import { findRow } from "../store/requests.ts";
import { formatAgentName } from "../submit-right-request.ts";
import { requireDisinterestedAgent } from "./ties.ts";

/**
 * Use case: nobody concerned is told by message, or they keep somebody merged with them, so another agent of
 * the authority looks too. `seen` is what they say they checked. Confirmed twice, it is once. Throws
 * access.capability_missing, rights.unknown, rights.over, rights.another_agent, rights.colleague_needed,
 * request.changed_meanwhile.
 */
export async function confirmErasure(
  context: Context,
  { id, seen = "" }: { readonly id: RightsRequestId; readonly seen?: string },
): Promise<void> {
  requireCapability(context, "person.recover");
  const { actor } = context;
  if (actor.kind !== "staff") throw rightsErrors.error("rights.unknown");
  const asked = await context.transaction(async (tx) => {
    const row = await findRow(tx, context.authorityId, id);
    if (!row) throw rightsErrors.error("rights.unknown");
    return decryptRequest(await getRequestPersonKey(tx, context, row), row);
  });
  const noted = { id: asked.notedBy, label: asked.steps[0]?.by };
  if (await context.transaction((tx) => isAmongAgents(tx, context, [noted])))
    throw rightsErrors.error("rights.another_agent");
  const folded = await context.transaction((tx) => listFolded(tx, context, asked.personId));
  await requireDisinterestedAgent(
    context,
    new Set([asked.personId, asked.askedBy ?? asked.personId, ...folded]),
  );
  await context.transaction(async (tx) => {
    const row = await findRow(tx, context.authorityId, id);
    if (row?.confirmed_by === actor.staffId) return;
    if (row?.state !== "scheduled" || !row.needs_colleague || row.confirmed_by !== null)
      throw rightsErrors.error("rights.over");
    const step = { what: "confirmed", text: seen, by: formatAgentName(context) } as const;
    await applyRequestStep(tx, context, row, step, { confirmed_by: parseId<"staff">(actor.staffId) });
  });
}
