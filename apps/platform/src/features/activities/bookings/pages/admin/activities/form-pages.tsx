import { Alert } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { parsePathId } from "../../../../../../frames/admin/common/parse-path-id.ts";
import { showTaskForm } from "../../../../../../frames/admin/common/task-form.tsx";
import { parseId } from "../../../../../../kernel/ids.ts";
import {
  type Besides,
  findSaveRefusal,
  findTextAnswer,
  parseFormId,
  parseRevision,
  readAnswers,
  type Sent,
  selectShownRevision,
  sendSeeOther,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import {
  type Activity,
  type ActivityId,
  type bookingsErrors,
  changeActivity,
  createActivity,
  getManaged,
} from "../../../index.ts";
import { fieldsFor, readPayers, termsIn, typedActivity } from "./activity-fields.ts";
import { activityWords } from "./activity-words.ts";
import { ACTIVITIES, activityPath, termsPath } from "./paths.ts";

const BESIDE = {
  "bookings.counter_not_fit": "payer",
  "bookings.tariff_not_fit": "pricing",
} satisfies Besides<typeof bookingsErrors>;

export const activityIn = (request: FastifyRequest): Promise<Activity> => {
  const { context } = request.ardeco;
  return context.transaction((tx) => getManaged(tx, context, parsePathId<"activity">(request, "activity")));
};

export async function showNew(
  request: FastifyRequest,
  reply: FastifyReply,
  sent: Sent = {},
): Promise<FastifyReply> {
  const { context, language } = request.ardeco;
  requireCapability(context, "booking.manage");
  const { newTitle: title, newLead: lead, noPayer, save } = activityWords(language);
  const payers = await readPayers(context);
  const form = {
    place: "activities",
    title,
    lead,
    path: `${ACTIVITIES}/nouvelle`,
    fields: fieldsFor(payers),
    hidden: { id: parseFormId(sent.typed, context) },
    save,
    ...(payers.options.length === 0 ? { instead: <Alert tone="warning" title={noPayer} /> } : {}),
  } as const;
  return showTaskForm(reply, form, sent);
}

export async function showTerms(
  request: FastifyRequest,
  reply: FastifyReply,
  sent?: Sent,
): Promise<FastifyReply> {
  const { context, language } = request.ardeco;
  const words = activityWords(language);
  const activity = await activityIn(request);
  const fields = fieldsFor(await readPayers(context, activity), activity);
  const form = {
    place: "activities",
    title: words.changeTitle(activity.name[language]),
    lead: words.newLead,
    path: termsPath(activity.id),
    fields,
    hidden: { _revision: selectShownRevision(activity.revision, sent ?? {}) },
    save: words.save,
  } as const;
  return showTaskForm(reply, form, sent ?? { typed: typedActivity(activity, fields) });
}

export async function writeNew(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  requireCapability(context, "booking.manage");
  const { answers, typed, errors } = readAnswers(request, fieldsFor(await readPayers(context)));
  const read = errors.length > 0 ? { errors } : termsIn(answers);
  if ("errors" in read) return showNew(request, reply, { typed, errors: read.errors });
  const id = parseFormId<"activity">(typed, context);
  const [service = "", counter = ""] = (findTextAnswer(answers, "payer") ?? "").split("/");
  const payer = { serviceId: parseId<"service">(service), counterId: parseId<"counter">(counter) };
  const save = () => createActivity(context, { id, ...payer, ...read.terms });
  const refused = await findSaveRefusal(save, { typed, besides: BESIDE });
  return refused ? showNew(request, reply, refused) : seeSaved(request, reply, id);
}

export async function writeTerms(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const activity = await activityIn(request);
  const fields = fieldsFor(await readPayers(context, activity), activity);
  const { answers, typed, errors } = readAnswers(request, fields);
  const read = errors.length > 0 ? { errors } : termsIn(answers);
  if ("errors" in read) return showTerms(request, reply, { typed, errors: read.errors });
  const { id } = activity;
  const save = () => changeActivity(context, { id, revision: parseRevision(typed), ...read.terms });
  const refused = await findSaveRefusal(save, { typed, besides: BESIDE });
  return refused ? showTerms(request, reply, refused) : seeSaved(request, reply, id);
}

const seeSaved = ({ ardeco: { brand } }: FastifyRequest, reply: FastifyReply, id: ActivityId) =>
  sendSeeOther(reply, `${formatAdminPath(brand, activityPath(id))}?fait=enregistree`);
