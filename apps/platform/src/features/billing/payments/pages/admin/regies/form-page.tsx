import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { showTaskForm } from "../../../../../../frames/admin/common/task-form.tsx";
import {
  type Besides,
  findSaveRefusal,
  findTextAnswer,
  parseFormId,
  readAnswers,
  type Sent,
  sendSeeOther,
} from "../../../../../../web/index.ts";
import { type Counter, listPurses } from "../../../../../ledger/counters/index.ts";
import { type paymentsErrors, setRegie } from "../../../index.ts";
import { buildRegieFields, parseRegieMoney } from "./new-regie-fields.ts";
import { buildRegiePath, NEW_REGIE } from "./paths.ts";
import { regieWords } from "./regie-words.ts";

/** The code, or one of the counters: at the top, as its sentence names both. */
const BESIDE = { "payments.code_taken": "" } satisfies Besides<typeof paymentsErrors>;

const openCounters = async ({ ardeco: { context } }: FastifyRequest): Promise<readonly Counter[]> =>
  (await listPurses(context)).filter(({ closedOn }) => closedOn === null);

export async function showRegieForm(
  request: FastifyRequest,
  reply: FastifyReply,
  sent: Sent = {},
): Promise<FastifyReply> {
  const { context, language } = request.ardeco;
  const { formTitle: title, formLead: lead, save } = regieWords(language);
  const fields = buildRegieFields(await openCounters(request));
  const hidden = { id: parseFormId(sent.typed, context) };
  return showTaskForm(reply, { place: "regies", title, lead, path: NEW_REGIE, fields, hidden, save }, sent);
}

export async function handleRegieForm(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const counters = await openCounters(request);
  const { answers, typed, errors } = readAnswers(request, buildRegieFields(counters));
  const read = parseRegieMoney(answers, counters);
  const found = [...errors, ...read.errors];
  if (found.length > 0) return showRegieForm(request, reply, { typed, errors: found });
  const id = parseFormId<"regie">(typed, context);
  const regie = {
    id,
    name: findTextAnswer(answers, "name") ?? "",
    code: findTextAnswer(answers, "code") ?? "",
    act: findTextAnswer(answers, "act") ?? "",
    cashMax: read.cashMax,
    counters: read.counters,
  };
  const refused = await findSaveRefusal(() => setRegie(context, regie), { typed, besides: BESIDE });
  if (refused) return showRegieForm(request, reply, refused);
  return sendSeeOther(reply, `${formatAdminPath(brand, buildRegiePath(id))}?fait=cree`);
}
