import type { FastifyReply, FastifyRequest } from "fastify";
import { pathId } from "../../../../../../frames/desk/common/params.ts";
import { tillAddresses } from "../../../../../../frames/desk/common/till-addresses.ts";
import { AppError } from "../../../../../../kernel/errors.ts";
import { besideField, bothIn, readForm, seeOther, textOf } from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { settleByTreasury } from "../../../index.ts";
import { tillWords } from "../../common/payments/till-words.ts";
import { transferField } from "./online-to-settle.tsx";
import { showTill } from "./till-page.tsx";

/** The Treasury gave it back: said once, with the reference of its transfer. */
export async function sayGivenBack(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "payment.take");
  const regieId = pathId<"regie">(request, "regie");
  const id = pathId<"payment">(request, "payment");
  const name = transferField(id);
  try {
    await settleByTreasury(context, { regieId, id, reference: textOf(readForm(request).typed, name) });
  } catch (error) {
    if (!(error instanceof AppError) || !BESIDE.has(error.code)) throw error;
    if (error.code === "payments.characters") return showTill(request, reply, [besideField(name, error)]);
    const { code } = error;
    return showTill(request, reply, [
      { field: name, code, ...bothIn(tillWords)(({ transferNeeded }) => transferNeeded) },
    ]);
  }
  return seeOther(reply, `${tillAddresses(brand).till(regieId)}?fait=rendu`);
}

const BESIDE: ReadonlySet<string> = new Set(["payments.words_not_valid", "payments.characters"]);
