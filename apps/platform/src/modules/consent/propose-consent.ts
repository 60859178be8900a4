import type { Context, Tx } from "../../kernel/context.ts";
import type { ServiceNamed } from "./decision.ts";
import type { Proposal } from "./proposal.ts";

/** What to show before a yes. Throws consent.service_not_offered, households.cannot_act_for. */
export async function proposeConsent(_tx: Tx, _context: Context, _input: ServiceNamed): Promise<Proposal> {
  throw new Error("not written yet");
}
