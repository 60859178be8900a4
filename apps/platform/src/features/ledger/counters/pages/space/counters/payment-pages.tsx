import { Alert } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import {
  buildSpaceAddresses,
  FOR,
  formatPersonAddress,
} from "../../../../../../frames/space/common/addresses.ts";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import type { Somebody } from "../../../../../../frames/space/common/somebody.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import type { Context } from "../../../../../../kernel/context.ts";
import { type Id, isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { listCodes, recoverRefusal } from "../../../../../../kernel/recover-refusal.ts";
import { getQueryText } from "../../../../../../web/index.ts";
import {
  type PaymentId,
  paymentsErrors,
  readReceipt,
  resolvePayment,
} from "../../../../../billing/payments/index.ts";
import { outcomeWords } from "../../../../../billing/payments/pages/common/payments/outcome-words.ts";
import { ReceiptView } from "../../../../../billing/payments/pages/common/payments/receipt-view.tsx";
import { readCounters } from "../../../index.ts";
import { formatCounterAmount } from "../../common/counters/amounts.ts";
import { topUpWords } from "./top-up-words.ts";

/** Back from the payment service: it is asked what happened; the browser is not believed. */
export async function showTopUp(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language } = request.ardeco;
  const id = parsePaymentParam(request);
  const chosen = await resolveChosenPerson(request);
  // The payment service leads back without saying for whom.
  const { somebody, settled } = await getSettledPayment(
    context,
    getQueryText(request, FOR) === "" ? chosen.people : [chosen.somebody],
    id,
  );
  const { state, amount } = settled;
  const words = topUpWords(language);
  const { states, todo, amountOf } = outcomeWords(language);
  const at = buildSpaceAddresses(brand);
  const tone = state === "paid" ? "success" : state === "begun" ? "info" : "warning";
  return sendSpacePage(
    reply,
    {
      title: words.title,
      place: "services",
      width: "task",
      above: [{ href: formatPersonAddress(at.counters, somebody), label: words.counters }],
    },
    <>
      <h1>{words.title}</h1>
      <Alert tone={tone} title={states[state]}>
        <p>{todo[state]}</p>
      </Alert>
      <p>{amountOf(formatCounterAmount(amount, "euro_cent", language))}</p>
      {state === "paid" && (
        <p>
          <a href={formatPersonAddress(at.receipt(id), somebody)}>{words.receipt}</a>
        </p>
      )}
      <p>
        <a href={formatPersonAddress(at.counters, somebody)}>{words.back}</a>
      </p>
    </>,
  );
}

/**
 * The payment, with whom it is for among these people: who paid comes last, for whom it is theirs too. Throws
 * payments.unknown when it is for none.
 */
async function getSettledPayment(context: Context, people: readonly Somebody[], id: PaymentId) {
  for (const somebody of people.toSorted((one, other) => Number(one.self) - Number(other.self))) {
    const found = await recoverRefusal(
      listCodes(paymentsErrors, "payments.unknown"),
      async () => ({ somebody, settled: await resolvePayment(context, { personId: somebody.id, id }) }),
      () => undefined,
    );
    if (found) return found;
  }
  throw paymentsErrors.error("payments.unknown");
}

/** A receipt of one's own, or of whom one acts for, to print. */
export async function showOwnReceipt(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language } = request.ardeco;
  const chosen = await resolveChosenPerson(request);
  const counters = await readCounters(context);
  const { somebody, people } = chosen;
  const readerName = people.find(({ self }) => self)?.fullName ?? "";
  const receipt = await readReceipt(context, {
    personId: somebody.id,
    id: parsePaymentParam(request),
    readerName,
  });
  const words = topUpWords(language);
  const counter = counters.find(({ id }) => id === receipt.payment.counterId);
  return sendSpacePage(
    reply,
    {
      title: receipt.payment.number,
      place: "services",
      width: "task",
      above: [
        { href: formatPersonAddress(buildSpaceAddresses(brand).counters, somebody), label: words.counters },
      ],
    },
    <ReceiptView receipt={receipt} counterName={counter?.name[language] ?? ""} language={language} />,
  );
}

/** What is not an id names nothing (404). */
export function parsePaymentParam({ params }: FastifyRequest): Id<"payment"> {
  const given: unknown = typeof params === "object" && params !== null ? Reflect.get(params, "payment") : "";
  if (!isUuid(given)) throw kernelErrors.error("request.not_found");
  return parseId<"payment">(given);
}
