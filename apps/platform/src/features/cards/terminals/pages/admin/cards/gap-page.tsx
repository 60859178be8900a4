import { Button, Definition, Form } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath, sendAdminPage } from "../../../../../../frames/admin/common/admin-page.tsx";
import { formatLongDate, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
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
  submitOrShowAgain,
  type TypedValues,
} from "../../../../../../web/index.ts";
import { type Gap, getGap, listSettlements, resolveGap, settlements } from "../../../index.ts";
import { cardWords } from "./card-words.ts";
import { formatGapAmount, readAround, What } from "./gaps-page.tsx";
import { buildGapPath, GAPS } from "./paths.ts";

const both = bothIn(cardWords);

const buildGapFields = (gap: Gap): readonly Field[] => [
  {
    kind: "choice",
    name: "decision",
    label: both(({ decision }) => decision),
    options: listSettlements(gap).map((value) => ({
      value,
      label: both(({ decisions }) => decisions[value]),
    })),
  },
  {
    kind: "text",
    name: "motif",
    label: both(({ reason }) => reason),
    hint: both(({ reasonHint }) => reasonHint),
    multiline: true,
    maxLength: 300,
  },
];

const readGap = (request: FastifyRequest): Promise<Gap> => {
  const { context } = request.ardeco;
  return getGap(context, parsePathId<"cardTransaction">(request, "gap"));
};

interface FormView {
  readonly typed?: TypedValues;
  readonly errors?: readonly FieldError[];
}

export async function showGap(
  request: FastifyRequest,
  reply: FastifyReply,
  { typed = new Map(), errors = [] }: FormView = {},
): Promise<FastifyReply> {
  const { brand, language, csrf } = request.ardeco;
  const gap = await readGap(request);
  const around = await readAround(request);
  const words = cardWords(language);
  const status = errors.length > 0 ? 422 : 200;
  return sendAdminPage(
    reply,
    {
      title: words.settleTitle,
      place: "cards",
      width: "task",
      above: [],
      status,
      hasErrors: status === 422,
    },
    <>
      <FormErrors errors={errors} language={language} />
      <h1>{words.settleTitle}</h1>
      <p class="ar-lead">{words.settleLead}</p>
      <Definition
        items={[
          { term: words.whatColumn, description: <What {...{ gap, language }} /> },
          { term: words.gapColumns.amount, description: formatGapAmount(gap, gap.amount, around, language) },
          { term: words.balance, description: formatGapAmount(gap, gap.balance, around, language) },
          {
            term: words.gapColumns.where,
            description: around.equipment.find(({ id }) => id === gap.equipmentId)?.name ?? "",
          },
          { term: words.gapColumns.on, description: formatLongDate(gap.on, language) },
        ]}
      />
      <Form
        action={formatAdminPath(brand, buildGapPath(gap.id))}
        csrf={csrf()}
        hidden={{ _revision: String(gap.revision) }}
      >
        {buildGapFields(gap).map((field) => (
          <FieldView key={field.name} {...{ field, typed, errors, language, answers: {} }} />
        ))}
        <Button>{words.settleNow}</Button>
      </Form>
    </>,
  );
}

export async function handleGapSettlement(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const gap = await readGap(request);
  const form = readForm(request);
  const today = toCivilDate(context.now());
  const { answers, errors } = parseFields(buildGapFields(gap), form, { today, answers: {} });
  if (errors.length > 0) return showGap(request, reply, { typed: form.typed, errors });
  const decision = settlements.find((one) => one === findTextAnswer(answers, "decision")) ?? "set_aside";
  const reason = findTextAnswer(answers, "motif") ?? "";
  const settled = { id: gap.id, revision: parseRevision(form.typed), decision, reason };
  return submitOrShowAgain(() => resolveGap(context, settled), {
    again: (refused) => showGap(request, reply, { typed: form.typed, errors: refused.errors }),
    after: () => sendSeeOther(reply, `${formatAdminPath(brand, GAPS)}?fait=regle`),
  });
}
