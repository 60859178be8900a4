import { Button, Form } from "@ardeco/ui";
import type { FieldError } from "../../../../../../../kernel/errors.ts";
import {
  type Field,
  FieldView,
  FormErrors,
  type TypedValues,
  type Visit,
} from "../../../../../../../web/index.ts";
import { buildEnrolmentPaths } from "../paths.ts";
import { relativeWords } from "./relative-words.ts";

export interface AddProps {
  readonly visit: Visit;
  readonly field: Field;
  readonly hidden: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  readonly typed: TypedValues;
}

/** One question; what was said before travels with the form, because nobody is created yet. */
export function AddView({ visit, field, hidden, errors, typed }: AddProps) {
  const { language } = visit;
  const words = relativeWords(language);
  return (
    <>
      <FormErrors errors={errors} language={language} />
      <Form action={buildEnrolmentPaths(visit.brand).addRelative} csrf={visit.csrf()} hidden={hidden}>
        <FieldView {...{ field, errors, typed, language }} answers={{}} asHeading />
        <p class="ar-hint">{words.basis}</p>
        <Button>{words.continue}</Button>
      </Form>
    </>
  );
}
