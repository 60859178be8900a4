import type { FastifyRequest } from "fastify";
import { asId, isUuid } from "../../../../../../kernel/ids.ts";
import { pathText } from "../../../../../../web/index.ts";
import { type CouplingId, couplingsErrors } from "../../../index.ts";

/** The offer that an address names. Throws couplings.unknown. */
export function couplingIn(request: FastifyRequest): CouplingId {
  const id = pathText(request, "offre");
  if (!isUuid(id)) throw couplingsErrors.error("couplings.unknown");
  return asId<"coupling">(id);
}
