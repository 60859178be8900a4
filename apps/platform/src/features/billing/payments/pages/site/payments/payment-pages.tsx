import { Alert, Button, Form } from "@ardeco/ui";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { isUuid } from "../../../../../../kernel/ids.ts";
import {
  getQueryText,
  getTypedText,
  readForm,
  sendAuthorityPage,
  sendSeeOther,
} from "../../../../../../web/index.ts";
import { formatCounterAmount } from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import {
  paymentsErrors,
  readSimulated,
  resolveOperation,
  type Simulated,
  setSimulatedOutcome,
} from "../../../index.ts";
import { simulatedPaymentWords } from "./payment-words.ts";

const outcomes = ["paid", "refused", "abandoned"] as const;

/** What a payment service calls, and the page that stands in for one in demonstrations. */
export function definePaymentPages(app: FastifyInstance): void {
  // A server calls it, without a page of ours: it is asked again what happened, and what it says itself
  // counts for nothing.
  app.post("/paiements/notification", { config: { csrf: false } }, async (request, reply) => {
    const { typed } = readForm(request);
    const operation =
      getTypedText(typed, "idop") || getTypedText(typed, "idOp") || getQueryText(request, "idop");
    if (!/^[\w-]{1,100}$/.test(operation)) throw paymentsErrors.error("payments.unknown");
    await resolveOperation(request.ardeco.context, operation);
    return reply.code(204).send();
  });
  app.get("/paiement-simule/:operation", async (request, reply) =>
    showSimulated(request, reply, await readSimulated(request.ardeco.context, parseOperationParam(request))),
  );
  app.post("/paiement-simule/:operation", async (request, reply) => {
    const operation = parseOperationParam(request);
    const chosen = getTypedText(readForm(request).typed, "issue");
    const state = outcomes.find((one) => one === chosen);
    const { context } = request.ardeco;
    if (state === undefined) return showSimulated(request, reply, await readSimulated(context, operation));
    const { returnTo } = await setSimulatedOutcome(context, { operation, state });
    // As a payment service does: it notifies before the payer is back.
    await resolveOperation(context, operation);
    // Written by us when the payment was begun: a page of ours.
    const { pathname, search } = new URL(returnTo);
    return sendSeeOther(reply, `${pathname}${search}`);
  });
}

function showSimulated(
  { ardeco }: FastifyRequest,
  reply: FastifyReply,
  { operation, amount, reference, state, returnTo }: Simulated,
): FastifyReply {
  const { brand, language, csrf } = ardeco;
  const words = simulatedPaymentWords(language);
  return sendAuthorityPage(
    reply,
    { title: words.title, width: "task" },
    <>
      <h1>{words.title}</h1>
      <p class="ar-lead">{words.lead}</p>
      <p>{words.amount(formatCounterAmount(amount, "euro_cent", language))}</p>
      <p>{words.reference(reference)}</p>
      {state === "pending" ? (
        outcomes.map((one) => (
          <Form
            key={one}
            action={`/${brand.slug}/paiement-simule/${operation}`}
            csrf={csrf()}
            hidden={{ issue: one }}
          >
            <Button variant={one === "paid" ? "primary" : "secondary"}>{words.choices[one]}</Button>
          </Form>
        ))
      ) : (
        <Alert tone="info" title={words.over}>
          <p>
            <a href={returnTo}>{words.back}</a>
          </p>
        </Alert>
      )}
    </>,
  );
}

/** What is not an id names nothing. */
function parseOperationParam({ params }: FastifyRequest): string {
  const given: unknown =
    typeof params === "object" && params !== null ? Reflect.get(params, "operation") : "";
  if (!isUuid(given)) throw paymentsErrors.error("payments.unknown");
  return given;
}
