import type { FastifyReply, FastifyRequest } from "fastify";
import { under } from "../../../../../../frames/admin/common/admin-page.tsx";
import { pathId } from "../../../../../../frames/admin/common/path-id.ts";
import { places } from "../../../../../../frames/admin/common/places.ts";
import { civilDate } from "../../../../../../kernel/civil-date.ts";
import { parseFields, readForm, seeOther, textAnswer } from "../../../../../../web/index.ts";
import { announceEndOfPause } from "../../../index.ts";
import { reasonField } from "./reason-field.ts";
import { showRightsRequest } from "./request-page.tsx";

/** The person is told, and it lifts by itself on its day. Twice announces once. */
export async function announceEnd(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  const id = pathId<"rights_request">(request, "request");
  const today = civilDate(context.now());
  const { answers, errors } = parseFields([reasonField], readForm(request), { today, answers: {} });
  if (errors.length > 0) return showRightsRequest(request, reply, { status: 422, errors });
  await announceEndOfPause(context, { id, reason: textAnswer(answers, "raison") ?? "" });
  return seeOther(reply, under(brand, `${places.rights.path}/${id}?fait=annonce`));
}
