import { AppError } from "../../../../../../kernel/errors.ts";
import { toFieldError } from "../../../../../../web/index.ts";

/**
 * Says beside the field which file is refused, why, and what to do. Anything else than a refusal goes on up.
 */
export function toFileRefusal(error: unknown, field: string, fileName: string): unknown {
  if (!(error instanceof AppError) || !error.code.startsWith("evidence.")) return error;
  const said = toFieldError(field, error);
  const named = { fr: `« ${fileName} » : ${said.fr}`, en: `“${fileName}”: ${said.en}` };
  return new AppError(error.code, error.definition, [{ ...said, ...named }]);
}
