import type { FastifyRequest } from "fastify";
import { getDeskPathText } from "../../../../../../frames/desk/common/params.ts";
import { findPresenceExpiry } from "../../../../../../frames/desk/common/presence.ts";
import type { Context, Tx } from "../../../../../../kernel/context.ts";
import { type AuthorityId, isUuid, parseId } from "../../../../../../kernel/ids.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { listProviderAuthorities } from "../../../../../authorities/authorities/index.ts";
import {
  findPublishedService,
  hasSubscribers,
  listPublishedServices,
  type OfferedService,
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
export function listOffers(context: Context, isPresent: boolean): Promise<readonly DeskOffer[]> {
  const { authorityId } = context;
  return context.read(async (tx) => {
    const providers = await listProviderAuthorities(tx, authorityId);
    const ids = isPresent ? providers.map(({ id }) => id) : [authorityId];
    const offered = await listPublishedServices(tx, ids, { peopleOf: authorityId });
    return offered
      .filter((one) => hasSubscribers(one.definition) && (isPresent || isShownToDesk(one, authorityId)))
      .map((service) => {
        const other = providers.find(({ id }) => id === service.providerId && id !== authorityId);
        return other ? { service, providerName: other.name } : { service };
      });
  });
}

/**
 * How an address names it: by its slug here, by its id when another authority's, whose slug may be one of
 * ours.
 */
export const buildOfferKey = ({ id, slug, providerId }: OfferedService, authorityId: AuthorityId): string =>
  providerId === authorityId ? slug : id;

/** One of them, by its address. Throws request.not_found for any other, published or not. */
export function getDeskOffer(request: FastifyRequest): Promise<OfferedService> {
  const { context } = request.ardeco;
  return context.read(async (tx) => {
    const { authorityId } = context;
    const service = await findNamed(tx, context, getDeskPathText(request, "service"));
    const isPresent = findPresenceExpiry(request, getDeskPathText(request, "id")) !== undefined;
    if (
      !service ||
      !hasSubscribers(service.definition) ||
      !(isPresent || isShownToDesk(service, authorityId))
    )
      throw kernelErrors.error("request.not_found");
    return service;
  });
}

async function findNamed(tx: Tx, { authorityId }: Context, key: string): Promise<OfferedService | undefined> {
  const to = { peopleOf: authorityId };
  if (!isUuid(key)) return findPublishedService(tx, { providerId: authorityId, slug: key }, to);
  const service = await findPublishedService(tx, { serviceId: parseId<"service">(key) }, to);
  const providers = await listProviderAuthorities(tx, authorityId);
  return providers.some(({ id }) => id !== authorityId && id === service?.providerId) ? service : undefined;
}
