import type { FastifyReply, FastifyRequest } from "fastify";
import { AppError } from "../../../kernel/errors.ts";
import { asId, isUuid } from "../../../kernel/ids.ts";
import { beginTopUp, type PaymentId, paymentsErrors } from "../../../modules/payments/index.ts";
import { besideField, readForm, seeOther, textOf } from "../../../web/index.ts";
import { readAmount } from "../../common/counters/amounts.ts";
import { addresses, FOR } from "../common/addresses.ts";
import { choosePerson } from "../common/choose-person.ts";
import { nameOf } from "../common/person-switcher.tsx";
import { showCounters } from "./counters-page.tsx";
import { amountField } from "./top-up.tsx";

/** Refusals that are about the amount, or that another amount or another day answers. */
const byField: ReadonlySet<string> = new Set([
  "payments.amount_not_valid",
  "payments.not_whole_units",
  "payments.over_ceiling",
  "payments.provider_silent",
  "payments.address_needed",
  "payments.too_many_under_way",
]);

/** Writes what is asked, then sends the payer to the page of the payment service. */
export async function beginAtHome(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language } = request.ardeco;
  const { typed } = readForm(request);
  const { somebody, people } = await context.transaction((tx) =>
    choosePerson(tx, request, textOf(typed, FOR)),
  );
  const account = textOf(typed, "compte");
  if (!isUuid(account)) throw paymentsErrors.error("payments.no_regie");
  const given = textOf(typed, "nouveau");
  const id = isUuid(given) ? asId<"payment">(given) : context.newId<PaymentId>();
  const payer = people.find(({ self }) => self) ?? somebody;
  const origin = context.ports.publicUrl;
  try {
    const { page } = await beginTopUp(context, {
      id,
      personId: somebody.id,
      accountId: asId<"counterAccount">(account),
      amount: readAmount(textOf(typed, amountField(account)), "euro_cent") ?? 0,
      payer: nameOf(payer, language),
      // Whom it is for stays here: no service outside is given a number of ours.
      returnTo: `${origin}${addresses(brand).topUpDone(id)}`,
      notifyAt: `${origin}/${brand.slug}/paiements/notification`,
    });
    // The simulator is a page of ours; a payment service is where the settings say.
    return /^https?:/.test(page) ? reply.redirect(page, 303) : seeOther(reply, `/${brand.slug}/${page}`);
  } catch (error) {
    if (!(error instanceof AppError) || !byField.has(error.code)) throw error;
    return showCounters(request, reply, [besideField(amountField(account), error)]);
  }
}
