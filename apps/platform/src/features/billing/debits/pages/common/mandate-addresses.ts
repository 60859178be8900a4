import type { FastifyRequest } from "fastify";
import { isUuid, parseId } from "../../../../../kernel/ids.ts";
import { getPathText } from "../../../../../web/index.ts";
import { debitsErrors, type MandateId } from "../../index.ts";

/** Of pages about somebody's mandates, under the root of the frame. */
export const MANDATES = "/prelevement";
export const MANDATE = ":mandate";
export const formatStopPath = (mandate: string): string => `${MANDATES}/${mandate}/arreter`;
export const formatMandatePdfPath = (mandate: string): string => `${MANDATES}/${mandate}/mandat.pdf`;
export const formatComparisonPath = (mandate: string): string => `${MANDATES}/${mandate}/relire`;
/** After a mandate was stopped: the page looks up what is to be paid now, and believes no address. */
export const STOPPED = `${MANDATES}?fait=arrete`;

/** The mandate of the address. Throws debits.unknown_mandate. */
export function parseMandateId(request: FastifyRequest): MandateId {
  const text = getPathText(request, "mandate");
  if (!isUuid(text)) throw debitsErrors.error("debits.unknown_mandate");
  return parseId<"mandate">(text);
}
