import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { DocumentId, PersonId } from "../../../kernel/ids.ts";
import { record } from "../../trust/audit/index.ts";
import { computeBlindIndex, getPersonKey } from "../../trust/keys/index.ts";
import { type EvidenceDocument, findDocument, openDocument } from "../evidence/index.ts";
import { buildFinding } from "./build-finding.ts";
import { openFinding, sealFinding } from "./finding.ts";
import { type Looked, readDocumentMarks } from "./look-at-document.ts";
import { computeCheckPurge } from "./rules.ts";
import { readSaid } from "./said.ts";
import { findCheckRow, lockCode, setCheckRow, updateReplayedChecks } from "./store.ts";

/**
 * Use case of the platform: what a document says by itself, and whether it is what the person declared.
 * Idempotent: a document checked against what is said today is left alone. A document removed meanwhile is
 * nothing to check.
 */
export async function checkDocument(context: Context, documentId: DocumentId): Promise<void> {
  const unchecked = await context.transaction((tx) => findUnchecked(tx, context, documentId));
  if (unchecked === undefined) return publishDocumentChecked(context, documentId);
  const { kind, personId } = unchecked;
  const opened = await openDocument(context, { documentId, purpose: "check" });
  const looked = await readDocumentMarks(context, kind, opened);
  await context.transaction((tx) => saveFinding(tx, context, { documentId, personId, looked }));
  await publishDocumentChecked(context, documentId);
}

/** Also when nothing was left to look at: whoever asked waits for the answer. */
function publishDocumentChecked(context: Context, documentId: DocumentId): Promise<void> {
  return context.transaction(async (tx) => {
    const row = await findCheckRow(tx, context.authorityId, documentId);
    if (!row) return;
    const { authorityId, requestId, ports } = context;
    const about = { authorityId, requestId, documentId, personId: row.person_id };
    await ports.events.emit(tx, "checks.document_checked", about, { orderKey: row.person_id });
  });
}

async function findUnchecked(
  tx: Tx,
  context: Context,
  documentId: DocumentId,
): Promise<EvidenceDocument | undefined> {
  const document = await findDocument(context, documentId);
  if (!document?.file) return undefined;
  const { personId } = document;
  const row = await findCheckRow(tx, context.authorityId, documentId);
  if (!row) return document;
  // What a decision relied on stays as it was then.
  if (row.relied_on !== null) return undefined;
  const { compared } = openFinding(await getPersonKey(tx, context, personId), row);
  const { digests } = await readSaid(tx, context, personId);
  return compared.every(({ part, of }) => digests[part] === of) ? undefined : document;
}

interface Read {
  readonly documentId: DocumentId;
  readonly personId: PersonId;
  readonly looked: Looked;
}

async function saveFinding(tx: Tx, context: Context, read: Read): Promise<void> {
  const { documentId, personId, looked } = read;
  // Removed while it was read: what was found of it goes with it.
  if (!(await findDocument(context, documentId))) return;
  const { finding, signedContent } = buildFinding(looked, await readSaid(tx, context, personId));
  const codeIndex =
    signedContent === undefined ? null : computeBlindIndex(context, "checks:code", signedContent);
  if (codeIndex) await lockCode(tx, codeIndex);
  const today = toCivilDate(context.now());
  await setCheckRow(tx, {
    authority_id: context.authorityId,
    document_id: documentId,
    person_id: personId,
    code_index: codeIndex,
    names_agree:
      codeIndex !== null &&
      finding.compared.some(({ part, outcome }) => part === "names" && outcome === "same"),
    replayed: false,
    checked_on: today,
    purge_on: computeCheckPurge(today),
    relied_on: null,
    finding_sealed: sealFinding(await getPersonKey(tx, context, personId), documentId, finding),
  });
  if (codeIndex) await updateReplayedChecks(tx, context.authorityId, codeIndex);
  await record(tx, context, {
    action: "checks.document_checked",
    personId,
    data: { document: documentId, outcome: finding.outcome },
  });
}
