import type { Context } from "../../../kernel/context.ts";
import { requireCapability } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import { supportsErrors } from "./errors.ts";
import { readSettings, type SupportSettings, writeKinds } from "./store.ts";
import type { SupportKind } from "./support.ts";

/** What the authority offers: for everybody. */
export const findSupportSettings = (context: Context): Promise<SupportSettings> =>
  context.read((tx) => readSettings(tx, context.authorityId));

/**
 * Use case: which kinds may be ordered from now on; those in hand go on. Throws access.capability_missing,
 * supports.not_now.
 */
export async function setSupportKinds(
  context: Context,
  choice: { readonly kinds: readonly SupportKind[]; readonly version: number },
): Promise<void> {
  requireCapability(context, "equipment.manage");
  await context.transaction(async (tx) => {
    if (!(await writeKinds(tx, context.authorityId, choice))) throw supportsErrors.error("supports.not_now");
    await record(tx, context, { action: "supports.kinds_chosen", data: { kinds: choice.kinds } });
  });
}
