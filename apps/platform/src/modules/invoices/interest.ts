import type { Context, Tx } from "../../kernel/context.ts";
import type { PersonId, StaffId } from "../../kernel/ids.ts";
import { hasInterest } from "../duplicates/index.ts";
import { listClose } from "../households/index.ts";
import { invoicesErrors } from "./errors.ts";

/** Whoever would gain leaves it to a colleague: the person, who lives with them, who acts for them. Throws invoices.own_interest. */
export async function requireNoInterest(
  tx: Tx,
  { actor }: Context,
  system: Context,
  personId: PersonId,
): Promise<void> {
  if (actor.kind !== "staff") throw invoicesErrors.error("invoices.agent_needed");
  const close = await listClose(tx, system, personId);
  const agent: { readonly staffId: StaffId; readonly label: string } = actor;
  if (await hasInterest(tx, system, close, agent)) throw invoicesErrors.error("invoices.own_interest");
}
