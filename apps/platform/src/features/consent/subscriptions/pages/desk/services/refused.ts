import type { FastifyRequest } from "fastify";
import { findMarkExpiry, signSessionMark } from "../../../../../../frames/desk/common/marks.ts";
import { getQueryText } from "../../../../../../web/index.ts";
import type { ServiceNamed } from "../../../../consent/index.ts";

const REFUSED = "refuse";

/** The page of the offer, once the refusal is in the journal: an address typed by hand announces none. */
export const buildRefusalHref = (request: FastifyRequest, named: ServiceNamed, offer: string): string =>
  `${offer}?${REFUSED}=${signSessionMark(request, buildRefusalFacts(named))}`;

export const hasSeenRefusal = (request: FastifyRequest, named: ServiceNamed): boolean =>
  findMarkExpiry(request, buildRefusalFacts(named), getQueryText(request, REFUSED)) !== undefined;

const buildRefusalFacts = ({ personId, serviceId }: ServiceNamed) => ["refused", personId, serviceId];
