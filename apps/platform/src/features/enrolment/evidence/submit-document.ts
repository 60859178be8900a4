import { createHash } from "node:crypto";
import type { DocumentKind } from "@ardeco/contracts";
import { toCivilDate } from "../../../kernel/civil-date.ts";
import type { Context, Tx } from "../../../kernel/context.ts";
import type { Cleaned } from "../../../kernel/decoding.ts";
import { type DocumentId, type PersonId, parseId } from "../../../kernel/ids.ts";
import { requireRepresentative } from "../../identity/households/index.ts";
import { record } from "../../trust/audit/index.ts";
import { computeBlindIndex, getPersonKey, type PersonKey } from "../../trust/keys/index.ts";
import { evidenceErrors } from "./errors.ts";
import { recordDocumentEvent } from "./record-document-event.ts";
import { computeUndecidedPurge, MAX_BYTES, MAX_DOCUMENTS, toSafeFileName } from "./rules.ts";
import { formatContentField, sealDocumentDetail } from "./sealed-document.ts";
import {
  createDocumentRow,
  createLooseBlob,
  deleteLooseBlob,
  listByContent,
  listDocumentRows,
} from "./store.ts";

export interface Deposit {
  readonly personId: PersonId;
  readonly kind: DocumentKind;
  /** As the browser said; never trusted. */
  readonly fileName: string;
  readonly content: Buffer;
}

/**
 * Use case: keeps a file as evidence for a person, from that person, who acts for them, or an agent at the
 * desk. The same file again gives the same document. The order is what loses nothing: the blob is announced
 * as loose, then durable, then the document commits and the announcement goes. Throws evidence.* by what the
 * file is, households.cannot_act_for.
 */
export async function submitDocument(context: Context, deposit: Deposit): Promise<DocumentId> {
  const { content } = deposit;
  if (content.length === 0) throw evidenceErrors.error("evidence.empty");
  if (content.length > MAX_BYTES) throw evidenceErrors.error("evidence.too_large");
  const index = computeContentIndex(context, content);
  const known = await context.transaction((tx) => getKnown(tx, context, deposit.personId, index));
  if (known) return known;
  const cleaned = await toCleanContent(context, content);
  const id = context.newId<DocumentId>();
  const key = await context.transaction((tx) => recordLooseBlob(tx, context, id, deposit.personId));
  await context.ports.blobs.put(id, key.sealBytes(formatContentField(id), cleaned.content));
  return context.transaction((tx) => saveDocument(tx, context, key, { id, index, deposit, cleaned }));
}

/** Of the file as received: cleaning would make equal files of different ones, and different of equal. */
function computeContentIndex(context: Context, content: Buffer): Buffer {
  return computeBlindIndex(context, "evidence:content", createHash("sha256").update(content).digest("hex"));
}

async function getKnown(tx: Tx, context: Context, personId: PersonId, index: Buffer) {
  await requireRepresentative(tx, context, { forPersonId: personId, act: "prepare" });
  const [same] = await listByContent(tx, context.authorityId, index, personId);
  if (same) return parseId<"document">(same.id);
  const others = await listDocumentRows(tx, context.authorityId, personId);
  if (others.filter((row) => row.state === "kept").length >= MAX_DOCUMENTS)
    throw evidenceErrors.error("evidence.too_many");
  return undefined;
}

async function toCleanContent({ ports }: Context, content: Buffer): Promise<Cleaned> {
  const cleaning = await ports.decoding.clean(content);
  if (!cleaning.ok) throw evidenceErrors.error(`evidence.${cleaning.reason}`);
  return cleaning.cleaned;
}

async function recordLooseBlob(
  tx: Tx,
  context: Context,
  id: DocumentId,
  personId: PersonId,
): Promise<PersonKey> {
  await createLooseBlob(tx, {
    authority_id: context.authorityId,
    id,
    person_id: personId,
    since: context.now(),
  });
  return getPersonKey(tx, context, personId);
}

interface Keeping {
  readonly id: DocumentId;
  readonly index: Buffer;
  readonly deposit: Deposit;
  readonly cleaned: Cleaned;
}

async function saveDocument(tx: Tx, context: Context, key: PersonKey, keeping: Keeping): Promise<DocumentId> {
  const { id, index, deposit } = keeping;
  const { personId, kind } = deposit;
  const today = toCivilDate(context.now());
  const inserted = await createDocumentRow(tx, {
    authority_id: context.authorityId,
    id,
    person_id: personId,
    state: "kept",
    content_index: index,
    received_on: today,
    purge_on: computeUndecidedPurge(today),
    detail_sealed: sealDocumentDetail(key, id, buildDocumentDetail(context, keeping)),
  });
  // The same file sent twice at once: the first to commit is the document, this blob stays loose and is
  // swept.
  if (!inserted) return getTwin(tx, context, personId, index);
  if (!(await deleteLooseBlob(tx, context.authorityId, id)))
    throw evidenceErrors.error("evidence.interrupted");
  await record(tx, context, {
    action: "evidence.document_deposited",
    personId,
    data: { document: id, kind },
  });
  await recordDocumentEvent(tx, context, "document_deposited", { documentId: id, personId });
  return id;
}

async function getTwin(tx: Tx, context: Context, personId: PersonId, index: Buffer): Promise<DocumentId> {
  const [same] = await listByContent(tx, context.authorityId, index, personId);
  if (!same) throw evidenceErrors.error("evidence.interrupted");
  return parseId<"document">(same.id);
}

function toDepositor({ actor }: Context) {
  if (actor.kind === "staff") return { by: actor.label };
  return actor.kind === "person" ? { depositedBy: actor.personId } : {};
}

function buildDocumentDetail(context: Context, { deposit, cleaned }: Keeping) {
  return {
    kind: deposit.kind,
    at: context.now().toISOString(),
    ...toDepositor(context),
    file: {
      name: toSafeFileName(deposit.fileName, cleaned.mediaType),
      mediaType: cleaned.mediaType,
      sizeBytes: cleaned.content.length,
      warnings: cleaned.warnings,
    },
  };
}
