import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { listCodes } from "../../../../../../kernel/recover-refusal.ts";
import {
  buildFieldError,
  getTypedText,
  parseFields,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  toBesides,
} from "../../../../../../web/index.ts";
import {
  applyRefreshAct,
  buildRequestFile,
  readCorrespondent,
  readRefresh,
  receiveAnswer,
  sourcesErrors,
  startRefresh,
} from "../../../index.ts";
import { EXCHANGE_PATH, showExchange } from "./exchange-page.tsx";
import { exchangeAnswerField } from "./exchange-steps.tsx";
import { nobodyBesides, readRefreshForm } from "./refresh-fields.ts";

export async function startFileExchange(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const form = readForm(request);
  const { errors, ...answers } = readRefreshForm(form, toCivilDate(context.now()));
  if (errors.length > 0) return showExchange(request, reply, { typed: form.typed, errors });
  const id = parseRefreshId(getTypedText(form.typed, "mise_a_jour"));
  return submitOrShowAgain(() => startRefresh(context, { id, ...answers, way: "file" }), {
    besides: nobodyBesides,
    again: (refused) => showExchange(request, reply, { typed: form.typed, errors: refused.errors }),
    after: () => sendSeeOther(reply, formatAdminPath(brand, EXCHANGE_PATH)),
  });
}

export async function submitAnswerFile(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const form = readForm(request);
  const today = toCivilDate(context.now());
  const upload = form.uploads.find(({ field }) => field === exchangeAnswerField.name);
  if (!upload) {
    const { errors } = parseFields([exchangeAnswerField], form, { today, answers: {} });
    return showExchange(request, reply, { errors });
  }
  if (upload.size === 0) {
    return showExchange(request, reply, {
      errors: [buildFieldError(exchangeAnswerField.name, "form.file_empty")],
    });
  }
  return submitOrShowAgain(() => receiveAnswer(context, upload.content), {
    besides: toBesides(ofFile, exchangeAnswerField.name),
    again: ({ errors }) => showExchange(request, reply, { errors }),
    after: ({ isNew }) =>
      sendSeeOther(reply, `${formatAdminPath(brand, EXCHANGE_PATH)}?fait=${isNew ? "recue" : "deja"}`),
  });
}

const ofFile = listCodes(
  sourcesErrors,
  "sources.file_not_there",
  "sources.file_not_expected",
  "sources.file_refused",
  "sources.file_encoding",
  "sources.file_lines",
  "sources.file_columns",
);

export async function endExchange(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { typed } = readForm(request);
  await applyRefreshAct(context, parseRefreshId(getTypedText(typed, "mise_a_jour")), "close");
  return sendSeeOther(reply, formatAdminPath(brand, EXCHANGE_PATH));
}

export async function sendRequestFile(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const refresh = await readRefresh(context, "file");
  if (!refresh) throw sourcesErrors.error("sources.file_not_there");
  const content = await buildRequestFile(context, refresh.id);
  return sendAttachment(reply, `demande-quotients-${refresh.startedOn}.p7m`, "application/pkcs7-mime").send(
    content,
  );
}

export async function sendOwnCertificate(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const kept = await context.transaction((tx) => readCorrespondent(tx, context));
  if (!kept) throw sourcesErrors.error("sources.correspondent_missing");
  return sendAttachment(reply, `certificat-${brand.slug}.pem`, "application/x-pem-file").send(
    kept.ownCertificate,
  );
}

const sendAttachment = (reply: FastifyReply, name: string, type: string): FastifyReply =>
  reply
    .type(type)
    .header("content-disposition", `attachment; filename="${name}"`)
    .header("cache-control", "no-store");

function parseRefreshId(text: string) {
  if (!isUuid(text)) throw kernelErrors.error("request.invalid");
  return parseId<"sourceRefresh">(text);
}
