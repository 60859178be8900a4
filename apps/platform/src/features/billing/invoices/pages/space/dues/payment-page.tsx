import { Alert, LinkButton, Table } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { buildSpaceAddresses, formatPersonAddress } from "../../../../../../frames/space/common/addresses.ts";
import { formatPersonName } from "../../../../../../frames/space/common/person-switcher.tsx";
import { resolveChosenPerson } from "../../../../../../frames/space/common/resolve-chosen-person.ts";
import { sendSpacePage } from "../../../../../../frames/space/common/space-page.tsx";
import type { Language } from "../../../../../../kernel/errors.ts";
import { readCounters } from "../../../../../ledger/counters/index.ts";
import { parsePaymentParam } from "../../../../../ledger/counters/pages/space/counters/payment-pages.tsx";
import { type DuePayment, resolveDuePayment } from "../../../../payments/index.ts";
import { outcomeWords } from "../../../../payments/pages/common/payments/outcome-words.ts";
import { formatInvoiceCents } from "../../common/invoices/words.ts";
import { dueWords } from "./due-words.ts";

/** Back from the payment service: it is asked what happened; the browser is not believed. */
export async function showDuePayment(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, language } = request.ardeco;
  const payment = await resolveDuePayment(context, parsePaymentParam(request));
  const { people } = await resolveChosenPerson(request, "");
  const counters = await readCounters(context);
  const words = dueWords(language);
  const { done } = words;
  const { who, account, amount } = words.columns;
  const at = buildSpaceAddresses(brand);
  return sendSpacePage(
    reply,
    {
      title: done.title,
      place: "services",
      width: "task",
      above: [{ href: at.dues, label: words.title }],
    },
    <>
      <h1>{done.title}</h1>
      <Outcome payment={payment} language={language} />
      <p>{done.amount(formatInvoiceCents(payment.total, language))}</p>
      <Table
        id="regle"
        caption={done.parts}
        columns={[{ label: who }, { label: account }, { label: amount, numeric: true }]}
        rows={payment.parts.map(({ id, forPersonId, counterId, amount: cents }) => {
          const whose = people.find((one) => one.id === forPersonId);
          const name = whose ? formatPersonName(whose, language) : done.somebody;
          return {
            key: id,
            cells: [
              name,
              <>
                {counters.find((counter) => counter.id === counterId)?.name[language]}
                {payment.state === "paid" && whose && (
                  <>
                    {" "}
                    <a href={formatPersonAddress(at.receipt(id), whose)}>
                      {done.receipt}
                      <span class="ds-sr-only"> ({name})</span>
                    </a>
                  </>
                )}
              </>,
              formatInvoiceCents(cents, language),
            ],
          };
        })}
      />
      <p>
        <LinkButton variant="secondary" href={at.dues}>
          {done.back}
        </LinkButton>
      </p>
    </>,
  );
}

/** What became of it, and what to do next. */
function Outcome({
  payment: { state },
  language,
}: {
  readonly payment: DuePayment;
  readonly language: Language;
}) {
  const { states, todo } = outcomeWords(language);
  const { done } = dueWords(language);
  if (state === "paid")
    return (
      <Alert tone="success" title={done.paid}>
        <p>{done.paidText}</p>
      </Alert>
    );
  if (state === "held")
    return (
      <Alert tone="warning" title={done.held}>
        <p>{done.heldText}</p>
      </Alert>
    );
  return (
    <Alert tone={state === "begun" ? "info" : "warning"} title={states[state]}>
      <p>{todo[state]}</p>
    </Alert>
  );
}
