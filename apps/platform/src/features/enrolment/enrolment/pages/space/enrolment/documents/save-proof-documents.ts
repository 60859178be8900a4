import { type DocumentKind, isDocumentKind } from "@ardeco/contracts";
import type { Context } from "../../../../../../../kernel/context.ts";
import type { DocumentId, FileId, PersonId } from "../../../../../../../kernel/ids.ts";
import {
  type Answers,
  type FileAnswer,
  findTextAnswer,
  listFileAnswers,
  type Upload,
} from "../../../../../../../web/index.ts";
import { submitDocument } from "../../../../../evidence/index.ts";
import { runFileDeposit } from "../../../../../evidence/pages/common/evidence/file-deposit.ts";
import { addFileDocument } from "../../../../index.ts";
import { formatFilesField, formatKindField, type JourneyProof } from "../steps/document-steps.ts";
import { listProvenElements } from "./evidence-for.ts";

/** Whose file a document joins. */
export interface Holder {
  readonly personId: PersonId;
  readonly fileId: FileId;
}

export interface KeptDocuments {
  /** Those handed in before, then the new ones; the same file twice counts once. */
  readonly files: readonly FileAnswer[];
  /** By document of the first holder, those of the others. */
  readonly copies: Readonly<Record<string, readonly DocumentId[]>>;
}

/** Deposits the files of one page for each holder, and attaches them to what they should prove. */
export async function saveProofDocuments(
  context: Context,
  proof: JourneyProof,
  input: {
    readonly answers: Answers;
    readonly before: Answers;
    readonly uploads: readonly Upload[];
    readonly holders: readonly Holder[];
  },
): Promise<KeptDocuments> {
  const { answers, before, uploads, holders } = input;
  const files = new Map(listFileAnswers(before, formatFilesField(proof.id)).map((file) => [file.id, file]));
  const copies: Record<string, readonly DocumentId[]> = {};
  const kind = findTextAnswer(answers, formatKindField(proof.id)) ?? "";
  if (!isDocumentKind(kind)) return { files: [...files.values()], copies };
  for (const upload of uploads) {
    const [id, ...others] = await addProofDocument(context, proof, { kind, answers, upload, holders });
    if (id === undefined) continue;
    files.set(id, { id, fileName: upload.fileName, size: upload.size });
    if (others.length > 0) copies[id] = others;
  }
  return { files: [...files.values()], copies };
}

async function addProofDocument(
  context: Context,
  { id: proof }: JourneyProof,
  given: {
    readonly kind: DocumentKind;
    readonly answers: Answers;
    readonly upload: Upload;
    readonly holders: readonly Holder[];
  },
): Promise<readonly DocumentId[]> {
  const { kind, answers, upload, holders } = given;
  const { content, fileName } = upload;
  const elements = listProvenElements(proof, kind, answers);
  const deposited: DocumentId[] = [];
  for (const { personId, fileId } of holders) {
    const deposit = async () => {
      const documentId = await submitDocument(context, { personId, kind, fileName, content });
      if (elements.length > 0) await addFileDocument(context, { fileId, documentId, elements });
      deposited.push(documentId);
    };
    await runFileDeposit({ field: formatFilesField(proof), fileName }, deposit);
  }
  return deposited;
}
