import type { Context } from "../../../../../../kernel/context.ts";
import type { FileId } from "../../../../../../kernel/ids.ts";
import { hasCapability } from "../../../../../access/access/index.ts";
import { filterElementDoubts, listDoubts } from "../../../../checks/index.ts";
import { isDecidedOnEvidence, openFile, submitElementDecisions } from "../../../index.ts";

/** Who may decide has the documents in hand: every element that one of them proves is decided at once. */
export async function approveSeenElements(context: Context, fileId: FileId): Promise<void> {
  if (!hasCapability(context.actor, "file.decide")) return;
  const { file, elements, documents } = await openFile(context, { fileId, purpose: "review" });
  const doubts = await listDoubts(context, [file.personId]);
  if (file.state !== "submitted" && file.state !== "in_review") return;
  const decisions = elements.flatMap(({ name, declared }) => {
    const document = documents.find(
      (one) =>
        one.elements.includes(name) && filterElementDoubts(name, doubts.get(one.id) ?? []).length === 0,
    );
    if (!declared || !document || !isDecidedOnEvidence(name)) return [];
    const evidence = { seen: "document", documentId: document.id } as const;
    return [{ element: name, elementId: declared.id, outcome: "validated", evidence } as const];
  });
  const nothingLeft = !elements.some(({ name, declared }) => declared && isDecidedOnEvidence(name));
  if (decisions.length > 0 || nothingLeft)
    await submitElementDecisions(context, { fileId, version: file.version, decisions });
}
