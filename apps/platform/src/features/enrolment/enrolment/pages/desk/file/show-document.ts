import type { FastifyReply, FastifyRequest } from "fastify";
import type { Context } from "../../../../../../kernel/context.ts";
import { elevate } from "../../../../../../kernel/elevate.ts";
import { formatDocumentPath } from "../../../../../../kernel/hosts.ts";
import type { DocumentId } from "../../../../../../kernel/ids.ts";
import { listCodes, recoverRefusal } from "../../../../../../kernel/recover-refusal.ts";
import {
  getTypedText,
  parsePathId,
  readForm,
  saveDocument,
  showDocument,
  submitOrShowAgain,
} from "../../../../../../web/index.ts";
import {
  checksErrors,
  openBeforeLook,
  requireHarmless,
  retryDocumentChecks,
} from "../../../../checks/index.ts";
import {
  evidenceErrors,
  findDocument,
  issueDocumentTicket,
  type OpenedDocument,
  openDocument,
} from "../../../../evidence/index.ts";
import { mayReadPerson } from "../../../index.ts";
import { BEFORE_LOOK } from "./before-look.tsx";
import { documentWords } from "./document-words.ts";
import { showFile } from "./file-page.tsx";

/**
 * The document itself, as its bytes say, or the address of single use where the documents host has it. Out of
 * the agent's reach, it does not exist (404); before an antivirus has answered, it waits (409).
 */
export async function sendDocument(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand, session } = request.ardeco;
  const documentId = parsePathId<"document">(request, "id");
  const { hosts } = context.ports;
  if (hosts.documents === null || !session)
    return showDocument(reply, await openDeskDocument(context, documentId));
  await requireOpening(context, documentId);
  const given = { documentId, sessionId: session.id };
  const token = await issueDocumentTicket(context, given);
  return reply.redirect(hosts.documents + formatDocumentPath(brand.slug, token), 303);
}

/**
 * The same for who asks by such an address: their rights are checked again, and their line written in the
 * person's journal.
 */
export async function openDeskDocument(context: Context, documentId: DocumentId): Promise<OpenedDocument> {
  await requireOpening(context, documentId);
  return openDocument(context, { documentId, purpose: "decide" });
}

async function requireOpening(context: Context, documentId: DocumentId): Promise<void> {
  const personId = await requireReach(context, documentId);
  await recoverRefusal(
    listCodes(checksErrors, "checks.look_awaited"),
    () => requireHarmless(context, { documentId, personId }),
    async (refusal) => {
      await retryDocumentLook(context, documentId);
      throw refusal;
    },
  );
}

/** @returns whose it is. Throws evidence.unknown_document. */
async function requireReach(context: Context, documentId: DocumentId) {
  const document = await findDocument(context, documentId);
  if (!document || !(await mayReadPerson(context, document.personId)))
    throw evidenceErrors.error("evidence.unknown_document");
  return document.personId;
}

/** Its look was given up, or is of before there was an antivirus: somebody waits for it now. */
async function retryDocumentLook(context: Context, documentId: DocumentId): Promise<void> {
  const system = elevate(context, {
    name: "checks",
    reason: "What was found in a document is written by the platform alone, never by who reads it.",
  });
  await retryDocumentChecks(system, documentId);
}

/**
 * The antivirus is down for long: the document is saved, with its reason in the journal; refused, the file
 * comes back with what was typed.
 */
export async function saveBeforeLook(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, language } = request.ardeco;
  const documentId = parsePathId<"document">(request, "piece");
  const form = readForm(request);
  const open = async () => {
    await requireReach(context, documentId);
    return openBeforeLook(context, { documentId, reason: getTypedText(form.typed, BEFORE_LOOK) });
  };
  return submitOrShowAgain(open, {
    besides: { "checks.reason_missing": BEFORE_LOOK },
    again: ({ status, errors }) =>
      showFile(request, reply, { status, typed: form.typed, errors, conflict: false }),
    after: ({ content, fileName }) =>
      saveDocument(reply, { content, fileName: documentWords(language).unlooked(fileName) }),
  });
}
