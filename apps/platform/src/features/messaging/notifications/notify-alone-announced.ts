import type { Context } from "../../../kernel/context.ts";
import { hasCapability, listAgents } from "../../access/access/index.ts";
import { notifyAddress } from "./notify.ts";

/**
 * Job: an agent announced that they will approve their own request: everybody who may answer reads it, who
 * announced it included. `told` is the event's.
 */
export async function notifyAloneAnnounced(
  context: Context,
  told: Readonly<Record<string, unknown>>,
): Promise<void> {
  const { staffId, kind, dueOn } = told;
  await context.transaction(async (tx) => {
    const agents = await listAgents(tx, context);
    const by = agents.find(({ id }) => id === staffId)?.displayName ?? "";
    const data = { kind: String(kind), by, dueOn: String(dueOn) };
    for (const { id, displayName: label, roles, email } of agents)
      if (hasCapability({ kind: "staff", staffId: id, label, roles }, "service.approve"))
        await notifyAddress(tx, context, { to: email, template: "alone_announced", data });
  });
}
