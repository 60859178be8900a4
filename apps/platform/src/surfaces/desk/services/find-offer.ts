import type { FastifyRequest } from "fastify";
import type { Context, Tx } from "../../../kernel/context.ts";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import {
  findPublishedService,
  listPublishedServices,
  type OfferedService,
  takesPeople,
} from "../../../modules/catalogue/index.ts";
import { isShownToDesk } from "../../../modules/subscriptions/index.ts";
import { pathText } from "../common/params.ts";

/** The services that a desk may open and speak of: those that it sees (ADR 0043). */
export async function listOffers(tx: Tx, { authorityId }: Context): Promise<readonly OfferedService[]> {
  const offered = await listPublishedServices(tx, [authorityId], { peopleOf: authorityId });
  return offered.filter((one) => takesPeople(one.definition) && isShownToDesk(one, authorityId));
}

/** One of them, by its address. Throws request.not_found for any other, published or not. */
export async function findOffer(tx: Tx, request: FastifyRequest): Promise<OfferedService> {
  const { authorityId } = request.ardeco.context;
  const asked = { providerId: authorityId, slug: pathText(request, "service") };
  const service = await findPublishedService(tx, asked, { peopleOf: authorityId });
  if (!service || !takesPeople(service.definition) || !isShownToDesk(service, authorityId))
    throw kernelErrors.error("request.not_found");
  return service;
}
