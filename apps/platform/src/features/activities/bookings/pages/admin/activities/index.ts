import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { listCodes } from "../../../../../../kernel/recover-refusal.ts";
import {
  findTextAnswer,
  getTypedText,
  journalledRead,
  parseFields,
  parsePathId,
  parseRevision,
  readForm,
  sendSeeOther,
  submitOrShowAgain,
  toBesides,
} from "../../../../../../web/index.ts";
import {
  addSessions,
  bookingsErrors,
  cancelSession,
  closeActivity,
  closeSession,
  recordAttendance,
} from "../../../index.ts";
import { parseSeriesHour, seriesFields } from "./activity-fields.ts";
import { showActivity } from "./activity-page.tsx";
import { getRequestedActivity, showNewActivity, showTerms, writeNew, writeTerms } from "./form-pages.tsx";
import { showActivityList } from "./list-page.tsx";
import {
  ACTIVITIES,
  buildActivityPath,
  buildClosingPath,
  buildMarkPath,
  buildSeriesPath,
  buildSessionCancelPath,
  buildSessionEndPath,
  buildSessionPath,
  buildTermsPath,
} from "./paths.ts";
import { formatMarkFieldName, showSession } from "./session-page.tsx";

/** What services let people book: its terms and sessions, who came. */
export function defineActivityPages(app: FastifyInstance): void {
  requireAnyCapability(app, adminPlaces.activities.for);
  app.get(ACTIVITIES, showActivityList);
  app.get(`${ACTIVITIES}/nouvelle`, async (request, reply) => showNewActivity(request, reply));
  app.post(`${ACTIVITIES}/nouvelle`, writeNew);
  app.get(buildActivityPath(":activity"), async (request, reply) => showActivity(request, reply));
  app.get(buildTermsPath(":activity"), async (request, reply) => showTerms(request, reply));
  app.post(buildTermsPath(":activity"), writeTerms);
  app.post(buildClosingPath(":activity"), handleActivityClosing);
  app.post(buildSeriesPath(":activity"), addSeries);
  app.get(buildSessionPath(":activity", ":session"), journalledRead, async (request, reply) =>
    showSession(request, reply),
  );
  app.post(buildMarkPath(":activity", ":session"), handleAttendanceMark);
  app.post(buildSessionEndPath(":activity", ":session"), handleSessionClosing);
  app.post(buildSessionCancelPath(":activity", ":session"), handleSessionCancelling);
}

async function handleActivityClosing(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { id } = await getRequestedActivity(request);
  await closeActivity(context, { id, revision: parseRevision(readForm(request).typed) });
  return sendSeeOther(reply, `${formatAdminPath(brand, buildActivityPath(id))}?fait=fermee`);
}

async function addSeries(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { id } = await getRequestedActivity(request);
  const today = toCivilDate(context.now());
  const { answers, errors } = parseFields(seriesFields, readForm(request), { today, answers: {} });
  if (errors.length > 0) return showActivity(request, reply, errors);
  const first = findTextAnswer(answers, "first") ?? "";
  const until = findTextAnswer(answers, "until") ?? "";
  const hours = { starts: parseSeriesHour(answers, "starts"), ends: parseSeriesHour(answers, "ends") };
  return submitOrShowAgain(() => addSessions(context, { activityId: id, first, until, ...hours }), {
    besides: { "bookings.sessions_not_valid": "first" },
    again: (refused) => showActivity(request, reply, refused.errors),
    after: (made) => sendSeeOther(reply, `${formatAdminPath(brand, buildActivityPath(id))}?seances=${made}`),
  });
}

/** What is said beside the button, with the list as it is. */
const besideButton = listCodes(
  bookingsErrors,
  "bookings.own_interest",
  "bookings.unmarked_left",
  "bookings.not_over",
);

async function handleAttendanceMark(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { typed } = readForm(request);
  const [given, said] = [getTypedText(typed, "reservation"), getTypedText(typed, "presence")];
  if (!isUuid(given) || (said !== "present" && said !== "absent"))
    throw bookingsErrors.error("bookings.unknown");
  const id = parseId<"booking">(given);
  return runSessionAct(request, reply, { field: formatMarkFieldName(id), done: "" }, () =>
    recordAttendance(request.ardeco.context, { id, mark: said }),
  );
}

const handleSessionClosing = (request: FastifyRequest, reply: FastifyReply) =>
  runSessionAct(request, reply, { field: "terminer", done: "?fait=terminee" }, () =>
    closeSession(request.ardeco.context, parsePathId<"activitySession">(request, "session")),
  );

const handleSessionCancelling = (request: FastifyRequest, reply: FastifyReply) =>
  runSessionAct(request, reply, { field: "terminer", done: "?fait=annulee" }, () =>
    cancelSession(request.ardeco.context, parsePathId<"activitySession">(request, "session")),
  );

async function runSessionAct(
  request: FastifyRequest,
  reply: FastifyReply,
  { field, done }: { readonly field: string; readonly done: string },
  act: () => Promise<void>,
): Promise<FastifyReply> {
  const path = buildSessionPath(
    parsePathId<"activity">(request, "activity"),
    parsePathId<"activitySession">(request, "session"),
  );
  return submitOrShowAgain(act, {
    besides: toBesides(besideButton, field),
    again: ({ errors }) => showSession(request, reply, errors),
    after: () => sendSeeOther(reply, `${formatAdminPath(request.ardeco.brand, path)}${done}`),
  });
}
