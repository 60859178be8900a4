import type { ElementName } from "@ardeco/contracts";
import type { Context } from "../../../../kernel/context.ts";
import { type PersonId, parseId } from "../../../../kernel/ids.ts";
import { requireRepresentative } from "../../../identity/households/index.ts";
import { listElements } from "../../../identity/identity/index.ts";
import { withdrawDeclaredElements } from "../file/withdraw-declared-elements.ts";
import { withdrawTrackedFile } from "../people/withdraw-file.ts";
import { findLiveFileRow } from "../store/files.ts";

/**
 * Use case: takes a change back while nobody has decided it, and the file with it when it held nothing else.
 * Idempotent. Throws identity.declared_by_another, enrolment.birthdate_needed, households.cannot_act_for.
 */
export async function cancelChange(
  context: Context,
  { personId, name }: { readonly personId: PersonId; readonly name: ElementName },
): Promise<void> {
  await context.transaction(async (tx) => {
    await requireRepresentative(tx, context, { forPersonId: personId, act: "prepare" });
    await withdrawDeclaredElements(tx, context, { personId, name });
    if ((await listElements(tx, context, personId)).some(({ declared }) => declared !== undefined)) return;
    const live = await findLiveFileRow(tx, context.authorityId, personId);
    if (live?.state === "submitted") await withdrawTrackedFile(tx, context, parseId<"file">(live.id));
  });
}
