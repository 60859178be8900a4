import type { Context } from "../../../../../../../kernel/context.ts";
import { endRepresentation, listRepresented } from "../../../../../../identity/households/index.ts";
import { startFor, withdrawFile } from "../../../../index.ts";
import type { NamedChild } from "../draft/draft.ts";
import { personIn } from "../draft/person-in.ts";
import { representationOf } from "./child-relation.ts";

/** A child named by mistake: their draft is withdrawn, and the right to act for them given back. */
export async function forgetChild(context: Context, { personId, relation }: NamedChild): Promise<void> {
  const fileId = await startFor(context, { personId, representation: representationOf(relation) });
  await withdrawFile(context, { fileId });
  await context.transaction(async (tx) => {
    const edges = await listRepresented(tx, context, personIn(context));
    const edge = edges.find(({ representedId }) => representedId === personId);
    if (edge) await endRepresentation(tx, context, { id: edge.id });
  });
}
