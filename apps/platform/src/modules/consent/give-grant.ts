import type { Context, Tx } from "../../kernel/context.ts";
import type { ConsentDecision } from "./decision.ts";
import type { Grant } from "./grant.ts";

/** Use case: the yes. See `giveGrantWithin`. */
export async function giveGrant(context: Context, input: ConsentDecision): Promise<Grant> {
  return context.transaction((tx) => giveGrantWithin(tx, context, input));
}

/**
 * The same inside the caller's transaction (an OpenID interaction, an enrolment). Throws consent.service_not_offered,
 * consent.version_changed, consent.not_asked, consent.required_refused, consent.key_reused, households.cannot_act_for.
 */
export async function giveGrantWithin(_tx: Tx, _context: Context, _input: ConsentDecision): Promise<Grant> {
  throw new Error("not written yet");
}
