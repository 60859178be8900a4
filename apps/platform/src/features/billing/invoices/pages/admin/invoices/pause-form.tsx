import { Button, Form, Section } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import {
  bothIn,
  type Field,
  FieldView,
  findTextAnswer,
  parseFields,
  parsePathId,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  type TypedValues,
  type Visit,
} from "../../../../../../web/index.ts";
import { type InvoiceId, suspendReminders } from "../../../index.ts";
import { buildInvoicePath, buildPausePath } from "./paths.ts";
import { reminderWords } from "./reminder-words.ts";

const both = bothIn(reminderWords);

const fields: readonly Field[] = [
  {
    kind: "date",
    name: "jusqu",
    label: both(({ until }) => until),
    hint: both(({ untilHint }) => untilHint),
  },
  {
    kind: "text",
    name: "pourquoi",
    label: both(({ pauseReason }) => pauseReason),
    hint: both(({ pauseReasonHint }) => pauseReasonHint),
    maxLength: 200,
  },
];

interface PauseProps {
  readonly invoiceId: InvoiceId;
  readonly visit: Visit;
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
}

/** An agent holds the reminders of who pays. */
export function Pause({ invoiceId, visit: { language, brand, csrf }, typed, errors }: PauseProps) {
  const words = reminderWords(language);
  return (
    <Section id="rappels" title={words.pauseTitle} lead={words.pauseLead}>
      <Form action={formatAdminPath(brand, buildPausePath(invoiceId))} csrf={csrf()}>
        {fields.map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language, answers: {} }} />
        ))}
        <Button variant="secondary">{words.pause}</Button>
      </Form>
    </Section>
  );
}

type PauseFormRenderer = (typed: TypedValues, errors: readonly FieldError[]) => Promise<FastifyReply>;

export async function handlePauseForm(
  request: FastifyRequest,
  reply: FastifyReply,
  again: PauseFormRenderer,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const form = readForm(request);
  const invoiceId = parsePathId<"invoice">(request, "invoice");
  const { answers, errors } = parseFields(fields, form, { today: toCivilDate(context.now()), answers: {} });
  if (errors.length > 0) return again(form.typed, errors);
  const pause = {
    invoiceId,
    until: findTextAnswer(answers, "jusqu") ?? "",
    reason: findTextAnswer(answers, "pourquoi") ?? "",
  };
  return submitOrShowAgain(() => suspendReminders(context, pause), {
    besides: BESIDE,
    again: (refused) => again(form.typed, refused.errors),
    after: () => sendSeeOther(reply, `${formatAdminPath(brand, buildInvoicePath(invoiceId))}?fait=pause`),
  });
}

const BESIDE: Readonly<Record<string, string>> = {
  "invoices.until_not_valid": "jusqu",
  "invoices.reason_missing": "pourquoi",
  "invoices.characters": "pourquoi",
  "invoices.own_interest": "pourquoi",
};
