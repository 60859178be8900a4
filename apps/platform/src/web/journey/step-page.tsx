import { Button, Form, Icon, Steps } from "@ardeco/ui";
import type { ComponentChildren } from "preact";
import type { FieldError, Language } from "../../kernel/errors.ts";
import type { Answers } from "../forms/answer.ts";
import { FieldView } from "../forms/field-view.tsx";
import { FormErrors } from "../forms/form-errors.tsx";
import type { TypedValues } from "../forms/posted-form.ts";
import { formatSentence } from "../messages.ts";
import type { Journey, Step } from "./journey.ts";
import { journeyWords } from "./journey-words.ts";
import { getStepPart } from "./walk.ts";

export interface StepPageProps {
  readonly journey: Journey;
  readonly step: Step;
  readonly answers: Answers;
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
  readonly language: Language;
  readonly csrf: string;
  readonly action: string;
  readonly backHref: string | undefined;
  /** Under the form. */
  readonly note?: ComponentChildren;
}

export function BackLink({ href, language }: { href: string; language: Language }) {
  return (
    <p class="ar-back">
      <a href={href}>
        <Icon name="arrow-left" /> {journeyWords(language).back}
      </a>
    </p>
  );
}

/** Alone on its page, a question is the title; a box or an address needs a title above. */
function isOwnHeading({ fields: [field, ...others] }: Step, answers: Answers): boolean {
  if (others.length > 0 || field === undefined || field.fixed?.(answers)) return false;
  return field.kind !== "confirm" && field.kind !== "address";
}

function Questions({ step, typed, errors, language, answers }: StepPageProps) {
  const asHeading = isOwnHeading(step, answers);
  const why = step.why && formatSentence(step.why, language);
  return (
    <>
      {!asHeading && <h1>{formatSentence(step.title, language)}</h1>}
      {!asHeading && why && <p class="ar-why">{why}</p>}
      {step.fields.map((field) => {
        const asked = asHeading && step.why && !field.why ? { ...field, why: step.why } : field;
        return (
          <FieldView key={field.name} field={asked} {...{ typed, errors, language, answers, asHeading }} />
        );
      })}
    </>
  );
}

export function StepPage(props: StepPageProps) {
  const { journey, step, errors, language, csrf, action, backHref, note } = props;
  const words = journeyWords(language);
  const { part, number } = getStepPart(journey, step.id);
  return (
    <>
      {backHref && <BackLink href={backHref} language={language} />}
      <FormErrors errors={errors} language={language} />
      <Steps current={number} total={journey.parts.length + 1} label={formatSentence(part.title, language)} />
      <Form action={action} csrf={csrf} multipart={step.fields.some(({ kind }) => kind === "file")}>
        <Questions {...props} />
        {step.legalBasis && (
          <p class="ar-hint">
            {words.legalBasis} {formatSentence(step.legalBasis, language)}
          </p>
        )}
        <Button>{words.continue}</Button>
        <p class="ar-hint">{words.saved}</p>
      </Form>
      {note}
    </>
  );
}
