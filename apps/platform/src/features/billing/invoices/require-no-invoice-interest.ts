import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { hasGain } from "../../identity/interests/index.ts";
import { invoicesErrors } from "./errors.ts";

/**
 * Whoever would gain leaves it to a colleague: the person, who lives with them, who acts for them. Throws
 * invoices.own_interest.
 */
export async function requireNoInvoiceInterest(
  tx: Tx,
  { actor }: Context,
  system: Context,
  personId: PersonId,
): Promise<void> {
  if (actor.kind !== "staff") throw invoicesErrors.error("invoices.agent_needed");
  if (await hasGain(tx, system, personId, actor)) throw invoicesErrors.error("invoices.own_interest");
}
