import { toCivilDate } from "../../../../kernel/civil-date.ts";
import type { Context } from "../../../../kernel/context.ts";
import { requireOwnerPresent, type Session } from "../../../access/access/index.ts";
import { getAgreedCreditor } from "../creditor/get-creditor.ts";
import type { Mandate, MandateId } from "../debit.ts";
import { debitsErrors } from "../errors.ts";
import { toDebitsSystem } from "../read-rows.ts";
import { saveSignedMandate } from "./save-signed-mandate.ts";
import { type Account, validateGivenAccount } from "./validate-given-account.ts";

export interface OnlineSignature extends Account {
  readonly id: MandateId;
  readonly session: Pick<Session, "method" | "createdAt">;
}

/**
 * Use case: somebody signs in their own space, here and now: their sign-in is kept with the mandate. Nobody
 * signs for another. Throws debits.not_yours, access.recent_sign_in_required, debits.no_creditor,
 * debits.account_not_valid (by field), debits.id_reused.
 */
export async function signOnline(context: Context, input: OnlineSignature): Promise<Mandate> {
  const { actor } = context;
  if (actor.kind !== "person" || actor.personId !== input.personId)
    throw debitsErrors.error("debits.not_yours");
  requireOwnerPresent(context, input.session);
  const system = toDebitsSystem(context);
  return system.transaction(async (tx) => {
    const creditor = await getAgreedCreditor(tx, system, input.seriesId);
    const signedOn = toCivilDate(context.now());
    const account = validateGivenAccount(context, input, { signedOn });
    const given = { ...account, place: "", by: "", signedInBy: input.session.method };
    return saveSignedMandate(tx, { context, system, creditor }, { ...input, signedOn, given, by: null });
  });
}
