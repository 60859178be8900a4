import { Button, Card, Form, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { formatPlainDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { isUuid } from "../../../../../../kernel/ids.ts";
import { listCodes } from "../../../../../../kernel/recover-refusal.ts";
import {
  bothIn,
  type Field,
  FieldView,
  getTypedText,
  parsePathId,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  type TypedValues,
  toBesides,
  type Visit,
} from "../../../../../../web/index.ts";
import { endPlan, invoicesErrors, type PlanOfSomebody } from "../../../index.ts";
import { formatInvoiceCents } from "../../common/invoices/words.ts";
import { buildRemindersPath, endPlanPath } from "./paths.ts";
import { planWords } from "./plan-words.ts";

const both = bothIn(planWords);

/** Each field bears its plan: the page has several. */
const buildPlanReasonField = (plan: string): Field => ({
  kind: "text",
  name: `fin-${plan}`,
  label: both(({ reason }) => reason),
  hint: both(({ reasonHint }) => reasonHint),
  maxLength: 200,
});

interface PlansProps {
  readonly plans: readonly PlanOfSomebody[];
  readonly visit: Visit;
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
}

/** Who pays in several times, how far each is, and how to end it. */
export function RunningPlans({ plans, visit, typed, errors }: PlansProps) {
  const words = planWords(visit.language);
  if (plans.length === 0) return null;
  return (
    <Section id="echeanciers" title={words.plans} lead={words.plansLead}>
      <div class="ar-stack">
        {plans.map((plan) => (
          <PlanCard key={plan.id} {...{ plan, visit, typed, errors }} />
        ))}
      </div>
    </Section>
  );
}

function PlanCard({
  plan,
  visit: { language, brand, csrf },
  typed,
  errors,
}: Omit<PlansProps, "plans"> & { readonly plan: PlanOfSomebody }) {
  const words = planWords(language);
  const next = plan.instalments.find(({ state }) => state !== "paid");
  const euros = (cents: number) => formatInvoiceCents(cents, language);
  const name = plan.name || words.unnamed;
  return (
    <Card title={name} level={3} icon="calendar-clock">
      <p>{words.stand(euros(plan.paidCents), euros(plan.totalCents))}</p>
      {next && (
        <p>
          {(next.state === "late" ? words.lateSince : words.next)(
            euros(next.cents - next.paid),
            formatPlainDate(next.on, language),
          )}
        </p>
      )}
      <p>{words.by(formatPlainDate(plan.agreedOn, language), plan.by)}</p>
      <Form action={formatAdminPath(brand, endPlanPath(plan.seriesId, plan.id))} csrf={csrf()}>
        <FieldView field={buildPlanReasonField(plan.id)} {...{ typed, errors, language, answers: {} }} />
        <Button variant="secondary">
          {words.end}
          <span class="ds-sr-only"> ({name})</span>
        </Button>
      </Form>
    </Card>
  );
}

type PlansPageRenderer = (view: {
  typed: TypedValues;
  errors: readonly FieldError[];
}) => Promise<FastifyReply>;

export async function handlePlanEnd(
  request: FastifyRequest,
  reply: FastifyReply,
  showAgain: PlansPageRenderer,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { typed } = readForm(request);
  const seriesId = parsePathId<"invoiceSeries">(request, "series");
  const { plan: id } = request.params as { readonly plan: string };
  if (!isUuid(id)) throw invoicesErrors.error("invoices.unknown_plan");
  const field = `fin-${id}`;
  return submitOrShowAgain(() => endPlan(context, { id, seriesId, reason: getTypedText(typed, field) }), {
    besides: toBesides(ofReason, field),
    again: ({ errors }) => showAgain({ typed, errors }),
    after: () => sendSeeOther(reply, `${formatAdminPath(brand, buildRemindersPath(seriesId))}?fait=fin`),
  });
}

const ofReason = listCodes(
  invoicesErrors,
  "invoices.reason_missing",
  "invoices.characters",
  "invoices.own_interest",
);
