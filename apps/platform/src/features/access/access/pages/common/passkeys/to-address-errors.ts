import type { FieldError } from "../../../../../../kernel/errors.ts";
import { submitOrShowAgain } from "../../../../../../web/index.ts";

/** An address that is refused is said beside its field, and stays there; anything else has its own page. */
export const toAddressErrors = (ask: Promise<void>): Promise<readonly FieldError[]> =>
  submitOrShowAgain<void, readonly FieldError[]>(() => ask, {
    besides: { "recovery.address_too_often": "email", "recovery.same_address": "email" },
    again: ({ errors }) => errors,
    after: () => [],
  });
