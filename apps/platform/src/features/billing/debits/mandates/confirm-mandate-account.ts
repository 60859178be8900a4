import { compact } from "@ardeco/sepa";
import type { Context } from "../../../../kernel/context.ts";
import { isAmongAgents } from "../../../access/access/index.ts";
import { record } from "../../../trust/audit/index.ts";
import { requireDebitDeskAgent, requireNoDebitInterest } from "../agents.ts";
import { debitsErrors } from "../errors.ts";
import { toDebitsSystem } from "../read-rows.ts";
import { updateMandate } from "../store/mandates.ts";
import { getLockedMandate, type Which } from "./get-locked-mandate.ts";

/**
 * Use case: a colleague of the agent who typed an account compares it with the signed paper: it serves at
 * once. They type its end as the paper says it: an account that was changed since the page was read, or that
 * ends alike on the screen, is another. Never by whoever typed it, who counts for one with them, or is close
 * to the payer. Throws access.capability_missing, debits.agent_needed, debits.unknown_mandate,
 * debits.another_agent_needed, debits.own_interest, debits.other_account.
 * @param ending the last eight signs of the IBAN, spaces aside
 */
export async function confirmMandateAccount(
  context: Context,
  { ending, ...which }: Which & { readonly ending: string },
): Promise<void> {
  const agent = requireDebitDeskAgent(context);
  const system = toDebitsSystem(context);
  await system.transaction(async (tx) => {
    const { mandate, content } = await getLockedMandate(tx, system, which);
    const { accountBy, seenBy } = mandate;
    if (accountBy === null || seenBy !== null) return;
    const typed = { id: accountBy, label: content.accounts.at(-1)?.by ?? "" };
    if (await isAmongAgents(tx, context, [typed])) throw debitsErrors.error("debits.another_agent_needed");
    await requireNoDebitInterest(tx, system, { personId: content.payerId, agent });
    const { iban = "" } = content.accounts.at(-1) ?? {};
    if (compact(ending) !== iban.slice(-ENDING)) throw debitsErrors.error("debits.other_account");
    await updateMandate(tx, system.authorityId, mandate.id, { seen_by: agent.staffId });
    await record(tx, context, {
      action: "debits.account_seen",
      personId: content.payerId,
      data: { mandate: mandate.id, reference: mandate.reference },
    });
  });
}

/** Twice what a page shows. */
const ENDING = 8;
