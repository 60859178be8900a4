import type { Context, Tx } from "../../kernel/context.ts";
import { requireCapability } from "../access/index.ts";
import { endRow, findEdge } from "./edge.ts";
import { householdsErrors } from "./errors.ts";
import type { EndCause, RepresentationId } from "./representation.ts";
import { partyMayEnd } from "./rules.ts";

export interface RepresentationEnd {
  readonly id: RepresentationId;
  /** Said by an agent: a court's decision, a death, an error. A party's own cause follows from its side. */
  readonly cause?: EndCause;
  readonly reason?: string;
}

/**
 * Ends a representation. The represented person revokes a mandate, the representative gives it back; everything else
 * takes an agent. Ending what is ended changes nothing. Joins the caller's transaction.
 * Throws households.end_needs_an_agent, access.capability_missing, households.unknown_representation.
 */
export async function endRepresentation(tx: Tx, context: Context, input: RepresentationEnd): Promise<void> {
  const { row, edge } = await findEdge(tx, context, input.id);
  if (edge.state === "ended") return;
  const reason = input.reason ? { reason: input.reason } : {};
  if (context.actor.kind !== "person") {
    requireCapability(context, "file.decide");
    return endRow(tx, context, row, edge, { cause: input.cause ?? "error", ...reason });
  }
  const { personId } = context.actor;
  const isParty = personId === edge.representedId || personId === edge.representativeId;
  const cause = isParty ? partyMayEnd(edge, personId) : undefined;
  if (!cause) throw householdsErrors.error("households.end_needs_an_agent");
  await endRow(tx, context, row, edge, { cause, ...reason });
}
