import type { Context, Tx } from "../../../kernel/context.ts";
import type { DocumentId, PersonId } from "../../../kernel/ids.ts";

/** Says what happened to whoever listens. */
export function recordDocumentEvent(
  tx: Tx,
  { ports, authorityId, requestId }: Context,
  event: "document_deposited" | "document_removed",
  about: { readonly documentId: DocumentId; readonly personId: PersonId },
): Promise<void> {
  return ports.events.emit(
    tx,
    `evidence.${event}`,
    { authorityId, requestId, ...about },
    { orderKey: about.documentId },
  );
}
