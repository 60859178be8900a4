import type { Context } from "../../../../../../../kernel/context.ts";
import { endRepresentation, listRepresented } from "../../../../../../identity/households/index.ts";
import { startRelativeFile, withdrawFile } from "../../../../index.ts";
import type { NamedChild } from "../draft/draft.ts";
import { getDraftPersonId } from "../draft/person-in.ts";
import { toRepresentation } from "./child-relation.ts";

/** A child named by mistake: their draft is withdrawn, and the right to act for them given back. */
export async function removeChildDraft(context: Context, { personId, relation }: NamedChild): Promise<void> {
  const fileId = await startRelativeFile(context, { personId, representation: toRepresentation(relation) });
  await withdrawFile(context, { fileId });
  const edges = await listRepresented(context, getDraftPersonId(context));
  const edge = edges.find(({ representedId }) => representedId === personId);
  if (edge) await endRepresentation(context, { id: edge.id });
}
