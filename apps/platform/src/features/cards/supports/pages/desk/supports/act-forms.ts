import type { FastifyReply, FastifyRequest } from "fastify";
import { pathId, pathText } from "../../../../../../frames/desk/common/params.ts";
import { supportAddresses } from "../../../../../../frames/desk/common/support-addresses.ts";
import { asId, isUuid } from "../../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { bothIn, fieldError, readForm, seeOther, textOf } from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { listElements, nameElements, nameInUse } from "../../../../../identity/identity/index.ts";
import {
  getSupport,
  orderedKinds,
  orderSupport,
  printCode,
  type SupportId,
  supportsErrors,
} from "../../../index.ts";
import { cardPdf } from "../../common/supports/card-pdf.ts";
import { doAct, needsReason, supportActs } from "./acts.ts";
import { deskSupportWords } from "./desk-support-words.ts";
import { readerField, reasonField, showPersonSupports } from "./person-supports.tsx";

/** Sent twice, it is one support. */
export async function orderAtDesk(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "person.enrol");
  const personId = pathId<"person">(request, "id");
  const { typed } = readForm(request);
  const kind = orderedKinds.find((one) => one === textOf(typed, "sorte"));
  if (kind === undefined) {
    const sentence = bothIn(deskSupportWords)(({ kindMissing }) => kindMissing);
    return showPersonSupports(request, reply, [fieldError("sorte", "form.required", sentence)]);
  }
  const [fresh, replaced] = [textOf(typed, "nouveau"), textOf(typed, "remplace")];
  await orderSupport(context, {
    id: isUuid(fresh) ? asId<"support">(fresh) : context.newId<SupportId>(),
    personId,
    kind,
    ...(isUuid(replaced) ? { replaces: asId<"support">(replaced) } : {}),
  });
  return seeOther(reply, `${supportAddresses(brand).of(personId)}?fait=commande`);
}

/** One act on one support, as the agent saw it. */
export async function actAtDesk(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "person.enrol");
  const act = supportActs.find((one) => one === pathText(request, "act"));
  if (act === undefined) throw kernelErrors.error("request.not_found");
  const { personId, id } = await theirs(request);
  const { typed } = readForm(request);
  const reason = textOf(typed, reasonField(act, id)).trim();
  if (needsReason(act) && reason === "") {
    const sentence = bothIn(deskSupportWords)(({ reasonMissing }) => reasonMissing);
    return showPersonSupports(request, reply, [fieldError(reasonField(act, id), "form.required", sentence)]);
  }
  const version = Number(textOf(typed, "version"));
  const isRecognised = textOf(typed, `reconnue-${id}`) !== "";
  const reader = textOf(typed, readerField(id));
  const readerId = isUuid(reader) ? asId<"equipment">(reader) : null;
  await doAct[act](context, { id, version }, { reason, isRecognised, readerId });
  return seeOther(reply, `${supportAddresses(brand).of(personId)}?fait=${act}`);
}

export async function printAtDesk(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const visit = request.ardeco;
  const { context } = visit;
  requireCapability(context, "person.enrol");
  const { id, personId } = await theirs(request);
  const shown = await printCode(context, id);
  const name = await context.transaction(async (tx) =>
    nameInUse(await listElements(tx, context, personId, nameElements)),
  );
  return reply
    .header("content-disposition", `attachment; filename="${shown.support.number}.pdf"`)
    .type("application/pdf")
    .send(await cardPdf(shown, name, visit));
}

/** The support of the address, of the person of the address. */
async function theirs(request: FastifyRequest) {
  const { context } = request.ardeco;
  const personId = pathId<"person">(request, "id");
  const id = pathId<"support">(request, "support");
  const support = await context.transaction((tx) => getSupport(tx, context, id));
  if (support.personId !== personId) throw supportsErrors.error("supports.unknown");
  return { personId, id };
}
