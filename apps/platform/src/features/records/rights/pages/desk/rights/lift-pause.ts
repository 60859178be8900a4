import type { FastifyReply, FastifyRequest } from "fastify";
import { buildDeskAddresses } from "../../../../../../frames/desk/common/addresses.ts";
import { toCivilDate } from "../../../../../../kernel/civil-date.ts";
import {
  getTypedText,
  parseFields,
  parsePathId,
  readForm,
  sendSeeOther,
} from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { householdsErrors } from "../../../../../identity/households/index.ts";
import { recordPauseEnd } from "../../../index.ts";
import { readPauseForm, seen } from "./pause-page.tsx";
import { showDeskRights } from "./rights-page.tsx";

/** Said by who is there, whose original was seen: the person, a parent, a guardian. */
export async function handleDeskPauseEnd(
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "person.recover");
  const { id, speakers } = await readPauseForm(request);
  const form = readForm(request);
  const by = speakers.find((one) => one.by === getTypedText(form.typed, "avec"))?.by;
  if (by === undefined) throw householdsErrors.error("households.cannot_act_for");
  const { errors } = parseFields([seen], form, { today: toCivilDate(context.now()), answers: {} });
  if (errors.length > 0) return showDeskRights(request, reply, errors);
  const outcome = await recordPauseEnd(context, {
    id: parsePathId<"rights_request">(request, "request"),
    by,
  });
  const done = outcome === "lifted" ? "levee" : "levee_annoncee";
  return sendSeeOther(reply, `${buildDeskAddresses(brand).rights(id)}?fait=${done}`);
}
