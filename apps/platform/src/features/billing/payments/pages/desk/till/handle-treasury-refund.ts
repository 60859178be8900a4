import type { FastifyReply, FastifyRequest } from "fastify";
import { parseDeskPathId } from "../../../../../../frames/desk/common/params.ts";
import { buildTillAddresses } from "../../../../../../frames/desk/common/till-addresses.ts";
import { AppError } from "../../../../../../kernel/errors.ts";
import { bothIn, getTypedText, readForm, sendSeeOther, toFieldError } from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { confirmTreasuryRefund } from "../../../index.ts";
import { tillWords } from "../../common/payments/till-words.ts";
import { formatTransferFieldName } from "./online-to-settle.tsx";
import { showTill } from "./till-page.tsx";

/** The Treasury gave it back: said once, with the reference of its transfer. */
export async function handleTreasuryRefund(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "payment.take");
  const regieId = parseDeskPathId<"regie">(request, "regie");
  const id = parseDeskPathId<"payment">(request, "payment");
  const name = formatTransferFieldName(id);
  try {
    await confirmTreasuryRefund(context, {
      regieId,
      id,
      reference: getTypedText(readForm(request).typed, name),
    });
  } catch (error) {
    if (!(error instanceof AppError) || !BESIDE.has(error.code)) throw error;
    if (error.code === "payments.characters") return showTill(request, reply, [toFieldError(name, error)]);
    const { code } = error;
    return showTill(request, reply, [
      { field: name, code, ...bothIn(tillWords)(({ transferNeeded }) => transferNeeded) },
    ]);
  }
  return sendSeeOther(reply, `${buildTillAddresses(brand).till(regieId)}?fait=rendu`);
}

const BESIDE: ReadonlySet<string> = new Set(["payments.words_not_valid", "payments.characters"]);
