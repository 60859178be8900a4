import { Alert } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { sendAuthorityPage } from "../../../../../../web/index.ts";
import { paymentsErrors } from "../../../../../billing/payments/index.ts";
import { outcomeWords } from "../../../../../billing/payments/pages/common/payments/outcome-words.ts";
import { formatCounterAmount } from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import { readOutcome } from "../../../index.ts";
import { BackToStart } from "./closes-itself.tsx";
import { readKiosk } from "./kiosk-cookies.ts";
import { buildKioskFrame, setNoStore } from "./kiosk-doors.tsx";
import { kioskWords } from "./kiosk-words.ts";

/**
 * Back from the payment service: what it answers, the amount, the counter and its new balance, and nobody's
 * name.
 */
export async function showOutcome(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, language } = request.ardeco;
  const { params } = request;
  const given: unknown = typeof params === "object" && params !== null ? Reflect.get(params, "payment") : "";
  if (!isUuid(given)) throw paymentsErrors.error("payments.unknown");
  const [secret, paying] = [readKiosk(request, "kiosk"), readKiosk(request, "paying")];
  const { state, amount, account, mayGoOnCard } = await readOutcome(context, {
    secret,
    paying,
    id: parseId<"payment">(given),
  });
  const words = kioskWords(language);
  const { states, todo, amountOf } = outcomeWords(language);
  const tone = state === "paid" ? "success" : state === "begun" ? "info" : "warning";
  return sendAuthorityPage(
    setNoStore(reply),
    { title: words.paymentTitle, ...buildKioskFrame(request) },
    <>
      <h1>{words.paymentTitle}</h1>
      <Alert tone={tone} title={states[state]}>
        {state !== "paid" && <p>{todo[state]}</p>}
      </Alert>
      <p>{amountOf(formatCounterAmount(amount, "euro_cent", language))}</p>
      {account && (
        <>
          <p class="ar-lead">
            {words.newBalance(
              account.counter.name[language],
              formatCounterAmount(account.balance, account.counter.unit, language),
            )}
          </p>
          <p>{words.receipt}</p>
        </>
      )}
      {mayGoOnCard && <p>{words.toCardNext}</p>}
      <BackToStart request={request} />
    </>,
  );
}
