import { AppError } from "../../../../../../kernel/errors.ts";
import { listCodes, recoverRefusal } from "../../../../../../kernel/recover-refusal.ts";
import { toFieldError } from "../../../../../../web/index.ts";
import { evidenceErrors } from "../../../index.ts";

/**
 * Says beside the field which file is refused, why, and what to do. Anything else than a refusal of a file
 * goes on up.
 */
export const runFileDeposit = <Done>(
  { field, fileName }: { readonly field: string; readonly fileName: string },
  act: () => Promise<Done>,
): Promise<Done> =>
  recoverRefusal(listCodes(evidenceErrors), act, (refusal) => {
    const said = toFieldError(field, refusal);
    const named = { fr: `« ${fileName} » : ${said.fr}`, en: `“${fileName}”: ${said.en}` };
    throw new AppError(refusal.code, refusal.definition, [{ ...said, ...named }]);
  });
