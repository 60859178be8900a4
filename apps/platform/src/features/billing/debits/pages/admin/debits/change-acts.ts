import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { parsePathId } from "../../../../../../frames/admin/common/parse-path-id.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import { AppError } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { getTypedText, readForm, sendSeeOther } from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import {
  type CreditorChangeId,
  confirmCreditorChange,
  confirmFirstCreditor,
  debitsErrors,
  withdrawCreditorChange,
} from "../../../index.ts";
import { buildDebitSeriesPath } from "./paths.ts";
import { showSeries } from "./series-page.tsx";

/** The form bears what was read of a first account: another, given since, is not agreed to. */
export async function handleFirstCreditorConfirmation(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const seriesId = parsePathId<"invoiceSeries">(request, "series");
  try {
    await confirmFirstCreditor(context, { seriesId, mark: getTypedText(readForm(request).typed, "lu") });
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith("debits.")) throw error;
    return showSeries(request, reply, [], error);
  }
  return sendSeeOther(reply, `${formatAdminPath(brand, buildDebitSeriesPath(seriesId))}?fait=accepte`);
}

export async function confirmChange(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  requireCapability(request.ardeco.context, "invoice.issue");
  return handleChangeAnswer(request, reply, { work: confirmCreditorChange, done: "confirme" });
}

export const withdrawChange = (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
  handleChangeAnswer(request, reply, { work: withdrawCreditorChange, done: "abandonne" });

/**
 * The form bears the change that was read: another one, asked since, is not answered. What forbids it is said
 * on the page.
 */
async function handleChangeAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  {
    work,
    done,
  }: { readonly work: (context: Context, id: CreditorChangeId) => Promise<void>; readonly done: string },
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const seriesId = parsePathId<"invoiceSeries">(request, "series");
  const given = getTypedText(readForm(request).typed, "changement");
  try {
    if (!isUuid(given)) throw debitsErrors.error("debits.change_over");
    await work(context, parseId<"creditorChange">(given));
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith("debits.")) throw error;
    return showSeries(request, reply, [], error);
  }
  return sendSeeOther(reply, `${formatAdminPath(brand, buildDebitSeriesPath(seriesId))}?fait=${done}`);
}
