import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { parsePathId } from "../../../../../../frames/admin/common/parse-path-id.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { AppError } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import {
  bothIn,
  findTextAnswer,
  getTypedText,
  parseFields,
  readForm,
  sendSeeOther,
  toFieldError,
} from "../../../../../../web/index.ts";
import {
  type CollectionId,
  cancelCollection,
  confirmCollectionPaid,
  debitsErrors,
  issueCollectionFile,
  readBankAnswer,
  sendCollection,
  startCollectionPreparation,
} from "../../../index.ts";
import { showCollection } from "./collection-page.tsx";
import { debitAdminWords } from "./debit-admin-words.ts";
import { buildCollectionPath, buildDebitSeriesPath } from "./paths.ts";
import { dayField, showSeries } from "./series-page.tsx";

const both = bothIn(debitAdminWords);

/** Beside the day: everything that a day, or what is open, forbids. */
const ofDay: ReadonlySet<string> = new Set([
  "debits.day_closed",
  "debits.day_too_soon",
  "debits.day_too_far",
  "debits.day_malformed",
  "debits.day_taken",
  "debits.nothing_to_take",
  "debits.cancelled_too_often",
]);

/** Sent twice, it is one collection. */
export async function handleCollectionPreparation(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const form = readForm(request);
  const today = toCivilDate(context.now());
  const { answers, errors } = parseFields([dayField], form, { today, answers: {} });
  if (errors.length > 0) return showSeries(request, reply, errors);
  const given = getTypedText(form.typed, "id");
  const id = isUuid(given) ? parseId<"debitCollection">(given) : context.newId<CollectionId>();
  const seriesId = parsePathId<"invoiceSeries">(request, "series");
  try {
    const collectOn = findTextAnswer(answers, "on") ?? "";
    const { debits, goesOn } = await startCollectionPreparation(context, { id, seriesId, collectOn });
    const done = goesOn ? "continue" : "prepare";
    return sendSeeOther(reply, `${formatAdminPath(brand, buildCollectionPath(id))}?fait=${done}-${debits}`);
  } catch (error) {
    if (!(error instanceof AppError) || !ofDay.has(error.code)) throw error;
    return showSeries(request, reply, [toFieldError("on", error)]);
  }
}

export async function readAnswer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const seriesId = parsePathId<"invoiceSeries">(request, "series");
  const file = readForm(request).uploads.find(({ field }) => field === "fichier");
  if (!file) {
    const missing = { code: "debits.file_missing", ...both(({ fileMissing }) => fileMissing) };
    return showSeries(request, reply, [{ field: "fichier", ...missing }]);
  }
  try {
    const read = await readBankAnswer(context, { seriesId, bytes: file.content });
    const said = `lu-${read.returned}-${read.already}-${read.anomalies}`;
    return sendSeeOther(reply, `${formatAdminPath(brand, buildDebitSeriesPath(seriesId))}?fait=${said}`);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== debitsErrors.codes["debits.returns_not_read"])
      throw error;
    return showSeries(request, reply, [toFieldError("fichier", error)]);
  }
}

export const handleCollectionSending = (
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> =>
  runCollectionAct(request, reply, async (id) => {
    await sendCollection(request.ardeco.context, id);
    return "envoye";
  });

export const handleCollectionPaid = (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
  runCollectionAct(request, reply, async (id) => {
    const { unposted } = await confirmCollectionPaid(request.ardeco.context, id);
    return `encaisse-${unposted}`;
  });

export const cancel = (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
  runCollectionAct(request, reply, async (id) => {
    await cancelCollection(request.ardeco.context, id);
    return "annule";
  });

/** Back to the collection; what its step forbids is said on it. */
async function runCollectionAct(
  request: FastifyRequest,
  reply: FastifyReply,
  work: (id: CollectionId) => Promise<string>,
): Promise<FastifyReply> {
  const { brand } = request.ardeco;
  const id = parsePathId<"debitCollection">(request, "collection");
  try {
    const done = await work(id);
    return sendSeeOther(reply, `${formatAdminPath(brand, buildCollectionPath(id))}?fait=${done}`);
  } catch (error) {
    if (!(error instanceof AppError) || error.status !== 409) throw error;
    return showCollection(request, reply, error);
  }
}

/** For the bank: one line in the journal each time. */
export async function sendCollectionFile(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const { name, xml } = await issueCollectionFile(
    context,
    parsePathId<"debitCollection">(request, "collection"),
  );
  return reply
    .header("content-disposition", `attachment; filename="${name}"`)
    .type("application/xml; charset=utf-8")
    .send(xml);
}
