import { Button, Definition, Form } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { formatLongDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { listCodes, recoverRefusal } from "../../../../../../kernel/recover-refusal.ts";
import {
  bothIn,
  type Field,
  FieldView,
  FormErrors,
  findTextAnswer,
  parseFields,
  parsePathId,
  parseRevision,
  readForm,
  sendSeeOther,
  type TypedValues,
} from "../../../../../../web/index.ts";
import { acceptMissingNumbers, getMissing, type MissingNumbers, terminalsErrors } from "../../../index.ts";
import { cardWords } from "./card-words.ts";
import { buildGapPath, GAPS } from "./paths.ts";

const both = bothIn(cardWords);

const fields: readonly Field[] = [
  {
    kind: "text",
    name: "motif",
    label: both(({ reason }) => reason),
    hint: both(({ reasonHint }) => reasonHint),
    multiline: true,
    maxLength: 300,
  },
];

/**
 * Numbers that nobody told of have the address of a gap. Undefined when this is one that a reader told.
 * Throws terminals.already_settled.
 */
export async function findMissing(request: FastifyRequest): Promise<MissingNumbers | undefined> {
  const { context } = request.ardeco;
  return recoverRefusal(
    listCodes(terminalsErrors, "terminals.transaction_unknown"),
    () => getMissing(context, parsePathId<"cardHole">(request, "gap")),
    () => undefined,
  );
}

interface FormView {
  readonly typed?: TypedValues;
  readonly errors?: readonly FieldError[];
}

export function showMissing(
  request: FastifyRequest,
  reply: FastifyReply,
  missing: MissingNumbers,
  { typed = new Map(), errors = [] }: FormView = {},
): FastifyReply {
  const { brand, language, csrf } = request.ardeco;
  const words = cardWords(language);
  const { id, card, first, last, on } = missing;
  const status = errors.length > 0 ? 422 : 200;
  const hidden = { premiere: String(first), derniere: String(last) };
  const title = words.acknowledgeTitle;
  return sendAdminPage(
    reply,
    { title, place: "cards", width: "task", above: [], status, hasErrors: status === 422 },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{title}</h1>
      <p class="ar-lead">{words.acknowledgeLead}</p>
      <Definition
        items={[
          { term: words.missingColumns.card, description: <code>{card}</code> },
          { term: words.missingColumns.numbers, description: words.numbers(String(first), String(last)) },
          { term: words.missingColumns.on, description: formatLongDate(on, language) },
        ]}
      />
      <Form action={formatAdminPath(brand, buildGapPath(id))} csrf={csrf()} hidden={hidden}>
        {fields.map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language, answers: {} }} />
        ))}
        <Button>{words.acknowledgeNow}</Button>
      </Form>
    </>,
  );
}

export async function handleHoleAcknowledgement(
  request: FastifyRequest,
  reply: FastifyReply,
  missing: MissingNumbers,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const form = readForm(request);
  const today = toCivilDate(context.now());
  const { answers, errors } = parseFields(fields, form, { today, answers: {} });
  if (errors.length > 0) return showMissing(request, reply, missing, { typed: form.typed, errors });
  // As they were read: a journal may have told some since.
  await acceptMissingNumbers(context, {
    id: missing.id,
    first: parseRevision(form.typed, "premiere"),
    last: parseRevision(form.typed, "derniere"),
    reason: findTextAnswer(answers, "motif") ?? "",
  });
  return sendSeeOther(reply, `${formatAdminPath(brand, GAPS)}?fait=acte`);
}
