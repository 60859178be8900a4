import type { DocumentKind, ElementName } from "@ardeco/contracts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { type DocumentId, type PersonId, parseId } from "../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../kernel/kernel-errors.ts";
import { toTidyText } from "../../../../kernel/text.ts";
import {
  listElements,
  rejectElement,
  type Validation,
  validateElement,
} from "../../../identity/identity/index.ts";
import { getPersonKey } from "../../../trust/keys/index.ts";
import {
  filterElementDoubts,
  hasReasonRequirement,
  isLookAwaited,
  listDoubts,
  requireHarmless,
} from "../../checks/index.ts";
import { enrolmentErrors } from "../errors.ts";
import { getPersonDocument } from "../file/add-file-document.ts";
import { recordStep } from "../file/step.ts";
import { isProofKind } from "../rules.ts";
import type { FileRow } from "../store/tables.ts";
import type { ElementDecision, EvidenceSeen, Sending } from "./decision.ts";
import { saveDecision } from "./decisions.ts";

/** One decision, in the caller's transaction, on the declaration that the agent read and no other. */
export async function recordElementDecision(
  tx: Tx,
  context: Context,
  row: FileRow,
  decision: ElementDecision,
  { sending }: Sending = {},
): Promise<void> {
  const personId = parseId<"person">(row.person_id);
  await requireSameDeclaration(tx, context, personId, decision);
  const reason = findDecisionReason(decision);
  if (reason === undefined) await requireNoDoubt(context, personId, decision);
  const proof =
    "evidence" in decision
      ? await resolveProof(tx, context, personId, decision.element, decision.evidence)
      : undefined;
  await applyElementDecision(tx, context, personId, decision, { reason, proof });
  const told = {
    element: decision.element,
    outcome: decision.outcome,
    ...(reason === undefined ? {} : { reason }),
  };
  const evidence = proof?.evidence.kind;
  await saveDecision(tx, await getPersonKey(tx, context, personId), row, {
    ...told,
    at: context.now().toISOString(),
    by: context.actor.kind === "staff" ? context.actor.label : "Ardeco",
    ...(evidence === undefined ? {} : { evidence }),
    ...(sending === undefined ? {} : { sending }),
  });
  const what = decision.outcome === "exception" ? "exception_granted" : "element_decided";
  await recordStep(tx, context, row, what, {
    ...told,
    ...(evidence === undefined ? {} : { document: evidence }),
  });
}

async function requireSameDeclaration(
  tx: Tx,
  context: Context,
  personId: PersonId,
  { element, elementId }: ElementDecision,
): Promise<void> {
  const pair = (await listElements(tx, context, personId)).find(({ name }) => name === element);
  if (pair?.declared?.id !== elementId) throw kernelErrors.error("request.changed_meanwhile");
}

function findDecisionReason(decision: ElementDecision): string | undefined {
  const reason = toTidyText("reason" in decision ? (decision.reason ?? "") : "");
  if (reason !== "") return reason;
  if (decision.outcome === "validated") return undefined;
  throw enrolmentErrors.error("enrolment.reason_missing");
}

/** What a check says against a document is not passed over in silence. */
async function requireNoDoubt(
  context: Context,
  personId: PersonId,
  decision: ElementDecision,
): Promise<void> {
  if (!("evidence" in decision) || decision.evidence.seen !== "document") return;
  const found = (await listDoubts(context, [personId])).get(decision.evidence.documentId) ?? [];
  if (hasReasonRequirement(filterElementDoubts(decision.element, found)))
    throw enrolmentErrors.error("enrolment.check_says_otherwise");
}

interface Proof {
  readonly method: "original_seen" | "copy_inspected";
  readonly evidence: { readonly kind: DocumentKind; readonly documentId?: string };
}

async function resolveProof(
  tx: Tx,
  context: Context,
  personId: PersonId,
  element: ElementName,
  evidence: EvidenceSeen,
): Promise<Proof> {
  const proof = evidence.seen === "original" ? toOriginalProof(evidence.kind) : await documentOf(evidence);
  if (!isProofKind(proof.evidence.kind, element))
    throw enrolmentErrors.error("enrolment.evidence_not_enough");
  return proof;

  /** A document "seen" is an original that a colleague recorded at the desk. */
  async function documentOf({ documentId }: EvidenceSeen & { seen: "document" }): Promise<Proof> {
    const { kind, state } = await getPersonDocument(context, personId, documentId);
    await requireLooked(tx, context, { documentId, personId, state });
    return {
      method: state === "seen" ? "original_seen" : "copy_inspected",
      evidence: { kind, documentId },
    };
  }
}

/**
 * What a configured antivirus has not looked at proves nothing yet; what one found infected proves nothing,
 * whether or not there is one today. An original seen holds no file. Throws enrolment.document_not_looked_at,
 * checks.infected.
 */
export async function requireLooked(
  tx: Tx,
  context: Context,
  {
    documentId,
    personId,
    state,
  }: { readonly documentId: DocumentId; readonly personId: PersonId; readonly state: "kept" | "seen" },
): Promise<void> {
  if (state === "seen") return;
  if (await isLookAwaited(tx, context, documentId))
    throw enrolmentErrors.error("enrolment.document_not_looked_at");
  await requireHarmless(context, { documentId, personId });
}

function toOriginalProof(kind: DocumentKind): Proof {
  return { method: "original_seen", evidence: { kind } };
}

async function applyElementDecision(
  tx: Tx,
  context: Context,
  personId: PersonId,
  decision: ElementDecision,
  { reason, proof }: { reason: string | undefined; proof: Proof | undefined },
): Promise<void> {
  const name = decision.element;
  if (decision.outcome === "refused")
    return rejectElement(tx, context, { personId, name, reason: reason ?? "" });
  const validation: Validation = {
    personId,
    name,
    method: proof?.method ?? "exception",
    ...(proof ? { evidence: proof.evidence } : {}),
    ...(reason === undefined ? {} : { reason }),
    ...(decision.outcome === "corrected" ? { correctedValue: decision.value } : {}),
    ...("validUntil" in decision && decision.validUntil !== undefined
      ? { validUntil: decision.validUntil }
      : {}),
  };
  return validateElement(tx, context, validation);
}
