import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { parsePathId } from "../../../../../../frames/admin/common/parse-path-id.ts";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { requireAnyCapability } from "../../../../../../frames/admin/common/require-admin-agent.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { AppError } from "../../../../../../kernel/errors.ts";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import {
  findTextAnswer,
  getTypedText,
  parseFields,
  parseRevision,
  readForm,
  sendSeeOther,
  toFieldError,
} from "../../../../../../web/index.ts";
import {
  addSessions,
  bookingsErrors,
  callOffSession,
  closeActivity,
  closeSession,
  markAttendance,
} from "../../../index.ts";
import { hourIn, seriesFields } from "./activity-fields.ts";
import { showActivity } from "./activity-page.tsx";
import { activityIn, showNew, showTerms, writeNew, writeTerms } from "./form-pages.tsx";
import { showList } from "./list-page.tsx";
import {
  ACTIVITIES,
  activityPath,
  callOffPath,
  closingPath,
  endPath,
  markPath,
  seriesPath,
  sessionPath,
  termsPath,
} from "./paths.ts";
import { markField, showSession } from "./session-page.tsx";

/** What services let people book: its terms and sessions, who came. */
export function activityPages(app: FastifyInstance): void {
  requireAnyCapability(app, adminPlaces.activities.for);
  app.get(ACTIVITIES, showList);
  app.get(`${ACTIVITIES}/nouvelle`, async (request, reply) => showNew(request, reply));
  app.post(`${ACTIVITIES}/nouvelle`, writeNew);
  app.get(activityPath(":activity"), async (request, reply) => showActivity(request, reply));
  app.get(termsPath(":activity"), async (request, reply) => showTerms(request, reply));
  app.post(termsPath(":activity"), writeTerms);
  app.post(closingPath(":activity"), close);
  app.post(seriesPath(":activity"), addSeries);
  app.get(sessionPath(":activity", ":session"), async (request, reply) => showSession(request, reply));
  app.post(markPath(":activity", ":session"), mark);
  app.post(endPath(":activity", ":session"), end);
  app.post(callOffPath(":activity", ":session"), callOff);
}

async function close(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { id } = await activityIn(request);
  await closeActivity(context, { id, revision: parseRevision(readForm(request).typed) });
  return sendSeeOther(reply, `${formatAdminPath(brand, activityPath(id))}?fait=fermee`);
}

async function addSeries(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const { id } = await activityIn(request);
  const today = toCivilDate(context.now());
  const { answers, errors } = parseFields(seriesFields, readForm(request), { today, answers: {} });
  if (errors.length > 0) return showActivity(request, reply, errors);
  const first = findTextAnswer(answers, "first") ?? "";
  const until = findTextAnswer(answers, "until") ?? "";
  try {
    const hours = { starts: hourIn(answers, "starts"), ends: hourIn(answers, "ends") };
    const made = await addSessions(context, { activityId: id, first, until, ...hours });
    return sendSeeOther(reply, `${formatAdminPath(brand, activityPath(id))}?seances=${made}`);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== bookingsErrors.codes["bookings.sessions_not_valid"])
      throw error;
    return showActivity(request, reply, [toFieldError("first", error)]);
  }
}

/** What is said beside the button, with the list as it is. */
const besideButton: ReadonlySet<string> = new Set([
  bookingsErrors.codes["bookings.own_interest"],
  bookingsErrors.codes["bookings.unmarked_left"],
  bookingsErrors.codes["bookings.not_over"],
]);

async function mark(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { typed } = readForm(request);
  const [given, said] = [getTypedText(typed, "reservation"), getTypedText(typed, "presence")];
  if (!isUuid(given) || (said !== "present" && said !== "absent"))
    throw bookingsErrors.error("bookings.unknown");
  const id = parseId<"booking">(given);
  return inSession(request, reply, { field: markField(id), done: "" }, () =>
    markAttendance(request.ardeco.context, { id, mark: said }),
  );
}

const end = (request: FastifyRequest, reply: FastifyReply) =>
  inSession(request, reply, { field: "terminer", done: "?fait=terminee" }, () =>
    closeSession(request.ardeco.context, parsePathId<"activitySession">(request, "session")),
  );

const callOff = (request: FastifyRequest, reply: FastifyReply) =>
  inSession(request, reply, { field: "terminer", done: "?fait=annulee" }, () =>
    callOffSession(request.ardeco.context, parsePathId<"activitySession">(request, "session")),
  );

async function inSession(
  request: FastifyRequest,
  reply: FastifyReply,
  { field, done }: { readonly field: string; readonly done: string },
  act: () => Promise<void>,
): Promise<FastifyReply> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof AppError) || !besideButton.has(error.code)) throw error;
    return showSession(request, reply, [toFieldError(field, error)]);
  }
  const path = sessionPath(
    parsePathId<"activity">(request, "activity"),
    parsePathId<"activitySession">(request, "session"),
  );
  return sendSeeOther(reply, `${formatAdminPath(request.ardeco.brand, path)}${done}`);
}
