import type { FastifyReply, FastifyRequest } from "fastify";
import { buildTillAddresses } from "../../../../../../frames/desk/common/till-addresses.ts";
import {
  bothIn,
  getTypedText,
  parsePathId,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
} from "../../../../../../web/index.ts";
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
  const regieId = parsePathId<"regie">(request, "regie");
  const id = parsePathId<"payment">(request, "payment");
  const name = formatTransferFieldName(id);
  const reference = getTypedText(readForm(request).typed, name);
  return submitOrShowAgain(() => confirmTreasuryRefund(context, { regieId, id, reference }), {
    besides: {
      "payments.characters": name,
      "payments.words_not_valid": ({ code }) => ({
        field: name,
        code,
        ...bothIn(tillWords)(({ transferNeeded }) => transferNeeded),
      }),
    },
    again: ({ errors }) => showTill(request, reply, errors),
    after: () => sendSeeOther(reply, `${buildTillAddresses(brand).till(regieId)}?fait=rendu`),
  });
}
