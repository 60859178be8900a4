import type { FastifyRequest } from "fastify";
import { isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { getPathText } from "../../../../../../web/index.ts";
import { type CouplingId, couplingsErrors } from "../../../index.ts";

/** The offer that an address names. Throws couplings.unknown. */
export function parseCouplingParam(request: FastifyRequest): CouplingId {
  const id = getPathText(request, "offre");
  if (!isUuid(id)) throw couplingsErrors.error("couplings.unknown");
  return parseId<"coupling">(id);
}
