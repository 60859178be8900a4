import type { Context, Tx } from "../../../kernel/context.ts";
import { type AuthorityId, parseId, type ServiceId } from "../../../kernel/ids.ts";
import { hasCapability } from "../../access/access/index.ts";
import { catalogueErrors } from "./errors.ts";
import { parseOfferedDefinition } from "./parse-offered-definition.ts";
import { filterPrivateOffers, type OfferAudience } from "./private-offers.ts";
import type { OfferedService, Service, ServiceVersion } from "./service.ts";
import {
  findOfferedVersion,
  listOffered,
  listOfferedVersions,
  type OfferedRow,
} from "./store/offered-versions.ts";
import {
  findOwnService,
  listOwnServices,
  listOwnVersions,
  type ServiceRow,
  type VersionRow,
} from "./store/own-services.ts";

/**
 * The service in the version offered today to these people; undefined when unknown, not published yet,
 * retired, or offered by a private partner where the authority shows none.
 */
export async function findPublishedService(
  tx: Tx,
  which: { readonly serviceId: ServiceId } | { readonly providerId: AuthorityId; readonly slug: string },
  to: OfferAudience,
): Promise<OfferedService | undefined> {
  const [row] = await listOffered(
    tx,
    "serviceId" in which ? { id: which.serviceId } : { providerIds: [which.providerId], slug: which.slug },
  );
  if (row?.status !== "published") return undefined;
  const [service] = await filterPrivateOffers(tx, [toOfferedService(row)], to);
  return service;
}

/** Use case: the service in the version offered today, by default to the people of the authority. */
export function readPublishedService(
  context: Context,
  which: Parameters<typeof findPublishedService>[1],
  to: OfferAudience = { peopleOf: context.authorityId },
): Promise<OfferedService | undefined> {
  return context.read((tx) => findPublishedService(tx, which, to));
}

/** What these authorities offer today to these people, by slug. */
export async function listPublishedServices(
  tx: Tx,
  providerIds: readonly AuthorityId[],
  to: OfferAudience,
): Promise<readonly OfferedService[]> {
  const offered = await listOfferedServices(tx, providerIds);
  return filterPrivateOffers(
    tx,
    offered.filter(({ status }) => status === "published"),
    to,
  );
}

/** Use case: what these authorities offer today, by default to the people of the authority. */
export function readPublishedServices(
  context: Context,
  providerIds: readonly AuthorityId[],
  to: OfferAudience = { peopleOf: context.authorityId },
): Promise<readonly OfferedService[]> {
  return context.read((tx) => listPublishedServices(tx, providerIds, to));
}

/** What these authorities offer or ever offered: grants of a retired service live on until withdrawn. */
export async function listOfferedServices(
  tx: Tx,
  providerIds: readonly AuthorityId[],
): Promise<readonly OfferedService[]> {
  return (await listOffered(tx, { providerIds })).map(toOfferedService);
}

/** Use case: what these authorities offer or ever offered. */
export function readOfferedServices(
  context: Context,
  providerIds: readonly AuthorityId[],
): Promise<readonly OfferedService[]> {
  return context.read((tx) => listOfferedServices(tx, providerIds));
}

/** The service as a grant knows it: in the version it was given under. Throws catalogue.unknown_version. */
export async function getServiceVersion(
  tx: Tx,
  serviceId: ServiceId,
  version: number,
): Promise<OfferedService> {
  const row = await findOfferedVersion(tx, serviceId, version);
  if (!row) throw catalogueErrors.error("catalogue.unknown_version");
  return toOfferedService(row);
}

/**
 * Services as grants go on with them: today's version when published, otherwise the one agreed to. As many
 * statements for forty as for one.
 */
export async function listAgreedServices(
  tx: Tx,
  agreed: readonly { readonly serviceId: ServiceId; readonly version: number }[],
): Promise<readonly OfferedService[]> {
  const ids = [...new Set(agreed.map(({ serviceId }) => serviceId))];
  const today = (await listOffered(tx, { ids })).filter(({ status }) => status === "published");
  const ended = agreed.filter(({ serviceId }) => !today.some(({ id }) => id === serviceId));
  return [...today, ...(await listOfferedVersions(tx, ended))].map(toOfferedService);
}

export interface ManagedService extends Service {
  /** Newest first. */
  readonly versions: readonly ServiceVersion[];
}

/** The services of the acting authority that the agent may write, approve or publish, drafts included. */
export function listServicesForManagement(context: Context): Promise<readonly ManagedService[]> {
  return context.read(async (tx) => {
    const versions = (await listOwnVersions(tx, context.authorityId)).map(toServiceVersion);
    return (await listOwnServices(tx, context.authorityId))
      .map(toService)
      .filter(({ id }) => mayManage(context, id))
      .map((one) => ({ ...one, versions: versions.filter(({ serviceId }) => serviceId === one.id) }));
  });
}

/** Newest first. Throws catalogue.unknown_service when it is not one of the agent's. */
export function listVersions(context: Context, serviceId: ServiceId): Promise<readonly ServiceVersion[]> {
  return context.read(async (tx) => {
    await getOwnService(context, serviceId);
    return (await listOwnVersions(tx, context.authorityId, serviceId)).map(toServiceVersion);
  });
}

/**
 * A service that the agent may manage. Throws catalogue.unknown_service: a foreign one does not even exist.
 */
export function getOwnService(context: Context, id: ServiceId): Promise<Service> {
  return context.read(async (tx) => {
    const row = await findOwnService(tx, context.authorityId, id);
    if (!row || !mayManage(context, id)) throw catalogueErrors.error("catalogue.unknown_service");
    return toService(row);
  });
}

function mayManage({ actor }: Context, serviceId: ServiceId): boolean {
  return (
    hasCapability(actor, "service.draft", { serviceId }) ||
    hasCapability(actor, "service.approve", { serviceId })
  );
}

export function toOfferedService(row: OfferedRow): OfferedService {
  const { authority_id, id, slug, status, version, changed_on } = row;
  return {
    id: parseId<"service">(id),
    providerId: parseId<"authority">(authority_id),
    slug,
    status: status === "published" ? "published" : "retired",
    version,
    changedOn: changed_on,
    definition: parseOfferedDefinition(row),
  };
}

function toService(row: ServiceRow): Service {
  return {
    id: parseId<"service">(row.id),
    providerId: parseId<"authority">(row.authority_id),
    slug: row.slug,
    status: row.status,
    isModel: row.is_model,
    ...(row.current_version === null ? {} : { currentVersion: row.current_version }),
  };
}

function toServiceVersion(row: VersionRow): ServiceVersion {
  return {
    serviceId: parseId<"service">(row.service_id),
    version: row.version,
    state: row.state,
    definition: row.definition,
    writtenBy: row.written_by.map((id) => parseId<"staff">(id)),
    changedOn: row.changed_on,
    revision: row.revision,
    ...(row.approved_by === null ? {} : { approvedBy: parseId<"staff">(row.approved_by) }),
  };
}
