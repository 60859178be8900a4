import type { FastifyRequest } from "fastify";
import { findMarkExpiry, signSessionMark } from "../../../../../../frames/desk/common/marks.ts";
import { getQueryText } from "../../../../../../web/index.ts";
import type { ServiceNamed } from "../../../../consent/index.ts";

const REFUSED = "refuse";

/** The page of the offer, once the refusal is in the journal: an address typed by hand announces none. */
export const refusedHref = (request: FastifyRequest, named: ServiceNamed, offer: string): string =>
  `${offer}?${REFUSED}=${signSessionMark(request, factsOf(named))}`;

export const sawRefusal = (request: FastifyRequest, named: ServiceNamed): boolean =>
  findMarkExpiry(request, factsOf(named), getQueryText(request, REFUSED)) !== undefined;

const factsOf = ({ personId, serviceId }: ServiceNamed) => ["refused", personId, serviceId];
