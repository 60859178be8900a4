import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { listTold } from "../../identity/households/index.ts";
import { findCurrentText, listElements } from "../../identity/identity/index.ts";
import { notify } from "../../messaging/notifications/index.ts";
import { formatPaymentEuros } from "./format-payment-euros.ts";
import type { Payment } from "./payment.ts";

/**
 * A refund is told to whose counter it is, and to who is told of them: the agent alone says that the money
 * was handed over. In the transaction of the refund; `system` acts as the system.
 */
export async function notifyRefund(
  tx: Tx,
  system: Context,
  {
    payment,
    personId,
    counter,
  }: {
    readonly payment: Payment;
    readonly personId: PersonId;
    readonly counter: { readonly fr: string; readonly en: string };
  },
): Promise<void> {
  const given = findCurrentText(await listElements(tx, system, personId, ["given_name"]), "given_name");
  for (const reader of await listTold(tx, system, personId))
    await notify(tx, system, {
      personId: reader,
      template: "money_given_back",
      data: {
        counter,
        amount: {
          fr: formatPaymentEuros(payment.amount, "fr-FR"),
          en: formatPaymentEuros(payment.amount, "en-GB"),
        },
        receipt: payment.number,
        path: buildRefundPath(payment, personId, reader),
        ...(reader === personId || !given ? {} : { about: given }),
      },
    });
}

function buildRefundPath({ id }: Payment, personId: PersonId, reader: PersonId): string {
  const page = `/espace/compteurs/recus/${id}`;
  return reader === personId ? page : `${page}?${new URLSearchParams({ pour: personId })}`;
}
