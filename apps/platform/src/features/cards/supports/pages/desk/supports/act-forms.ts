import type { FastifyReply, FastifyRequest } from "fastify";
import { buildSupportAddresses } from "../../../../../../frames/desk/common/support-addresses.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import {
  bothIn,
  buildFieldError,
  getPathText,
  getTypedText,
  parsePathId,
  readForm,
  sendSeeOther,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { formatNameInUse, nameElements, readElements } from "../../../../../identity/identity/index.ts";
import {
  getSupport,
  orderedKinds,
  printCode,
  requestSupport,
  type SupportId,
  supportsErrors,
} from "../../../index.ts";
import { printCardPdf } from "../../common/supports/print-card-pdf.ts";
import { doAct, isReasonRequired, supportActs } from "./acts.ts";
import { deskSupportWords } from "./desk-support-words.ts";
import { formatReaderFieldName, formatReasonFieldName, showPersonSupports } from "./person-supports.tsx";

/** Sent twice, it is one support. */
export async function handleDeskOrder(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "person.enrol");
  const personId = parsePathId<"person">(request, "id");
  const { typed } = readForm(request);
  const kind = orderedKinds.find((one) => one === getTypedText(typed, "sorte"));
  if (kind === undefined) {
    const sentence = bothIn(deskSupportWords)(({ kindMissing }) => kindMissing);
    return showPersonSupports(request, reply, [buildFieldError("sorte", "form.required", sentence)]);
  }
  const [fresh, replaced] = [getTypedText(typed, "nouveau"), getTypedText(typed, "remplace")];
  await requestSupport(context, {
    id: isUuid(fresh) ? parseId<"support">(fresh) : context.newId<SupportId>(),
    personId,
    kind,
    ...(isUuid(replaced) ? { replaces: parseId<"support">(replaced) } : {}),
  });
  return sendSeeOther(reply, `${buildSupportAddresses(brand).of(personId)}?fait=commande`);
}

/** One act on one support, as the agent saw it. */
export async function handleDeskAct(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "person.enrol");
  const act = supportActs.find((one) => one === getPathText(request, "act"));
  if (act === undefined) throw kernelErrors.error("request.not_found");
  const { personId, id } = await getPersonSupport(request);
  const { typed } = readForm(request);
  const reason = getTypedText(typed, formatReasonFieldName(act, id)).trim();
  if (isReasonRequired(act) && reason === "") {
    const sentence = bothIn(deskSupportWords)(({ reasonMissing }) => reasonMissing);
    return showPersonSupports(request, reply, [
      buildFieldError(formatReasonFieldName(act, id), "form.required", sentence),
    ]);
  }
  const version = Number(getTypedText(typed, "version"));
  const isRecognised = getTypedText(typed, `reconnue-${id}`) !== "";
  const reader = getTypedText(typed, formatReaderFieldName(id));
  const readerId = isUuid(reader) ? parseId<"equipment">(reader) : null;
  await doAct[act](context, { id, version }, { reason, isRecognised, readerId });
  return sendSeeOther(reply, `${buildSupportAddresses(brand).of(personId)}?fait=${act}`);
}

export async function printAtDesk(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context } = visit;
  requireCapability(context, "person.enrol");
  const { id, personId } = await getPersonSupport(request);
  const shown = await printCode(context, id);
  const name = await formatNameInUse(await readElements(context, personId, nameElements));
  return reply
    .header("content-disposition", `attachment; filename="${shown.support.number}.pdf"`)
    .type("application/pdf")
    .send(await printCardPdf(shown, name, visit));
}

/** The support of the address, of the person of the address. */
async function getPersonSupport(request: FastifyRequest) {
  const { context } = request.ardeco;
  const personId = parsePathId<"person">(request, "id");
  const id = parsePathId<"support">(request, "support");
  const support = await getSupport(context, id);
  if (support.personId !== personId) throw supportsErrors.error("supports.unknown");
  return { personId, id };
}
