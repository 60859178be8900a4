import type { Context, Tx } from "../../../kernel/context.ts";
import { type DocumentId, parseId } from "../../../kernel/ids.ts";
import { requireCapability } from "../../access/access/index.ts";
import { requireRepresentative } from "../../identity/households/index.ts";
import { record } from "../../trust/audit/index.ts";
import { getPersonKey, type PersonKey } from "../../trust/keys/index.ts";
import type { DocumentFile } from "./document.ts";
import { evidenceErrors } from "./errors.ts";
import { isOtherDepositor } from "./rules.ts";
import { formatContentField, openSealedDocument } from "./sealed-document.ts";
import { findDocumentRow } from "./store.ts";

export interface OpenedDocument {
  readonly content: Buffer;
  /** One of three: serve it as is, with nosniff and a sandbox. */
  readonly mediaType: DocumentFile["mediaType"];
  readonly fileName: string;
}

/** Why it is opened; the person reads it in their journal. */
export type OpeningPurpose = "own" | "decide" | "help" | "check";

/**
 * Use case: the content, for the person, who acts for them, or an agent. The line in the person's journal
 * commits before the content is read. Throws evidence.unknown_document, keys.cannot_open when a blob was
 * moved or altered.
 */
export async function openDocument(
  context: Context,
  input: { documentId: DocumentId; purpose: OpeningPurpose },
): Promise<OpenedDocument> {
  const { key, file } = await context.transaction((tx) => recordOpening(tx, context, input));
  const sealed = await context.ports.blobs.get(input.documentId);
  return {
    content: key.openBytes(formatContentField(input.documentId), sealed),
    mediaType: file.mediaType,
    fileName: file.name,
  };
}

async function recordOpening(
  tx: Tx,
  context: Context,
  { documentId, purpose }: { documentId: DocumentId; purpose: OpeningPurpose },
): Promise<{ key: PersonKey; file: DocumentFile }> {
  const row = await findDocumentRow(tx, context.authorityId, documentId);
  if (!row) throw evidenceErrors.error("evidence.unknown_document");
  const personId = parseId<"person">(row.person_id);
  if (context.actor.kind === "person")
    await requireRepresentative(tx, context, { forPersonId: personId, act: "prepare" });
  else requireCapability(context, "file.read");
  const key = await getPersonKey(tx, context, personId);
  const document = openSealedDocument(key, row);
  const { file, kind } = document;
  if (!file || isOtherDepositor(context, document)) throw evidenceErrors.error("evidence.unknown_document");
  await record(tx, context, {
    action: "evidence.document_opened",
    personId,
    data: { document: documentId, kind, purpose },
  });
  return { key, file };
}
