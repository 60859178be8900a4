import type { FastifyReply, FastifyRequest } from "fastify";
import { addresses } from "../../../../../../frames/desk/common/addresses.ts";
import { pathId } from "../../../../../../frames/desk/common/params.ts";
import { AppError, type FieldError } from "../../../../../../kernel/errors.ts";
import { asId, isUuid } from "../../../../../../kernel/ids.ts";
import {
  bothIn,
  fieldError,
  type PostedForm,
  readForm,
  revisionOf,
  seeOther,
  textOf,
  tooLong,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { answerContact, type ContactRead, handContact, TEXT_LENGTH } from "../../../index.ts";
import { showContact } from "./contact-page.tsx";
import { type ContactWords, contactWords } from "./contact-words.ts";

export async function answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { typed } = readForm(request);
  const text = textOf(typed, "reponse").trim();
  requireCapability(request.ardeco.context, "file.read");
  if (text === "")
    return refuse(
      request,
      reply,
      missing("reponse", ({ missingText }) => missingText),
    );
  if (text.length > TEXT_LENGTH) return refuse(request, reply, tooLong("reponse", text, TEXT_LENGTH));
  return act(request, reply, "answered", (read) => answerContact(request.ardeco.context, { ...read, text }));
}

export async function hand(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { typed } = readForm(request);
  const desk = textOf(typed, "guichet");
  requireCapability(request.ardeco.context, "file.read");
  if (!isUuid(desk))
    return refuse(
      request,
      reply,
      missing("guichet", ({ missingDesk }) => missingDesk),
    );
  const text = textOf(typed, "mot").trim();
  if (text.length > TEXT_LENGTH) return refuse(request, reply, tooLong("mot", text, TEXT_LENGTH));
  const to = { deskId: asId<"desk">(desk), text };
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
  const id = pathId<"contact">(request, "id");
  try {
    await work({ id, version: revisionOf(form.typed, "version") });
  } catch (error) {
    if (!(error instanceof AppError) || error.status !== 409) throw error;
    return showContact(request, reply, { status: 409, typed: form.typed, errors: [], conflict: true });
  }
  const at = addresses(request.ardeco.brand);
  return seeOther(reply, `${at.contact(id)}?fait=${done}`);
}

const missing = (field: string, say: (words: ContactWords) => string): FieldError =>
  fieldError(field, "form.required", bothIn(contactWords)(say));

function refuse(request: FastifyRequest, reply: FastifyReply, error: FieldError): Promise<FastifyReply> {
  const { typed }: PostedForm = readForm(request);
  return showContact(request, reply, {
    status: 422,
    typed,
    errors: [error],
  });
}
