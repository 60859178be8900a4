import { Alert } from "@ardeco/ui";
import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { showTaskForm } from "../../../../../../frames/admin/common/task-form.tsx";
import { parseId } from "../../../../../../kernel/ids.ts";
import {
  type Besides,
  findSaveRefusal,
  findTextAnswer,
  parseFormId,
  parsePathId,
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
  createActivity,
  getManaged,
  updateActivityTerms,
} from "../../../index.ts";
import { buildActivityFields, parseActivityTerms, readPayers, toTypedActivity } from "./activity-fields.ts";
import { activityWords } from "./activity-words.ts";
import { ACTIVITIES, buildActivityPath, buildTermsPath } from "./paths.ts";

const BESIDE = {
  "bookings.counter_not_fit": "payer",
  "bookings.tariff_not_fit": "pricing",
} satisfies Besides<typeof bookingsErrors>;

export const getRequestedActivity = (request: FastifyRequest): Promise<Activity> => {
  const { context } = request.ardeco;
  return getManaged(context, parsePathId<"activity">(request, "activity"));
};

export async function showNewActivity(
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
    fields: buildActivityFields(payers),
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
  const activity = await getRequestedActivity(request);
  const fields = buildActivityFields(await readPayers(context, activity), activity);
  const form = {
    place: "activities",
    title: words.changeTitle(activity.name[language]),
    lead: words.newLead,
    path: buildTermsPath(activity.id),
    fields,
    hidden: { _revision: selectShownRevision(activity.revision, sent ?? {}) },
    save: words.save,
  } as const;
  return showTaskForm(reply, form, sent ?? { typed: toTypedActivity(activity, fields) });
}

export async function writeNew(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  requireCapability(context, "booking.manage");
  const { answers, typed, errors } = readAnswers(request, buildActivityFields(await readPayers(context)));
  const read = errors.length > 0 ? { errors } : parseActivityTerms(answers);
  if ("errors" in read) return showNewActivity(request, reply, { typed, errors: read.errors });
  const id = parseFormId<"activity">(typed, context);
  const [service = "", counter = ""] = (findTextAnswer(answers, "payer") ?? "").split("/");
  const payer = { serviceId: parseId<"service">(service), counterId: parseId<"counter">(counter) };
  const save = () => createActivity(context, { id, ...payer, ...read.terms });
  const refused = await findSaveRefusal(save, { typed, besides: BESIDE });
  return refused ? showNewActivity(request, reply, refused) : sendSavedActivity(request, reply, id);
}

export async function writeTerms(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context } = request.ardeco;
  const activity = await getRequestedActivity(request);
  const fields = buildActivityFields(await readPayers(context, activity), activity);
  const { answers, typed, errors } = readAnswers(request, fields);
  const read = errors.length > 0 ? { errors } : parseActivityTerms(answers);
  if ("errors" in read) return showTerms(request, reply, { typed, errors: read.errors });
  const { id } = activity;
  const save = () => updateActivityTerms(context, { id, revision: parseRevision(typed), ...read.terms });
  const refused = await findSaveRefusal(save, { typed, besides: BESIDE });
  return refused ? showTerms(request, reply, refused) : sendSavedActivity(request, reply, id);
}

const sendSavedActivity = ({ ardeco: { brand } }: FastifyRequest, reply: FastifyReply, id: ActivityId) =>
  sendSeeOther(reply, `${formatAdminPath(brand, buildActivityPath(id))}?fait=enregistree`);
