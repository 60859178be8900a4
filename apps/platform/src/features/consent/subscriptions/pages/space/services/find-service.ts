import type { FastifyRequest } from "fastify";
import { buildSpaceAddresses } from "../../../../../../frames/space/common/addresses.ts";
import type { Context } from "../../../../../../kernel/context.ts";
import { kernelErrors } from "../../../../../../kernel/kernel-errors.ts";
import { getPathText } from "../../../../../../web/index.ts";
import { type Authority, readProviders } from "../../../../../authorities/authorities/index.ts";
import { type OfferedService, readPublishedService } from "../../../../../catalogue/catalogue/index.ts";

export interface Offer {
  readonly service: OfferedService;
  readonly provider: Authority;
}

/**
 * The service that the address names, if this authority or one in which it lies offers it. Throws
 * request.not_found.
 */
export async function getSpaceOffer(request: FastifyRequest): Promise<Offer> {
  const { context } = request.ardeco;
  const providers = await readProviders(context);
  const provider = providers.find(({ slug }) => slug === getPathText(request, "provider"));
  const slug = getPathText(request, "service");
  const service = provider && (await readPublishedService(context, { providerId: provider.id, slug }));
  if (!provider || !service) throw kernelErrors.error("request.not_found");
  return { service, provider };
}

/** Slugs of the authorities whose services may be used here, by id. */
export async function listProviderSlugs(context: Context): Promise<ReadonlyMap<string, string>> {
  return new Map((await readProviders(context)).map(({ id, slug }) => [id, slug]));
}

export const buildOfferAddresses = (brand: { readonly slug: string }, { service, provider }: Offer) => ({
  page: buildSpaceAddresses(brand).service(provider.slug, service.slug),
  consent: buildSpaceAddresses(brand).consent(provider.slug, service.slug),
  complete: `${buildSpaceAddresses(brand).service(provider.slug, service.slug)}/completer`,
});
