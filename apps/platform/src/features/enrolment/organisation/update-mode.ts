import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context } from "../../../kernel/context.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { requireCapability } from "../../access/access/index.ts";
import { record } from "../../trust/audit/index.ts";
import { findOrganisation } from "./find-organisation.ts";
import type { ModeName } from "./rules.ts";
import { createOrganisationRow, updateRow } from "./store.ts";

/**
 * Use case: another organisation mode, from the one that was read. The same twice changes and tells once.
 * Files already sent keep the mode under which they were. Throws request.changed_meanwhile,
 * access.capability_missing.
 */
export async function updateMode(
  context: Context,
  { from, to }: { readonly from: ModeName; readonly to: ModeName },
): Promise<void> {
  requireCapability(context, "organisation.manage");
  await context.transaction(async (tx) => {
    const now = await findOrganisation(context);
    if (now.mode === to) return;
    if (now.mode !== from) throw kernelErrors.error("request.changed_meanwhile");
    const row = {
      authority_id: context.authorityId,
      mode: to,
      former: from,
      changed_on: toCivilDate(context.now()),
    };
    const done =
      now.changedOn === undefined ? await createOrganisationRow(tx, row) : await updateRow(tx, row);
    if (!done) throw kernelErrors.error("request.changed_meanwhile");
    await record(tx, context, { action: "organisation.mode_changed", data: { from, to } });
  });
}
