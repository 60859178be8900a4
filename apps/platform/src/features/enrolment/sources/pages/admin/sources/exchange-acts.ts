import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { AppError } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import {
  buildFieldError,
  getTypedText,
  parseFields,
  readForm,
  sendSeeOther,
  toFieldError,
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
import { readRefreshForm, toNobodyErrors } from "./refresh-fields.ts";

export async function startFileExchange(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const form = readForm(request);
  const { errors, ...answers } = readRefreshForm(form, toCivilDate(context.now()));
  if (errors.length > 0) return showExchange(request, reply, { typed: form.typed, errors });
  const id = parseRefreshId(getTypedText(form.typed, "mise_a_jour"));
  try {
    await startRefresh(context, { id, ...answers, way: "file" });
  } catch (error) {
    return showExchange(request, reply, { typed: form.typed, errors: toNobodyErrors(error) });
  }
  return sendSeeOther(reply, formatAdminPath(brand, EXCHANGE_PATH));
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
  try {
    const { isNew } = await receiveAnswer(context, upload.content);
    return sendSeeOther(reply, `${formatAdminPath(brand, EXCHANGE_PATH)}?fait=${isNew ? "recue" : "deja"}`);
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith("sources.file_")) throw error;
    const errors = error.fields.length > 0 ? error.fields : [toFieldError(exchangeAnswerField.name, error)];
    return showExchange(request, reply, { errors });
  }
}

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
