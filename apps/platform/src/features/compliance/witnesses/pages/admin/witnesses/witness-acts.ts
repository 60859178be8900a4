import type { FastifyReply, FastifyRequest } from "fastify";
import { under } from "../../../../../../frames/admin/common/admin-page.tsx";
import { civilDate } from "../../../../../../kernel/civil-date.ts";
import { AppError } from "../../../../../../kernel/errors.ts";
import { asId, isUuid } from "../../../../../../kernel/ids.ts";
import {
  besideField,
  type Field,
  parseFields,
  readForm,
  seeOther,
  textAnswer,
  textOf,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { agreeToWatch, askWitness, stopWatching, stopWitness } from "../../../index.ts";
import {
  ADDRESS,
  LOG_KEY,
  logFields,
  showWitnesses,
  WITNESS_KEY,
  WITNESSES,
  witnessFields,
} from "./witnesses-page.tsx";

export const ask = (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
  act(request, reply, { form: "ask", fields: witnessFields, done: "demande" }, ({ key, address }) =>
    askWitness(request.ardeco.context, { verifier: key, url: address }),
  );

export const agree = (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
  act(request, reply, { form: "agree", fields: logFields, done: "accepte" }, ({ key }) =>
    agreeToWatch(request.ardeco.context, key),
  );

export async function stop(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "witness.manage");
  const id = textOf(readForm(request).typed, "temoin");
  if (isUuid(id)) await stopWitness(context, asId<"witness">(id));
  return seeOther(reply, `${under(brand, WITNESSES)}?fait=fin`);
}

export async function leave(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "witness.manage");
  const id = textOf(readForm(request).typed, "journal");
  if (isUuid(id)) await stopWatching(context, asId<"watchedLog">(id));
  return seeOther(reply, `${under(brand, WITNESSES)}?fait=retire`);
}

interface Act {
  readonly form: "ask" | "agree";
  readonly fields: readonly Field[];
  readonly done: string;
}

/** A wrong key or address is said beside its field; what was typed stays. */
async function act(
  request: FastifyRequest,
  reply: FastifyReply,
  { form, fields, done }: Act,
  doIt: (given: { readonly key: string; readonly address: string }) => Promise<void>,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "witness.manage");
  const key = form === "ask" ? WITNESS_KEY : LOG_KEY;
  const { typed, ...sent } = readForm(request);
  const today = civilDate(context.now());
  const { answers, errors } = parseFields(fields, { typed, ...sent }, { today, answers: {} });
  if (errors.length > 0) return showWitnesses(request, reply, { form, typed, errors });
  try {
    await doIt({ key: textAnswer(answers, key) ?? "", address: textAnswer(answers, ADDRESS) ?? "" });
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith("witnesses.")) throw error;
    const field = error.code === "witnesses.not_an_address" ? ADDRESS : key;
    return showWitnesses(request, reply, { form, typed, errors: [besideField(field, error)] });
  }
  return seeOther(reply, `${under(brand, WITNESSES)}?fait=${done}`);
}
