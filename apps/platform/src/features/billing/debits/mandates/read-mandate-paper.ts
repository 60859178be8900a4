import type { Context } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { record } from "../../../trust/audit/index.ts";
import { requireDebitDeskAgent } from "../agents.ts";
import type { Creditor, GivenAccount, Mandate, MandateId } from "../debit.ts";
import { debitsErrors } from "../errors.ts";
import { toDebitsSystem } from "../read-rows.ts";
import { getLockedMandate } from "./get-locked-mandate.ts";

/** A mandate as its paper says it, whole account included. */
export interface MandatePaper {
  readonly creditor: Creditor;
  readonly mandate: Omit<Mandate, "content">;
  readonly account: GivenAccount;
}

/**
 * Use case: the paper of a mandate, for who signed, or the agent who has it signed: it shows the whole
 * account, and leaves a line. Throws debits.not_yours, access.capability_missing, debits.agent_needed,
 * debits.unknown_mandate.
 */
export async function readMandatePaper(
  context: Context,
  which: { readonly id: MandateId; readonly personId: PersonId },
): Promise<MandatePaper> {
  const { actor } = context;
  if (actor.kind === "person") {
    if (actor.personId !== which.personId) throw debitsErrors.error("debits.not_yours");
  } else requireDebitDeskAgent(context);
  const system = toDebitsSystem(context);
  return system.transaction(async (tx) => {
    const { mandate, content, creditor } = await getLockedMandate(tx, system, which);
    const { content: _, ...facts } = mandate;
    const account = content.accounts.at(-1);
    if (!account) throw debitsErrors.error("debits.unknown_mandate");
    await record(tx, context, {
      action: "debits.mandate_printed",
      personId: content.payerId,
      data: { mandate: mandate.id, reference: mandate.reference },
    });
    return { creditor, mandate: facts, account };
  });
}
