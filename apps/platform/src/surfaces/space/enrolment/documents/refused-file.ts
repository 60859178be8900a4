import { AppError, type FieldError } from "../../../../kernel/errors.ts";

/** Says beside the field which file is refused, why, and what to do. Anything else than a refusal goes on up. */
export function refusedFile(error: unknown, field: string, fileName: string): unknown {
  if (!(error instanceof AppError) || !error.code.startsWith("evidence.")) return error;
  const { code, definition } = error;
  const beside: FieldError = {
    field,
    code,
    fr: `« ${fileName} » : ${definition.fr} ${definition.todo.fr}`,
    en: `“${fileName}”: ${definition.en} ${definition.todo.en}`,
  };
  return new AppError(code, definition, [beside]);
}
