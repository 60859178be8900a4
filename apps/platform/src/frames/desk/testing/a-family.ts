import { addRepresentation, validateRepresentation } from "../../../features/identity/households/index.ts";
import type { Context } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";

/** An agent ties a child to a parent, on the family's record book. */
export async function isChildOf(
  agent: Context,
  { child, parent }: { readonly child: PersonId; readonly parent: PersonId },
): Promise<void> {
  await agent.transaction(async (tx) => {
    const id = await addRepresentation(tx, agent, {
      representativeId: parent,
      representedId: child,
      kind: "parental_authority",
    });
    await validateRepresentation(agent, { id, evidence: { kind: "family_record_book" } });
  });
}
