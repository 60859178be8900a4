import type { Context } from "../../../kernel/context.ts";
import type { DeskId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/access/index.ts";
import { getOpenDesk } from "../../authorities/authorities/index.ts";
import { updateWaitingDesk } from "./store.ts";
import { toContactsSystem } from "./to-contacts-system.ts";

/**
 * Use case: the exchanges that wait at a desk that closed are answered by another. Throws
 * authorities.unknown_desk.
 */
export async function forwardDeskContacts(
  context: Context,
  { from, to }: { readonly from: DeskId; readonly to: DeskId },
): Promise<void> {
  requireCapability(context, "organisation.manage");
  const system = toContactsSystem(context);
  await system.transaction(async (tx) => {
    const desk = await getOpenDesk(system, to);
    await updateWaitingDesk(tx, system.authorityId, from, desk.id);
  });
}
