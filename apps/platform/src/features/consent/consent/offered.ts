import type { Context, Tx } from "../../../kernel/context.ts";
import type { AuthorityId, GrantId, ServiceId } from "../../../kernel/ids.ts";
import { listAuthoritiesOf, listProviderAuthorities } from "../../authorities/authorities/index.ts";
import {
  findPublishedService,
  getServiceVersion,
  hasSubscribers,
  listAgreedServices,
  type OfferedService,
} from "../../catalogue/catalogue/index.ts";
import { consentErrors } from "./errors.ts";

/**
 * The service as it takes new people, from the holder or an authority in which it lies. Throws
 * consent.service_not_offered, consent.nothing_to_agree.
 */
export async function getOffered(
  tx: Tx,
  context: Context,
  serviceId: ServiceId,
): Promise<{ readonly service: OfferedService; readonly providerName: string }> {
  const service = await findPublishedService(tx, { serviceId }, { peopleOf: context.authorityId });
  const providers = await listProviderAuthorities(tx, context.authorityId);
  const provider = service && providers.find(({ id }) => id === service.providerId);
  if (!service || !provider) throw consentErrors.error("consent.service_not_offered");
  if (!hasSubscribers(service.definition)) throw consentErrors.error("consent.nothing_to_agree");
  return { service, providerName: provider.name };
}

/** The service as a grant goes on with it: today's version, or the agreed one once retired. */
export async function getForGrant(
  tx: Tx,
  grant: { readonly sector: { readonly serviceId: ServiceId }; readonly version: number },
): Promise<OfferedService> {
  const { serviceId } = grant.sector;
  return (
    (await findPublishedService(tx, { serviceId }, "who_agreed")) ??
    (await getServiceVersion(tx, serviceId, grant.version))
  );
}

/** The services as these grants go on with them, by grant: two statements, however many. */
export async function listForGrants(
  tx: Tx,
  grants: readonly {
    readonly id: GrantId;
    readonly sector: { readonly serviceId: ServiceId };
    readonly version: number;
  }[],
): Promise<ReadonlyMap<GrantId, OfferedService>> {
  const asked = grants.map(({ sector, version }) => ({ serviceId: sector.serviceId, version }));
  const services = await listAgreedServices(tx, asked);
  return new Map(
    grants.flatMap(({ id, sector, version }) => {
      const found = services.find(
        (one) => one.id === sector.serviceId && (one.status === "published" || one.version === version),
      );
      return found ? [[id, found] as const] : [];
    }),
  );
}

/** Names of the authorities that provide these services. */
export async function listProviderNames(
  tx: Tx,
  services: readonly OfferedService[],
): Promise<ReadonlyMap<AuthorityId, string>> {
  const ids = [...new Set(services.map(({ providerId }) => providerId))];
  return new Map((await listAuthoritiesOf(tx, ids)).map(({ id, name }) => [id, name]));
}
