import type { Context } from "../../../kernel/context.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { recordAuthorityChange } from "./count-authority-changes.ts";
import { updatePrivateOffers } from "./store/authorities.ts";

/**
 * The authority decides whether its people see the offers of private partners. Its administrators only:
 * row-level security lets nobody else change the row.
 */
export async function showPrivateOffers(context: Context, input: { readonly shown: boolean }): Promise<void> {
  const changed = await context.transaction((tx) =>
    updatePrivateOffers(tx, context.authorityId, input.shown),
  );
  if (!changed) throw kernelErrors.error("request.forbidden");
  recordAuthorityChange();
}
