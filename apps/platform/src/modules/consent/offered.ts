import type { Context, Tx } from "../../kernel/context.ts";
import type { ServiceId } from "../../kernel/ids.ts";
import { getAuthority, listProvidersFor } from "../authorities/index.ts";
import {
  findPublishedService,
  getServiceVersion,
  type OfferedService,
  takesPeople,
} from "../catalogue/index.ts";
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
  const providers = await listProvidersFor(tx, context.authorityId);
  const provider = service && providers.find(({ id }) => id === service.providerId);
  if (!service || !provider) throw consentErrors.error("consent.service_not_offered");
  if (!takesPeople(service.definition)) throw consentErrors.error("consent.nothing_to_agree");
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

export async function providerNameOf(tx: Tx, service: OfferedService): Promise<string> {
  return (await getAuthority(tx, service.providerId)).name;
}
