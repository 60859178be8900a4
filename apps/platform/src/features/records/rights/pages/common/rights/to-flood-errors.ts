import { AppError, type FieldError } from "../../../../../../kernel/errors.ts";
import { toFieldError } from "../../../../../../web/index.ts";

/** A flood refused: what was written stays in the form, under the reason. Anything else is thrown again. */
export function toFloodErrors(error: unknown, field: string): readonly FieldError[] {
  if (error instanceof AppError && error.code === "rights.too_many") return [toFieldError(field, error)];
  if (error instanceof AppError && error.code === "rights.nothing_to_pause")
    return [toFieldError("porte", error)];
  throw error;
}
