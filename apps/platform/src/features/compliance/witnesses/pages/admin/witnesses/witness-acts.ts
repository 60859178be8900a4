import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import {
  type Field,
  findTextAnswer,
  getTypedText,
  parseFields,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  toBesides,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import {
  addWatchedLog,
  addWitness,
  removeWatchedLog,
  removeWitness,
  witnessesErrors,
} from "../../../index.ts";
import {
  ADDRESS,
  LOG_KEY,
  logFields,
  showWitnesses,
  WITNESS_KEY,
  WITNESSES,
  witnessFields,
} from "./witnesses-page.tsx";

export const handleWitnessRequest = (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
  runWitnessAct(request, reply, { form: "ask", fields: witnessFields, done: "demande" }, ({ key, address }) =>
    addWitness(request.ardeco.context, { verifier: key, url: address }),
  );

export const handleWatchAgreement = (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
  runWitnessAct(request, reply, { form: "agree", fields: logFields, done: "accepte" }, ({ key }) =>
    addWatchedLog(request.ardeco.context, key),
  );

export async function handleWitnessStop(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "witness.manage");
  const id = getTypedText(readForm(request).typed, "temoin");
  if (isUuid(id)) await removeWitness(context, parseId<"witness">(id));
  return sendSeeOther(reply, `${formatAdminPath(brand, WITNESSES)}?fait=fin`);
}

export async function handleWatchEnd(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "witness.manage");
  const id = getTypedText(readForm(request).typed, "journal");
  if (isUuid(id)) await removeWatchedLog(context, parseId<"watchedLog">(id));
  return sendSeeOther(reply, `${formatAdminPath(brand, WITNESSES)}?fait=retire`);
}

interface Act {
  readonly form: "ask" | "agree";
  readonly fields: readonly Field[];
  readonly done: string;
}

/** A wrong key or address is said beside its field; what was typed stays. */
async function runWitnessAct(
  request: FastifyRequest,
  reply: FastifyReply,
  { form, fields, done }: Act,
  doIt: (given: { readonly key: string; readonly address: string }) => Promise<void>,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "witness.manage");
  const key = form === "ask" ? WITNESS_KEY : LOG_KEY;
  const { typed, ...sent } = readForm(request);
  const today = toCivilDate(context.now());
  const { answers, errors } = parseFields(fields, { typed, ...sent }, { today, answers: {} });
  if (errors.length > 0) return showWitnesses(request, reply, { form, typed, errors });
  const said = {
    key: findTextAnswer(answers, key) ?? "",
    address: findTextAnswer(answers, ADDRESS) ?? "",
  };
  return submitOrShowAgain(() => doIt(said), {
    besides: { ...toBesides(witnessesErrors, key), "witnesses.not_an_address": ADDRESS },
    again: (refused) => showWitnesses(request, reply, { form, typed, errors: refused.errors }),
    after: () => sendSeeOther(reply, `${formatAdminPath(brand, WITNESSES)}?fait=${done}`),
  });
}
