import type { FastifyRequest } from "fastify";
import { addMonths, toCivilDate } from "../../../../../../kernel/civil-date.ts";
import { getQueryText } from "../../../../../../web/index.ts";
import type { Month } from "../../../index.ts";

/** The month in the address, or the last one that is over. */
export function parseMonthParam(request: FastifyRequest): Month {
  const today = toCivilDate(request.ardeco.context.now());
  return getQueryText(request, "mois") || addMonths(`${today.slice(0, 7)}-01`, -1).slice(0, 7);
}
