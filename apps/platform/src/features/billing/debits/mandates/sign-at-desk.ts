import type { CivilDate } from "../../../../kernel/civil-date.ts";
import type { Context } from "../../../../kernel/context.ts";
import { toTidyText } from "../../../../kernel/text.ts";
import { requireRepresentative } from "../../../identity/households/index.ts";
import { requireDebitDeskAgent, requireNoDebitInterest } from "../agents.ts";
import { getAgreedCreditor } from "../creditor/get-creditor.ts";
import type { Mandate, MandateId } from "../debit.ts";
import { toDebitsSystem } from "../read-rows.ts";
import { saveSignedMandate } from "./save-signed-mandate.ts";
import { type Account, validateGivenAccount } from "./validate-given-account.ts";

export interface AtDesk extends Account {
  /** From the form: sent twice, it is one mandate. */
  readonly id: MandateId;
  /** On the paper. */
  readonly signedOn: CivilDate;
  readonly place: string;
}

/**
 * Use case: an agent types what somebody signed on paper: a mandate, or, where they have one in this series,
 * its new account (an amendment). Never for themselves or somebody close; the holder is told, and a colleague
 * looks at it or fourteen days pass before it serves. Throws access.capability_missing, debits.agent_needed,
 * debits.no_creditor, debits.account_not_valid (by field), debits.own_interest, debits.id_reused.
 */
export async function signAtDesk(context: Context, input: AtDesk): Promise<Mandate> {
  const agent = requireDebitDeskAgent(context);
  const { seriesId, personId, signedOn } = input;
  await context.transaction((tx) =>
    requireRepresentative(tx, context, { forPersonId: personId, act: "prepare" }),
  );
  const system = toDebitsSystem(context);
  return system.transaction(async (tx) => {
    const creditor = await getAgreedCreditor(tx, system, seriesId);
    await requireNoDebitInterest(tx, system, { personId, agent });
    const place = toTidyText(input.place);
    const account = validateGivenAccount(context, input, { signedOn, place });
    const given = { ...account, place, by: agent.label, signedInBy: "" };
    return saveSignedMandate(tx, { context, system, creditor }, { ...input, given, by: agent.staffId });
  });
}
