import type { ElementName } from "@ardeco/contracts";
import type { Context, Tx } from "../../../../kernel/context.ts";
import { elevate } from "../../../../kernel/elevate.ts";
import { type DocumentId, type PersonId, parseId } from "../../../../kernel/ids.ts";
import {
  type Element,
  findPerson,
  listElementHistory,
  listElements,
  toElementFacts,
  validateElement,
} from "../../../identity/identity/index.ts";
import { getPersonKey } from "../../../trust/keys/index.ts";
import {
  isFailed,
  listDoubts,
  listProofs,
  recordCheckReliance,
  type SealedProof,
} from "../../checks/index.ts";
import { listDocuments } from "../../evidence/index.ts";
import { applyFileAct, getFileLocked, updateFileVersion } from "../file/change-file.ts";
import { recordStep } from "../file/step.ts";
import { isReasonAsked } from "../people/duplicate-rules.ts";
import { listAlike } from "../people/find-duplicates.ts";
import { isDecidedOnEvidence, isExamined, isProofKind } from "../rules.ts";
import { listFileDocumentRows } from "../store/details.ts";
import { findLiveFileRow } from "../store/files.ts";
import type { FileRow } from "../store/tables.ts";
import { closeDecidedFile } from "./close-decided-file.ts";
import { saveDecision } from "./decisions.ts";

/**
 * Use case of the platform: what sealed documents of a sent file validate without an agent, by the
 * authority's policy. When nothing is left to decide, the file is concluded as by an agent, unless a newcomer
 * may be somebody known. Nothing is ever refused here. Idempotent.
 */
export async function applySealedDocuments(context: Context, personId: PersonId): Promise<void> {
  await context.transaction(async (tx) => {
    const live = await findLiveFileRow(tx, context.authorityId, personId);
    if (!live) return;
    const row = await getFileLocked(tx, context, parseId<"file">(live.id));
    if (!isExamined(row.state)) return;
    if ((await applySealedProofs(tx, context, row)) === 0) return;
    const isWhole = await isAllDecided(tx, context, row);
    if (!isWhole || (await isPerhapsKnown(tx, context, personId)))
      return void (await updateFileVersion(tx, context, row));
    const taken = row.state === "submitted" ? await applyFileAct(tx, context, row, "take") : row;
    await closeDecidedFile(tx, context, taken);
  });
}

/**
 * A newcomer much like somebody known is for an agent to tell apart: a second record of one person is dear to
 * mend.
 */
async function isPerhapsKnown(tx: Tx, context: Context, personId: PersonId): Promise<boolean> {
  if ((await findPerson(tx, context, personId))?.status === "enrolled") return false;
  const alike = await listAlike(tx, context, toElementFacts(await listElements(tx, context, personId)));
  return alike.some((one) => one.personId !== personId && isReasonAsked(one.reason));
}

/** In the transaction of whoever holds the file. Returns how many elements were validated. */
export async function applySealedProofs(tx: Tx, context: Context, row: FileRow): Promise<number> {
  const personId = parseId<"person">(row.person_id);
  const known = await listElements(tx, context, personId);
  const refused = await listRefused(context, personId);
  const pending = new Set(
    known.flatMap(({ name, declared }) => (declared && !refused.has(name) ? [name] : [])),
  );
  const attached = await listFileDocumentRows(tx, context.authorityId, parseId<"file">(row.id));
  const documentIds = attached.map(({ document_id }) => parseId<"document">(document_id));
  if (!(await isEveryDocumentSound(context, personId, documentIds))) return 0;
  const proofs = await listProofs(tx, context, { personId, documentIds });
  const meant = proofs.filter(
    ({ element, documentId }) =>
      pending.has(element) &&
      attached.some((one) => one.document_id === documentId && one.elements.includes(element)),
  );
  const firstOf = new Map(meant.toReversed().map((proof) => [proof.element, proof]));
  for (const proof of firstOf.values()) await applySealedProof(tx, context, row, proof);
  return firstOf.size;
}

/**
 * Every document of the file was looked at, and none is a forgery: one sent beside a genuine one, before or
 * after it, is for an agent to see. A document that is slow to be checked holds the file a moment; one that
 * never is leaves it to agents.
 */
async function isEveryDocumentSound(
  context: Context,
  personId: PersonId,
  documentIds: readonly DocumentId[],
): Promise<boolean> {
  const doubts = await listDoubts(context, [personId]);
  const kept = (await listDocuments(context, personId)).filter(
    ({ id, file }) => file !== undefined && documentIds.includes(id),
  );
  return kept.every(({ id }) => {
    const found = doubts.get(id);
    return found !== undefined && !isFailed(found);
  });
}

/**
 * What an agent refused last is for an agent to accept, however it is written again and whatever proves it.
 */
async function listRefused(context: Context, personId: PersonId): Promise<ReadonlySet<ElementName>> {
  const history = await listElementHistory(context, personId);
  const accepted = history.filter(({ provenance }) => provenance.method !== "declared");
  const isLast = ({ name, provenance }: Element) =>
    !accepted.some((one) => one.name === name && one.provenance.at > provenance.at);
  return new Set(history.filter((one) => one.state === "refused" && isLast(one)).map(({ name }) => name));
}

async function applySealedProof(tx: Tx, context: Context, row: FileRow, proof: SealedProof): Promise<void> {
  const personId = parseId<"person">(row.person_id);
  const { element, documentId, issuer, issuedOn } = proof;
  const document = (await listDocuments(context, personId)).find(({ id }) => id === documentId);
  if (!document || !isProofKind(document.kind, element)) return;
  const { kind } = document;
  // Whoever validates the names beside it, the seal is what was believed: the lines say so.
  const own = elevate(context, {
    name: "checks",
    reason: "What was found in a document is written by the platform alone, never by who reads it.",
  });
  await validateElement(tx, own, {
    personId,
    name: element,
    method: "sealed_document",
    evidence: { kind, documentId, issuedOn, ...(issuer === null ? {} : { issuer }) },
  });
  await recordCheckReliance(tx, own, documentId);
  await saveDecision(tx, await getPersonKey(tx, context, personId), row, {
    element,
    outcome: "validated",
    at: context.now().toISOString(),
    by: "Ardeco",
    evidence: kind,
    sealed: true,
  });
  await recordStep(tx, own, row, "decided_by_document", { element, document: kind });
}

export async function isAllDecided(tx: Tx, context: Context, row: FileRow): Promise<boolean> {
  const known = await listElements(tx, context, parseId<"person">(row.person_id));
  return !known.some(({ name, declared }) => declared !== undefined && isDecidedOnEvidence(name));
}
