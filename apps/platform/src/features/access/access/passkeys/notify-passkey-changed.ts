import type { Context, Tx } from "../../../../kernel/context.ts";
import type { Holder } from "../store/passkeys.ts";

/** "reset": an administrator took back every key of an agent. */
export type PasskeyChange = "added" | "removed" | "suspended" | "reset";

/**
 * Whoever holds the account hears of each change of its keys: somebody else's is then seen. Joins the
 * transaction.
 */
export async function notifyPasskeyChanged(
  tx: Tx,
  context: Context,
  holder: Holder,
  change: PasskeyChange,
): Promise<void> {
  const { authorityId, requestId } = context;
  const { kind, subjectId } = holder;
  await context.ports.events.emit(tx, "access.passkey_changed", {
    authorityId,
    requestId,
    kind,
    subjectId,
    change,
  });
}
