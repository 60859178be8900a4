import type { Context, Tx } from "../../../kernel/context.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import { householdsErrors } from "./errors.ts";
import { recordForBoth } from "./journal-both.ts";
import type { EndCause, Evidence, Representation, RepresentationId } from "./representation.ts";
import { openRows, sealDetail, toRepresentationDetail } from "./sealed-detail.ts";
import { findRepresentationRow, updateRepresentation } from "./store/representations.ts";
import type { RepresentationRow } from "./store/tables.ts";

/** Whatever its state. Throws households.unknown_representation when absent or out of reach. */
export function getRepresentation(context: Context, id: RepresentationId): Promise<Representation> {
  return context.read(async (tx) => {
    return (await getEdge(tx, context, id)).edge;
  });
}

/** Throws households.unknown_representation when absent or out of reach. */
export async function getEdge(
  tx: Tx,
  context: Context,
  id: RepresentationId,
): Promise<{ row: RepresentationRow; edge: Representation }> {
  const row = await findRepresentationRow(tx, context.authorityId, id);
  const [edge] = row ? await openRows(tx, context, [row]) : [];
  if (!row || !edge) throw householdsErrors.error("households.unknown_representation");
  return { row, edge };
}

/** Throws request.changed_meanwhile when somebody decided first. */
export async function saveEdge(
  tx: Tx,
  context: Context,
  row: RepresentationRow,
  edge: Representation,
  until = edge.until,
): Promise<void> {
  const saved = await updateRepresentation(tx, row, {
    state: edge.state,
    until: until ?? null,
    detail_sealed: await sealDetail(tx, context, edge, toRepresentationDetail(edge)),
  });
  if (!saved) throw kernelErrors.error("request.changed_meanwhile");
}

/** Ends an edge, tells both journals, and says `households.representation_ended`. */
export async function endRow(
  tx: Tx,
  context: Context,
  row: RepresentationRow,
  edge: Representation,
  end: { cause: EndCause; reason?: string; evidence?: Evidence },
): Promise<void> {
  const ended = { at: context.now().toISOString(), ...end };
  await saveEdge(tx, context, row, { ...edge, state: "ended", ended });
  await recordForBoth(tx, context, edge, {
    action: "households.representation_ended",
    data: {
      kind: edge.kind,
      cause: end.cause,
      ...(end.evidence ? { evidence: end.evidence.kind } : {}),
      ...(end.reason ? { reason: end.reason } : {}),
    },
  });
  await context.ports.events.emit(tx, "households.representation_ended", {
    authorityId: context.authorityId,
    requestId: context.requestId,
    representativeId: edge.representativeId,
    representedId: edge.representedId,
    cause: end.cause,
  });
}
