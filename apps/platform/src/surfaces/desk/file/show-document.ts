import type { FastifyReply, FastifyRequest } from "fastify";
import { AppError } from "../../../kernel/errors.ts";
import type { DocumentId } from "../../../kernel/ids.ts";
import { askForChecks, openBeforeLook, requireHarmless } from "../../../modules/checks/index.ts";
import { mayReadPerson } from "../../../modules/enrolment/index.ts";
import { evidenceErrors, findDocument, openDocument } from "../../../modules/evidence/index.ts";
import { besideField, readForm, saveDocument, showDocument, textOf } from "../../../web/index.ts";
import { pathId } from "../common/params.ts";
import { BEFORE_LOOK } from "./before-look.tsx";
import { documentWords } from "./document-words.ts";
import { showFile } from "./file-page.tsx";

/** The document itself, as its bytes say. Out of the agent's reach, it does not exist (404); before an antivirus has answered, it waits (409). */
export async function sendDocument(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const documentId = pathId<"document">(request, "id");
  const personId = await requireReach(request, documentId);
  try {
    await context.transaction((tx) => requireHarmless(tx, context, { documentId, personId }));
  } catch (error) {
    if (error instanceof AppError && error.code === "checks.look_awaited")
      await lookAgain(request, documentId);
    throw error;
  }
  return showDocument(reply, await openDocument(context, { documentId, purpose: "decide" }));
}

/** @returns whose it is. Throws evidence.unknown_document. */
async function requireReach(request: FastifyRequest, documentId: DocumentId) {
  const { context } = request.ardeco;
  return context.transaction(async (tx) => {
    const document = await findDocument(tx, context, documentId);
    if (!document || !(await mayReadPerson(tx, context, document.personId)))
      throw evidenceErrors.error("evidence.unknown_document");
    return document.personId;
  });
}

/** Its look was given up, or is of before there was an antivirus: somebody waits for it now. */
async function lookAgain(request: FastifyRequest, documentId: DocumentId): Promise<void> {
  const system = request.ardeco.context.as({ kind: "system", name: "checks" });
  await system.transaction((tx) => askForChecks(tx, system, [documentId]));
}

/** The antivirus is down for long: the document is saved, with its reason in the journal; refused, the file comes back with what was typed. */
export async function saveBeforeLook(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, language } = request.ardeco;
  const documentId = pathId<"document">(request, "piece");
  const form = readForm(request);
  try {
    await requireReach(request, documentId);
    const opened = await openBeforeLook(context, { documentId, reason: textOf(form.typed, BEFORE_LOOK) });
    return saveDocument(reply, {
      content: opened.content,
      fileName: documentWords(language).unlooked(opened.fileName),
    });
  } catch (error) {
    if (!(error instanceof AppError) || error.status !== 422) throw error;
    const errors = [besideField(BEFORE_LOOK, error)];
    return showFile(request, reply, { status: error.status, typed: form.typed, errors, conflict: false });
  }
}
