import type { FastifyInstance, FastifyReply } from "fastify";
import type { FieldError } from "../../kernel/errors.ts";
import { parseFields } from "../forms/parse-fields.ts";
import { type PostedForm, readForm, type TypedValues } from "../forms/posted-form.ts";
import { submitOrShowAgain } from "../forms/submit-or-show-again.ts";
import { toTypedValues } from "../forms/to-typed-values.ts";
import { formatSentence } from "../messages.ts";
import { sendAuthorityPage } from "../page/page.tsx";
import { sendSeeOther } from "../page/send-see-other.ts";
import { CHECK_PATH, type Journey, type Step } from "./journey.ts";
import type { JourneyOptions, JourneyPort } from "./journey-port.ts";
import {
  formatStepHref,
  getJourneyBase,
  type JourneyRequest,
  openDraft,
  resolveNextPlace,
} from "./journey-request.ts";
import { StepPage } from "./step-page.tsx";
import { canOpen, findNextStep, findPreviousStep } from "./walk.ts";

interface Shown {
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
  readonly status: number;
}

/** GET shows the question, POST takes its answer and goes on to the next. */
export function mountStep(
  app: FastifyInstance,
  journey: Journey,
  step: Step,
  port: JourneyPort,
  { area, stepNote }: JourneyOptions,
): void {
  const url = `${journey.path}/${step.path}`;

  async function show(reply: FastifyReply, draft: JourneyRequest, shown: Shown): Promise<FastifyReply> {
    const visit = reply.request.ardeco;
    const { language } = visit;
    const { errors, status } = shown;
    const note = await stepNote?.(step.id, draft.answers, visit, draft.place);
    return sendAuthorityPage(
      reply,
      {
        title: formatSentence(step.title, language),
        status,
        hasErrors: errors.length > 0,
        ...(area ? { area } : {}),
      },
      <StepPage
        {...{ journey, step, language, errors }}
        answers={draft.answers}
        typed={shown.typed}
        csrf={visit.csrf()}
        action={formatStepHref(draft, step.path)}
        backHref={findBackHref(journey, step, draft)}
        note={note}
      />,
    );
  }

  app.get(url, async (request, reply) => {
    const draft = await openDraft(request, journey, port, getJourneyBase(request));
    if (!canOpen(journey, draft.answers, step.id, draft.today)) {
      return sendSeeOther(reply, resolveNextPlace(journey, draft.answers, draft));
    }
    return show(reply, draft, {
      typed: toTypedValues(step.fields, draft.answers),
      errors: [],
      status: 200,
    });
  });

  app.post(url, async (request, reply) => {
    const draft = await openDraft(request, journey, port, getJourneyBase(request));
    if (!canOpen(journey, draft.answers, step.id, draft.today)) {
      return sendSeeOther(reply, resolveNextPlace(journey, draft.answers, draft));
    }
    const form = readForm(request);
    const taken = await saveStepAnswers(journey, step, port, draft, form);
    if ("href" in taken) return sendSeeOther(reply, taken.href);
    return show(reply, draft, { typed: form.typed, ...taken });
  });
}

function findBackHref(journey: Journey, step: Step, draft: JourneyRequest): string | undefined {
  if (draft.fromCheck) return `${draft.base}/${CHECK_PATH}`;
  const before = findPreviousStep(journey, draft.answers, step.id);
  return before && `${draft.base}/${before.path}`;
}

type Taken = { readonly href: string } | { readonly errors: readonly FieldError[]; readonly status: number };

async function saveStepAnswers(
  journey: Journey,
  step: Step,
  port: JourneyPort,
  draft: JourneyRequest,
  form: PostedForm,
): Promise<Taken> {
  const parsed = parseFields(step.fields, form, draft);
  const answers = { ...draft.answers, ...parsed.answers };
  const errors = parsed.errors.length > 0 ? parsed.errors : (step.validate?.(answers, draft.today) ?? []);
  if (errors.length > 0) return { errors, status: 422 };
  const names = new Set(step.fields.map(({ name }) => name));
  const uploads = form.uploads.filter(({ field }) => names.has(field));
  const saved = { stepId: step.id, answers: parsed.answers, uploads };
  return submitOrShowAgain(() => port.save(draft.context, draft.place, saved), {
    again: ({ errors: refused, status }): Taken => ({ errors: refused, status }),
    after: () => {
      const next = findNextStep(journey, answers, step.id);
      const goesOn = !draft.fromCheck && next;
      return { href: goesOn ? `${draft.base}/${next.path}` : resolveNextPlace(journey, answers, draft) };
    },
  });
}
