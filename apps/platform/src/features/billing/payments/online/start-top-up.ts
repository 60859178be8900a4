import type { Context } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { removeInvisible, toTidyText } from "../../../../kernel/text.ts";
import { type CounterAccountId, listAccounts, type OwnAccount } from "../../../ledger/counters/index.ts";
import { paymentsErrors } from "../errors.ts";
import type { PaymentId } from "../payment.ts";
import { isPaid, isSaid } from "../rules.ts";
import { type OnlineOrder, startOnlinePayment } from "./online-request.ts";

export interface TopUpAsked
  extends Pick<OnlineOrder, "payer" | "machine" | "email" | "returnTo" | "notifyAt"> {
  /** From the form: sent twice, it is one payment. */
  readonly id: PaymentId;
  readonly personId: PersonId;
  readonly accountId: CounterAccountId;
  /** In cents. */
  readonly amount: number;
}

/**
 * Use case: somebody who may act for the person begins a payment, and goes to the page of the payment
 * service. Nothing is credited here. Throws households.cannot_act_for, payments.no_regie,
 * payments.amount_not_valid, payments.not_whole_units, payments.words_not_valid, payments.over_ceiling,
 * payments.room_awaited, payments.id_reused, payments.too_many_under_way, payments.provider_silent.
 */
export async function startTopUp(context: Context, input: TopUpAsked): Promise<{ readonly page: string }> {
  const asked = validateTopUp(input);
  return startAccountTopUp(context, { asked, account: await getOwnAccount(context, asked), isGuest: false });
}

/**
 * The payer is the name that is kept of them, and not typed: what nobody sees of it is taken out, and keeps
 * nobody from paying. Throws payments.amount_not_valid, payments.words_not_valid.
 */
export function validateTopUp<Asked extends Pick<TopUpAsked, "amount" | "payer">>(input: Asked): Asked {
  const asked = { ...input, payer: toTidyText(removeInvisible(input.payer)) };
  if (!isPaid(asked.amount)) throw paymentsErrors.error("payments.amount_not_valid");
  if (!isSaid(asked.payer)) throw paymentsErrors.error("payments.words_not_valid");
  return asked;
}

interface Beginning extends Pick<OnlineOrder, "isAgain"> {
  readonly asked: TopUpAsked;
  readonly account: OwnAccount;
  readonly isGuest: boolean;
}

/** For whoever may top this account up. Throws as startTopUp. */
export const startAccountTopUp = (
  context: Context,
  { asked: { id, personId, amount, ...order }, account, isGuest, isAgain = false }: Beginning,
): Promise<{ readonly page: string }> =>
  startOnlinePayment(context, {
    ...order,
    parts: [{ id, personId, account, amount }],
    isGuest,
    isAgain,
  });

/**
 * An account of somebody for whom the reader may act. Throws households.cannot_act_for, payments.no_regie.
 */
export async function getOwnAccount(
  context: Context,
  { personId, accountId }: Pick<TopUpAsked, "personId" | "accountId">,
): Promise<OwnAccount> {
  const found = (await listAccounts(context, personId)).find((one) => one.accountId === accountId);
  if (!found) throw paymentsErrors.error("payments.no_regie");
  return found;
}
