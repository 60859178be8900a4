import { Button, Form, SummaryList, type SummaryRow } from "@ardeco/ui";
import type { ComponentChildren } from "preact";
import type { FieldError, Language } from "../../kernel/errors.ts";
import type { Answers } from "../forms/answer.ts";
import { FormErrors } from "../forms/form-errors.tsx";
import { showAnswer } from "../forms/show-answer.ts";
import { say } from "../messages.ts";
import { CHECK_PATH, type Journey } from "./journey.ts";
import { journeyWords } from "./journey-words.ts";
import { BackLink } from "./step-page.tsx";
import { openSteps, previousStep } from "./walk.ts";

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

export const changeHref = (base: string, path: string): string => `${base}/${path}?retour=${CHECK_PATH}`;

/** All the answers in one list, each with the link that brings its question back. */
function rowsOf({ journey, answers, language, base }: CheckPageProps): SummaryRow[] {
  return openSteps(journey, answers).flatMap((step) =>
    step.fields.map((field) => ({
      label: say(field.label, language),
      value: showAnswer(field, answers, language),
      changeHref: changeHref(base, step.path),
    })),
  );
}

export function CheckPage(props: CheckPageProps) {
  const { journey, answers, errors, language, csrf, base, note } = props;
  const words = journeyWords(language);
  const last = previousStep(journey, answers);
  return (
    <>
      {last && <BackLink href={`${base}/${last.path}`} language={language} />}
      <FormErrors errors={errors} language={language} />
      <h1>{words.check}</h1>
      <p class="ar-lead">{words.checkLead}</p>
      <SummaryList rows={rowsOf(props)} />
      {note}
      <Form action={`${base}/${CHECK_PATH}`} csrf={csrf}>
        <Button>{say(journey.submitLabel, language)}</Button>
      </Form>
    </>
  );
}
