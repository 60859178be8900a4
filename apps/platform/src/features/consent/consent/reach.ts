import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId, ServiceId } from "../../../kernel/ids.ts";
import { type Act, requireRepresentative } from "../../identity/households/index.ts";

/**
 * The person, who may act for them, an agent at the desk, or the system. Throws households.cannot_act_for.
 */
export async function requireReach(
  tx: Tx,
  context: Context,
  about: { readonly personId: PersonId; readonly serviceId?: ServiceId; readonly act: Act },
): Promise<void> {
  const { personId, ...rest } = about;
  await requireRepresentative(tx, context, { forPersonId: personId, ...rest });
}
