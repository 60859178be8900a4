import type { FastifyReply, FastifyRequest } from "fastify";
import { addresses } from "../../../../../../frames/desk/common/addresses.ts";
import { pathId } from "../../../../../../frames/desk/common/params.ts";
import { civilDate } from "../../../../../../kernel/civil-date.ts";
import { parseFields, readForm, seeOther, textOf } from "../../../../../../web/index.ts";
import { requireCapability } from "../../../../../access/access/index.ts";
import { householdsErrors } from "../../../../../identity/households/index.ts";
import { noteLiftedPause } from "../../../index.ts";
import { readPauseForm, seen } from "./pause-page.tsx";
import { showRightsOf } from "./rights-page.tsx";

/** Said by who is there, whose original was seen: the person, a parent, a guardian. */
export async function liftHere(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { context, brand } = request.ardeco;
  requireCapability(context, "person.recover");
  const { id, speakers } = await readPauseForm(request);
  const form = readForm(request);
  const by = speakers.find((one) => one.by === textOf(form.typed, "avec"))?.by;
  if (by === undefined) throw householdsErrors.error("households.cannot_act_for");
  const { errors } = parseFields([seen], form, { today: civilDate(context.now()), answers: {} });
  if (errors.length > 0) return showRightsOf(request, reply, errors);
  const outcome = await noteLiftedPause(context, { id: pathId<"rights_request">(request, "request"), by });
  const done = outcome === "lifted" ? "levee" : "levee_annoncee";
  return seeOther(reply, `${addresses(brand).rights(id)}?fait=${done}`);
}
