import { Button, Form, Steps, SummaryList, type SummaryRow } from "@ardeco/ui";
import type { ComponentChildren } from "preact";
import type { FieldError, Language, Sentence } from "../../kernel/errors.ts";
import type { Answers } from "../forms/answer.ts";
import { FormErrors } from "../forms/form-errors.tsx";
import { showAnswer } from "../forms/show-answer.ts";
import { formatSentence } from "../messages.ts";
import { CHECK_PATH, type Journey, type Step } from "./journey.ts";
import { journeyWords } from "./journey-words.ts";
import { BackLink } from "./step-page.tsx";
import { findPreviousStep, getStepPart, openSteps } from "./walk.ts";

export interface CheckPageProps {
  readonly journey: Journey;
  readonly answers: Answers;
  readonly errors: readonly FieldError[];
  readonly language: Language;
  readonly csrf: string;
  /** Address of the journey, no trailing slash. */
  readonly base: string;
  /** Above the button: what is declared, what will follow. */
  readonly note?: ComponentChildren;
}

export const formatChangeHref = (base: string, path: string): string =>
  `${base}/${path}?retour=${CHECK_PATH}`;

/**
 * Each answer with the link that brings its question back, under the person or the subject that it is about.
 */
function groupSummaryRows(props: CheckPageProps): ReadonlyMap<string, readonly SummaryRow[]> {
  const { journey, answers, language } = props;
  const steps = openSteps(journey, answers);
  const heading = (step: Step): Sentence => step.about?.(answers) ?? getStepPart(journey, step.id).part.title;
  const groups = Map.groupBy(steps, (step) => formatSentence(heading(step), language));
  return new Map(
    [...groups].map(([title, about]) => [title, about.flatMap((step) => listSummaryRows(step, props))]),
  );
}

function listSummaryRows(step: Step, { answers, language, base }: CheckPageProps): SummaryRow[] {
  return step.fields.map((field) => ({
    label: formatSentence(field.label, language),
    value: showAnswer(field, answers, language),
    ...(field.fixed?.(answers) ? {} : { changeHref: formatChangeHref(base, step.path) }),
  }));
}

export function CheckPage(props: CheckPageProps) {
  const { journey, answers, errors, language, csrf, base, note } = props;
  const words = journeyWords(language);
  const last = findPreviousStep(journey, answers);
  const count = journey.parts.length + 1;
  return (
    <>
      {last && <BackLink href={`${base}/${last.path}`} language={language} />}
      <FormErrors errors={errors} language={language} />
      <Steps current={count} total={count} label={words.checking} />
      <h1>{words.check}</h1>
      <p class="ar-lead">{words.checkLead}</p>
      {[...groupSummaryRows(props)].map(([title, rows]) => (
        <section key={title} class="ar-answers">
          <h2>{title}</h2>
          <SummaryList rows={rows} />
        </section>
      ))}
      {note}
      <Form action={`${base}/${CHECK_PATH}`} csrf={csrf}>
        <Button>{formatSentence(journey.submitLabel, language)}</Button>
      </Form>
    </>
  );
}
