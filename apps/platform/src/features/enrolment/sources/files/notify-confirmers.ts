import type { Context, Tx } from "../../../../kernel/context.ts";
import { hasCapability, listAgents } from "../../../access/access/index.ts";
import { notifyAddress } from "../../../messaging/notifications/index.ts";
import type { CorrespondentRow } from "../store/tables.ts";

/**
 * The other administrators and the officer, at their professional addresses: one of them compares it, all
 * know that it changed.
 */
export async function notifyConfirmers(
  tx: Tx,
  context: Context,
  register: CorrespondentRow["register"],
): Promise<void> {
  const { actor } = context;
  if (actor.kind !== "staff") return;
  for (const { id, email, displayName, roles } of await listAgents(tx, context)) {
    const who = { kind: "staff", staffId: id, label: displayName, roles } as const;
    if (id === actor.staffId || !hasCapability(who, "source.confirm")) continue;
    const data = { register, by: actor.label };
    await notifyAddress(tx, context, { to: email, template: "certificate_given", data });
  }
}
