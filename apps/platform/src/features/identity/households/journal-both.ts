import type { Context, Tx } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { record } from "../../trust/audit/index.ts";

/** One line in the journal of each party: either may ask who was allowed to act, and since when. */
export async function recordForBoth(
  tx: Tx,
  context: Context,
  edge: { representativeId: PersonId; representedId: PersonId },
  line: { action: string; data: Readonly<Record<string, unknown>> },
): Promise<void> {
  const { representativeId, representedId } = edge;
  for (const [personId, side] of [
    [representedId, "represented"],
    [representativeId, "representative"],
  ] as const) {
    await record(tx, context, { ...line, personId, data: { ...line.data, side } });
  }
}
