import type { FieldError } from "../../kernel/errors.ts";
import type { Answer, Answers } from "./answer.ts";
import type { Field } from "./field.ts";
import { type ParseFacts, parseField } from "./parse-field.ts";
import type { PostedForm } from "./posted-form.ts";

export interface ParsedForm {
  /** Of the fields that have no error. */
  readonly answers: Answers;
  readonly errors: readonly FieldError[];
}

/** Only the declared fields are read: whatever else was posted is ignored. */
export function parseFields(fields: readonly Field[], form: PostedForm, facts: ParseFacts): ParsedForm {
  const answers: Record<string, Answer> = {};
  const errors: FieldError[] = [];
  for (const field of fields) {
    const parsed = parseField(field, form, facts);
    if ("errors" in parsed) errors.push(...parsed.errors);
    else answers[field.name] = parsed.answer;
  }
  return { answers, errors };
}
