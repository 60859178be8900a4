import { AppError, type FieldError } from "../../../../../../kernel/errors.ts";
import { toFieldError } from "../../../../../../web/index.ts";

const said: ReadonlySet<string> = new Set(["recovery.address_too_often", "recovery.same_address"]);

/** An address that is refused is said beside its field, and stays there; anything else has its own page. */
export async function toAddressErrors(ask: Promise<void>): Promise<readonly FieldError[]> {
  try {
    await ask;
    return [];
  } catch (error) {
    if (!(error instanceof AppError) || !said.has(error.code)) throw error;
    return [toFieldError("email", error)];
  }
}
