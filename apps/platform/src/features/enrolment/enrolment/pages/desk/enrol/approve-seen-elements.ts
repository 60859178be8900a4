import { isDocumentKind } from "@ardeco/contracts";
import type { Context, Tx } from "../../../../../../kernel/context.ts";
import type { FileId, PersonId } from "../../../../../../kernel/ids.ts";
import { type Answers, findTextAnswer } from "../../../../../../web/index.ts";
import { hasCapability } from "../../../../../access/access/index.ts";
import {
  createHousehold,
  listHouseholds,
  listRepresentatives,
  setHouseholdMember,
  validateRepresentation,
} from "../../../../../identity/households/index.ts";
import { filterElementDoubts, listDoubts } from "../../../../checks/index.ts";
import { isDecidedOnEvidence, openFile, submitElementDecisions } from "../../../index.ts";

/** Who may decide has the documents in hand: every element that one of them proves is decided at once. */
export async function approveSeenElements(context: Context, fileId: FileId): Promise<void> {
  if (!hasCapability(context.actor, "file.decide")) return;
  const { file, elements, documents, doubts } = await context.transaction(async () => {
    const view = await openFile(context, { fileId, purpose: "review" });
    return { ...view, doubts: await listDoubts(context, [view.file.personId]) };
  });
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

interface Child {
  readonly personId: PersonId;
  readonly parentId: PersonId;
  readonly answers: Answers;
}

/** The child lives with the parent who enrols it; the link is believed when the agent saw what proves it. */
export async function addChildHome(context: Context, { personId, parentId, answers }: Child): Promise<void> {
  await context.transaction(async (tx) => {
    await addSharedHome(tx, context, personId, parentId);
    const kind = findTextAnswer(answers, "lien") ?? "";
    if (!isDocumentKind(kind) || !hasCapability(context.actor, "file.decide")) return;
    const link = (await listRepresentatives(context, personId)).find(
      (edge) => edge.representativeId === parentId && edge.state === "declared",
    );
    if (link) await validateRepresentation(context, { id: link.id, evidence: { kind } });
  });
}

async function addSharedHome(
  tx: Tx,
  context: Context,
  personId: PersonId,
  parentId: PersonId,
): Promise<void> {
  const child = { personId, role: "child", sharePercent: 100 } as const;
  const [home] = await listHouseholds(tx, context, parentId);
  if (home) return setHouseholdMember(tx, context, { householdId: home.id, ...child });
  const parent = { personId: parentId, role: "adult", sharePercent: 100 } as const;
  await createHousehold(tx, context, { members: [parent, child] });
}
