import type { Context } from "../../../../kernel/context.ts";
import type { PersonId } from "../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../kernel/kernel-errors.ts";
import { endRepresentation, listRepresented } from "../../../identity/households/index.ts";
import { type RelativeStart, startRelativeFile } from "../start/start-relative-file.ts";
import { withdrawFile } from "./withdraw-file.ts";

export interface ChildDraftRemoval {
  readonly personId: PersonId;
  readonly representation: NonNullable<RelativeStart["representation"]>;
}

/**
 * Use case: a child was named by mistake. Their draft is withdrawn, and the right to act for them ends, both
 * or neither. Twice changes nothing. Throws request.sign_in_required, and as startRelativeFile.
 */
export async function withdrawChildDraft(context: Context, child: ChildDraftRemoval): Promise<void> {
  const { actor } = context;
  if (actor.kind !== "person") throw kernelErrors.error("request.sign_in_required");
  await context.transaction(async () => {
    const fileId = await startRelativeFile(context, child);
    await withdrawFile(context, { fileId });
    const edges = await listRepresented(context, actor.personId);
    const edge = edges.find(({ representedId }) => representedId === child.personId);
    if (edge) await endRepresentation(context, { id: edge.id });
  });
}
