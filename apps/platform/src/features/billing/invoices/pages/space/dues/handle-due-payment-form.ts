import type { FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import { formatPersonName } from "../../../../../../frames/space/common/person-switcher.tsx";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { listCodes, recoverRefusal } from "../../../../../../kernel/recover-refusal.ts";
import {
  getTypedText,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  toBesides,
} from "../../../../../../web/index.ts";
import { resolvePaymentAddress } from "../../../../../ledger/counters/pages/space/counters/top-up.tsx";
import {
  type PaymentId,
  paymentsErrors,
  resolveDuePayment,
  startDuePayment,
} from "../../../../payments/index.ts";
import { invoicesErrors } from "../../../index.ts";
import { formatRegieField, showDues } from "./dues-page.tsx";
import { loadFamilyDues } from "./load-family-dues.ts";

/** Refusals that the card of the régie says: another day, or another amount, answers them. */
const byCard = [
  ...listCodes(
    paymentsErrors,
    "payments.amount_not_valid",
    "payments.not_whole_units",
    "payments.over_ceiling",
    "payments.room_awaited",
    "payments.due_under_way",
    "payments.provider_silent",
    "payments.address_needed",
    "payments.too_many_under_way",
    "payments.no_regie",
  ),
  ...listCodes(invoicesErrors, "invoices.dues_changed"),
];

/** Prepares one payment of all that is due to a régie, then sends the payer to the payment service. */
export async function handleDuePaymentForm(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { typed } = readForm(request);
  const given = getTypedText(typed, "nouveau");
  const id = isUuid(given) ? parseId<"payment">(given) : context.newId<PaymentId>();
  const regie = getTypedText(typed, "regie");
  const shown = { id, regie, sum: Number(getTypedText(typed, "somme")) };
  return submitOrShowAgain(() => startShownPayment(request, shown), {
    besides: toBesides(byCard, formatRegieField(regie)),
    again: (refused) => showDues(request, reply, refused),
    after: (page) =>
      /^https?:/.test(page)
        ? reply.redirect(page, 303)
        : sendSeeOther(reply, resolvePaymentAddress(page, brand.slug)),
  });
}

interface Shown {
  readonly id: PaymentId;
  readonly regie: string;
  /** What the payer read on the button, in cents. */
  readonly sum: number;
}

/**
 * Where the payer goes. The amounts are computed here: the sum of the form only tells what the payer read.
 * Throws invoices.dues_changed, and as startDuePayment.
 */
async function startShownPayment(request: FastifyRequest, { id, regie, sum }: Shown): Promise<string> {
  const { context, brand, language } = request.ardeco;
  const done = buildSpaceAddresses(brand).duePayment(id);
  const { people, somebody } = await resolveChosenPerson(request, "");
  const due = await findRegieDue(context, people, regie);
  if (due?.total !== sum) {
    // The same form, sent twice: what it paid is no longer due.
    if (await isKnownPayment(context, id)) return done.replace(`/${brand.slug}/`, "");
    throw invoicesErrors.error("invoices.dues_changed");
  }
  const origin = context.ports.publicUrl;
  const { page } = await startDuePayment(context, {
    id,
    parts: due.parts.map(({ whose, account, cents }) => ({
      personId: whose.id,
      accountId: account.accountId,
      amount: cents,
    })),
    payer: formatPersonName(somebody, language),
    returnTo: `${origin}${done}`,
    notifyAt: `${origin}/${brand.slug}/paiements/notification`,
  });
  return page;
}

const findRegieDue = async (context: Context, people: readonly Somebody[], regie: string) =>
  (await loadFamilyDues(context, people)).regies.find(({ regieId }) => regieId === regie);

const isKnownPayment = (context: Context, id: PaymentId): Promise<boolean> =>
  recoverRefusal(
    listCodes(paymentsErrors, "payments.unknown"),
    async () => (await resolveDuePayment(context, id)).id === id,
    () => false,
  );
