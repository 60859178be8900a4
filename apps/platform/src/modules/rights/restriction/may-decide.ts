import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { listActingFor } from "../../households/index.ts";
import { findKept } from "../../identity/index.ts";

/**
 * Whether what they say of a pause takes effect by itself, to begin it and to lift it: the person, a parent, a guardian. Never under a
 * mandate, which is given to act: a pause would stop every service of who gave it, and lifting one hands over what they withheld.
 */
export async function mayDecideOnPause(
  tx: Tx,
  context: Context,
  { by, personId }: { readonly by: PersonId; readonly personId: PersonId },
): Promise<boolean> {
  // A number that was merged into theirs is theirs.
  if (by === personId || by === (await findKept(tx, context, personId))) return true;
  const links = await listActingFor(tx, context, { forPersonId: personId, act: "usual" });
  return links.some(
    ({ representativeId, kind, state }) =>
      representativeId === by && kind !== "mandate" && state === "validated",
  );
}
