import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { requireCapability } from "../../../access/access/index.ts";
import { applyRequestStep } from "../apply-request-step.ts";
import { rightsErrors } from "../errors.ts";
import type { RightsRequestId } from "../request.ts";
import { findRow } from "../store/requests.ts";
import { formatAgentName } from "../submit-right-request.ts";

/**
 * Use case: an erasure is not wanted any more. By the person, who asked, who acts for them, or an agent
 * there. Idempotent.
 */
export async function cancelErasure(
  context: Context,
  { id }: { readonly id: RightsRequestId },
): Promise<void> {
  if (context.actor.kind !== "person" && context.actor.kind !== "system")
    requireCapability(context, "person.enrol");
  await context.transaction((tx) => cancelErasureInTransaction(tx, context, id));
}

export async function cancelErasureInTransaction(
  tx: Tx,
  context: Context,
  id: RightsRequestId,
): Promise<void> {
  const row = await findRow(tx, context.authorityId, id);
  if (!row) throw rightsErrors.error("rights.unknown");
  if (row.state === "undone") return;
  if (row.state !== "scheduled") throw rightsErrors.error("rights.over");
  const by = formatAgentName(context);
  const step = { what: "undone", text: "", ...(by === "" ? {} : { by }) } as const;
  await applyRequestStep(tx, context, row, step, {
    state: "undone",
    answered_on: toCivilDate(context.now()),
  });
}
