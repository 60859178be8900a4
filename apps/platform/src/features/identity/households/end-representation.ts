import type { Context } from "../../../kernel/context.ts";
import { requireCapability } from "../../access/access/index.ts";
import { endRow, getEdge } from "./edge.ts";
import { householdsErrors } from "./errors.ts";
import type { EndCause, Evidence, RepresentationId, RepresentationKind } from "./representation.ts";
import { findPartyEndCause, listEndCauses } from "./rules.ts";

export interface RepresentationEnd {
  readonly id: RepresentationId;
  /** Said by an agent: a court's decision, a death, an error. A party's own cause follows from its side. */
  readonly cause?: EndCause;
  readonly reason?: string;
  /** What the agent read: a court's decision is believed on the decision itself. */
  readonly evidence?: Evidence;
}

/**
 * Ends a representation. The represented person revokes a mandate, the representative gives it back;
 * everything else takes an agent. Ending what is ended changes nothing. Joins the caller's transaction.
 * Throws households.end_needs_an_agent, access.capability_missing, households.unknown_representation,
 * households.end_cause, households.end_evidence_needed.
 */
export function endRepresentation(context: Context, input: RepresentationEnd): Promise<void> {
  return context.transaction(async (tx) => {
    const { row, edge } = await getEdge(tx, context, input.id);
    if (edge.state === "ended") return;
    const reason = input.reason ? { reason: input.reason } : {};
    if (context.actor.kind !== "person") {
      requireCapability(context, "representation.end");
      const end = { ...input, cause: input.cause ?? "error" };
      if (context.actor.kind === "staff") requireSound(edge.kind, end);
      const evidence = end.evidence ? { evidence: end.evidence } : {};
      return endRow(tx, context, row, edge, { cause: end.cause, ...evidence, ...reason });
    }
    const { personId } = context.actor;
    const isParty = personId === edge.representedId || personId === edge.representativeId;
    const cause = isParty ? findPartyEndCause(edge, personId) : undefined;
    if (!cause) throw householdsErrors.error("households.end_needs_an_agent");
    await endRow(tx, context, row, edge, { cause, ...reason });
  });
}

function requireSound(kind: RepresentationKind, end: { cause: EndCause; evidence?: Evidence }): void {
  if (!listEndCauses(kind).includes(end.cause)) throw householdsErrors.error("households.end_cause");
  if (end.cause === "court_decision" && end.evidence?.kind !== "court_decision")
    throw householdsErrors.error("households.end_evidence_needed");
}
