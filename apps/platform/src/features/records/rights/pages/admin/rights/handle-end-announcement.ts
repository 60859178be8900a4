import type { FastifyReply, FastifyRequest } from "fastify";
import { formatAdminPath } from "../../../../../../frames/admin/common/admin-page.tsx";
import { adminPlaces } from "../../../../../../frames/admin/common/places.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import {
  findTextAnswer,
  parseFields,
  parsePathId,
  readForm,
  sendSeeOther,
} from "../../../../../../web/index.ts";
import { scheduleRestrictionEnd } from "../../../index.ts";
import { reasonField } from "./reason-field.ts";
import { showRightsRequest } from "./request-page.tsx";

/** The person is told, and it lifts by itself on its day. Twice announces once. */
export async function handleEndAnnouncement(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const id = parsePathId<"rights_request">(request, "request");
  const today = toCivilDate(context.now());
  const { answers, errors } = parseFields([reasonField], readForm(request), { today, answers: {} });
  if (errors.length > 0) return showRightsRequest(request, reply, { status: 422, errors });
  await scheduleRestrictionEnd(context, { id, reason: findTextAnswer(answers, "raison") ?? "" });
  return sendSeeOther(reply, formatAdminPath(brand, `${adminPlaces.rights.path}/${id}?fait=annonce`));
}
