import type { FieldProps } from "@ardeco/ui";
import type { FieldError, Language } from "../../kernel/errors.ts";
import { formatSentence } from "../messages.ts";
import type { Answers } from "./answer.ts";
import type { Field } from "./field.ts";
import type { TypedValues } from "./posted-form.ts";

export interface FieldViewProps<F extends Field = Field> {
  readonly field: F;
  readonly typed: TypedValues;
  readonly errors: readonly FieldError[];
  readonly language: Language;
  readonly answers: Answers;
  readonly asHeading?: boolean;
}

export const findFirstTyped = (typed: TypedValues, name: string): string | undefined => typed.get(name)?.[0];

export function buildCommonProps({ field, errors, language, asHeading }: FieldViewProps): FieldProps {
  return {
    name: field.name,
    label: formatSentence(field.label, language),
    why: field.why && formatSentence(field.why, language),
    hint: field.hint && formatSentence(field.hint, language),
    error: errors.find((error) => error.field === field.name)?.[language],
    optional: field.optional,
    asHeading,
  };
}
