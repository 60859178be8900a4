import type { FastifyRequest } from "fastify";
import { findPresenceExpiry } from "../../../../../../frames/desk/common/presence.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import { type AuthorityId, isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { getPathText } from "../../../../../../web/index.ts";
import { readProviders } from "../../../../../authorities/authorities/index.ts";
import {
  hasSubscribers,
  type OfferedService,
  readPublishedService,
  readPublishedServices,
} from "../../../../../catalogue/catalogue/index.ts";
import { isShownToDesk } from "../../../../consent/index.ts";

export interface DeskOffer {
  readonly service: OfferedService;
  /** Whose service it is, when another authority's. */
  readonly providerName?: string;
}

/**
 * The services that a desk may open and speak of: those that it sees (ADR 0043); while the person is beside
 * the agent, every one that they find in their own space, of the authorities around too (ADR 0049).
 */
export async function listOffers(context: Context, isPresent: boolean): Promise<readonly DeskOffer[]> {
  const { authorityId } = context;
  const providers = await readProviders(context);
  const ids = isPresent ? providers.map(({ id }) => id) : [authorityId];
  const offered = await readPublishedServices(context, ids);
  return offered
    .filter((one) => hasSubscribers(one.definition) && (isPresent || isShownToDesk(one, authorityId)))
    .map((service) => {
      const other = providers.find(({ id }) => id === service.providerId && id !== authorityId);
      return other ? { service, providerName: other.name } : { service };
    });
}

/**
 * How an address names it: by its slug here, by its id when another authority's, whose slug may be one of
 * ours.
 */
export const buildOfferKey = ({ id, slug, providerId }: OfferedService, authorityId: AuthorityId): string =>
  providerId === authorityId ? slug : id;

/** One of them, by its address. Throws request.not_found for any other, published or not. */
export async function getDeskOffer(request: FastifyRequest): Promise<OfferedService> {
  const { context } = request.ardeco;
  const { authorityId } = context;
  const service = await findNamed(context, getPathText(request, "service"));
  const isPresent = findPresenceExpiry(request, getPathText(request, "id")) !== undefined;
  if (!service || !hasSubscribers(service.definition) || !(isPresent || isShownToDesk(service, authorityId)))
    throw kernelErrors.error("request.not_found");
  return service;
}

async function findNamed(context: Context, key: string): Promise<OfferedService | undefined> {
  const { authorityId } = context;
  if (!isUuid(key)) return readPublishedService(context, { providerId: authorityId, slug: key });
  const service = await readPublishedService(context, { serviceId: parseId<"service">(key) });
  const providers = await readProviders(context);
  return providers.some(({ id }) => id !== authorityId && id === service?.providerId) ? service : undefined;
}
