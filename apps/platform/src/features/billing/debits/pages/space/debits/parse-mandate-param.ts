import type { FastifyRequest } from "fastify";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { debitsErrors, type MandateId } from "../../../index.ts";

/** Throws debits.unknown_mandate. */
export function parseMandateParam(request: FastifyRequest): MandateId {
  const { mandate } = request.params as { readonly mandate: string };
  if (!isUuid(mandate)) throw debitsErrors.error("debits.unknown_mandate");
  return parseId<"mandate">(mandate);
}
