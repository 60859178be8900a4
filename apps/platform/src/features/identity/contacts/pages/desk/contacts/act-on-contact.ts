import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { parseDeskPathId } from "../../../../../../frames/desk/common/params.ts";
import { AppError, type FieldError } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import {
  bothIn,
  buildFieldError,
  buildTooLongError,
  getTypedText,
  type PostedForm,
  parseRevision,
  readForm,
  sendSeeOther,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { answerContact, type ContactRead, handContact, TEXT_LENGTH } from "../../../index.ts";
import { showContact } from "./contact-page.tsx";
import { type ContactWords, contactWords } from "./contact-words.ts";

export async function answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { typed } = readForm(request);
  const text = getTypedText(typed, "reponse").trim();
  requireCapability(request.ardeco.context, "file.read");
  if (text === "")
    return refuse(
      request,
      reply,
      missing("reponse", ({ missingText }) => missingText),
    );
  if (text.length > TEXT_LENGTH)
    return refuse(request, reply, buildTooLongError("reponse", text, TEXT_LENGTH));
  return act(request, reply, "answered", (read) => answerContact(request.ardeco.context, { ...read, text }));
}

export async function hand(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { typed } = readForm(request);
  const desk = getTypedText(typed, "guichet");
  requireCapability(request.ardeco.context, "file.read");
  if (!isUuid(desk))
    return refuse(
      request,
      reply,
      missing("guichet", ({ missingDesk }) => missingDesk),
    );
  const text = getTypedText(typed, "mot").trim();
  if (text.length > TEXT_LENGTH) return refuse(request, reply, buildTooLongError("mot", text, TEXT_LENGTH));
  const to = { deskId: parseId<"desk">(desk), text };
  return act(request, reply, "handed", (read) => handContact(request.ardeco.context, { ...read, ...to }));
}

/** A colleague came first: the exchange as it is now, with what was typed. */
async function act(
  request: FastifyRequest,
  reply: FastifyReply,
  done: "answered" | "handed",
  work: (read: ContactRead) => Promise<void>,
): Promise<FastifyReply> {
  const form = readForm(request);
  const id = parseDeskPathId<"contact">(request, "id");
  try {
    await work({ id, version: parseRevision(form.typed, "version") });
  } catch (error) {
    if (!(error instanceof AppError) || error.status !== 409) throw error;
    return showContact(request, reply, { status: 409, typed: form.typed, errors: [], conflict: true });
  }
  const at = buildDeskAddresses(request.ardeco.brand);
  return sendSeeOther(reply, `${at.contact(id)}?fait=${done}`);
}

const missing = (field: string, say: (words: ContactWords) => string): FieldError =>
  buildFieldError(field, "form.required", bothIn(contactWords)(say));

function refuse(request: FastifyRequest, reply: FastifyReply, error: FieldError): Promise<FastifyReply> {
  const { typed }: PostedForm = readForm(request);
  return showContact(request, reply, {
    status: 422,
    typed,
    errors: [error],
  });
}
