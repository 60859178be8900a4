import { Alert } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { getPathText } from "../../../../../../web/index.ts";
import { readPaidByReader, resolveReaderPayment } from "../../../../../billing/payments/index.ts";
import { outcomeWords } from "../../../../../billing/payments/pages/common/payments/outcome-words.ts";
import { ReceiptView } from "../../../../../billing/payments/pages/common/payments/receipt-view.tsx";
import { readCounters } from "../../../../counters/index.ts";
import { formatCounterAmount } from "../../../../counters/pages/common/counters/amounts.ts";
import { guestWords } from "./guest-words.ts";

/**
 * Back from the payment service, and later: what became of it, and the receipt once it is paid. It names no
 * child and no balance.
 */
export async function showPaidAsGuest(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language } = request.ardeco;
  const given = getPathText(request, "payment");
  if (!isUuid(given)) throw kernelErrors.error("request.not_found");
  const id = parseId<"payment">(given);
  const { state, amount } = await resolveReaderPayment(context, id);
  const words = guestWords(language);
  const { states, todo, amountOf } = outcomeWords(language);
  const isPaid = state === "paid";
  const tone = isPaid ? "success" : state === "begun" ? "info" : "warning";
  const at = buildSpaceAddresses(brand);
  return sendSpacePage(
    reply,
    {
      title: words.paidTitle,
      place: "services",
      width: "task",
      above: [{ href: at.topUpFor, label: words.guestTitle }],
    },
    <>
      <h1>{words.paidTitle}</h1>
      <Alert tone={tone} title={isPaid ? words.paid : states[state]}>
        <p>{isPaid ? words.paidText : todo[state]}</p>
      </Alert>
      {isPaid ? (
        await renderGuestReceipt(request, id)
      ) : (
        <p>{amountOf(formatCounterAmount(amount, "euro_cent", language))}</p>
      )}
      <p>
        <a href={at.topUpFor}>{words.backTo}</a>
      </p>
    </>,
  );
}

async function renderGuestReceipt(
  { ardeco: { context, language } }: FastifyRequest,
  id: ReturnType<typeof parseId<"payment">>,
) {
  const receipt = await readPaidByReader(context, id);
  const counters = await readCounters(context);
  const counter = counters.find((one) => one.id === receipt.payment.counterId);
  return <ReceiptView receipt={receipt} counterName={counter?.name[language] ?? ""} language={language} />;
}
