import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { recoverRefusal } from "../../../../../../kernel/recover-refusal.ts";
import {
  bothIn,
  buildFieldError,
  buildTooLongError,
  getTypedText,
  type PostedForm,
  parsePathId,
  parseRevision,
  readForm,
  sendSeeOther,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { type ContactRead, forwardContact, submitContactAnswer, TEXT_LENGTH } from "../../../index.ts";
import { showContact } from "./contact-page.tsx";
import { type DeskContactWords, deskContactWords } from "./contact-words.ts";

export async function submitDeskAnswer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { typed } = readForm(request);
  const text = getTypedText(typed, "reponse").trim();
  requireCapability(request.ardeco.context, "file.read");
  if (text === "")
    return showActRefusal(
      request,
      reply,
      buildMissingWords("reponse", ({ missingText }) => missingText),
    );
  if (text.length > TEXT_LENGTH)
    return showActRefusal(request, reply, buildTooLongError("reponse", text, TEXT_LENGTH));
  return handleContactAct(request, reply, "answered", (read) =>
    submitContactAnswer(request.ardeco.context, { ...read, text }),
  );
}

export async function submitForwarding(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { typed } = readForm(request);
  const desk = getTypedText(typed, "guichet");
  requireCapability(request.ardeco.context, "file.read");
  if (!isUuid(desk))
    return showActRefusal(
      request,
      reply,
      buildMissingWords("guichet", ({ missingDesk }) => missingDesk),
    );
  const text = getTypedText(typed, "mot").trim();
  if (text.length > TEXT_LENGTH)
    return showActRefusal(request, reply, buildTooLongError("mot", text, TEXT_LENGTH));
  const to = { deskId: parseId<"desk">(desk), text };
  return handleContactAct(request, reply, "handed", (read) =>
    forwardContact(request.ardeco.context, { ...read, ...to }),
  );
}

/** A colleague came first: the exchange as it is now, with what was typed. */
async function handleContactAct(
  request: FastifyRequest,
  reply: FastifyReply,
  done: "answered" | "handed",
  work: (read: ContactRead) => Promise<void>,
): Promise<FastifyReply> {
  const form = readForm(request);
  const id = parsePathId<"contact">(request, "id");
  const run = async () => {
    await work({ id, version: parseRevision(form.typed, "version") });
    const at = buildDeskAddresses(request.ardeco.brand);
    return sendSeeOther(reply, `${at.contact(id)}?fait=${done}`);
  };
  return recoverRefusal([409], run, () =>
    showContact(request, reply, { status: 409, typed: form.typed, errors: [], conflict: true }),
  );
}

const buildMissingWords = (field: string, say: (words: DeskContactWords) => string): FieldError =>
  buildFieldError(field, "form.required", bothIn(deskContactWords)(say));

function showActRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  error: FieldError,
): Promise<FastifyReply> {
  const { typed }: PostedForm = readForm(request);
  return showContact(request, reply, {
    status: 422,
    typed,
    errors: [error],
  });
}
