import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import { requireCapability } from "../../access/access/index.ts";
import { endRow, getEdge, saveEdge } from "./edge.ts";
import { householdsErrors } from "./errors.ts";
import { recordForBoth } from "./journal-both.ts";
import type { Evidence, RepresentationId } from "./representation.ts";
import { isMandateValid, listEdgeEvidence } from "./rules.ts";

export interface RepresentationDecision {
  readonly id: RepresentationId;
  readonly evidence: Evidence;
  /** End written on the document, when it differs from the one declared. */
  readonly until?: string;
}

/**
 * An agent has seen the evidence: the representative may act. Joins the caller's transaction. Throws
 * access.capability_missing, households.not_waiting, households.evidence_not_enough,
 * households.mandate_dates.
 */
export function validateRepresentation(context: Context, input: RepresentationDecision): Promise<void> {
  return context.transaction(async (tx) => {
    requireCapability(context, "file.decide");
    const { row, edge } = await getWaiting(tx, context, input.id);
    if (!listEdgeEvidence(edge.kind).includes(input.evidence.kind))
      throw householdsErrors.error("households.evidence_not_enough");
    const until = edge.kind === "parental_authority" ? undefined : (input.until ?? edge.until);
    if (edge.kind === "mandate" && !isMandateValid(until, toCivilDate(context.now())))
      throw householdsErrors.error("households.mandate_dates");
    const decided = {
      at: context.now().toISOString(),
      by: toRepresentationDecider(context),
      evidence: input.evidence,
    };
    await saveEdge(tx, context, row, { ...edge, state: "validated", decided }, until);
    await recordForBoth(tx, context, edge, {
      action: "households.representation_validated",
      data: { kind: edge.kind, evidence: input.evidence.kind },
    });
  });
}

/** An agent refuses a declared representation, with the reason: it never counts again. Same errors. */
export async function declineRepresentation(
  tx: Tx,
  context: Context,
  input: { id: RepresentationId; reason: string },
): Promise<void> {
  requireCapability(context, "file.decide");
  const { row, edge } = await getWaiting(tx, context, input.id);
  await endRow(tx, context, row, edge, { cause: "refused", reason: input.reason });
}

async function getWaiting(tx: Tx, context: Context, id: RepresentationId) {
  const found = await getEdge(tx, context, id);
  if (found.edge.state !== "declared") throw householdsErrors.error("households.not_waiting");
  return found;
}

function toRepresentationDecider({ actor }: Context): string {
  return actor.kind === "staff" ? actor.label : "Ardeco";
}
