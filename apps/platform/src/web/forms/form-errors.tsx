import { ErrorSummary } from "@ardeco/ui";
import type { FieldError, Language } from "../../kernel/errors.ts";

/** Top of a refused form: each line leads to its field. */
export function FormErrors({ errors, language }: { errors: readonly FieldError[]; language: Language }) {
  return <ErrorSummary errors={errors.map((error) => ({ field: error.field, message: error[language] }))} />;
}
