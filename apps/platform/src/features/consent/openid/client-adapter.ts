import type { Adapter, AdapterPayload } from "oidc-provider";
import type { Context } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { findPublishedService, type OfferedService } from "../../catalogue/catalogue/index.ts";
import type { Sector } from "../../trust/keys/index.ts";
import { type ClientForProvider, findClientForProvider } from "../clients/index.ts";
import { buildProviderAddress } from "./outbound-fetch.ts";
import { findElementClaim } from "./rules/claim-names.ts";

/** Our own client metadata: the sector its pseudonyms belong to, and what its service cannot work without. */
export const clientFacts = [
  "ardeco_provider",
  "ardeco_service",
  "ardeco_required",
  "ardeco_levels",
  "ardeco_pkce_required",
  "ardeco_changes",
  "ardeco_changed_at",
] as const;

/**
 * A code flow asks three times for its application, five queries each. What is disabled is unknown this much
 * later.
 */
const KEPT_MS = 2_000;
const KEPT_CLIENTS = 1_000;

/**
 * The applications come from the registry; unknown ones are asked again each time, so that a new one works at
 * once.
 */
export function buildClientAdapter(context: Context): Adapter {
  const kept = new Map<string, { readonly metadata: AdapterPayload; readonly until: number }>();
  return {
    find: async (id) => {
      const now = context.now().getTime();
      const known = kept.get(id);
      if (known && now < known.until) return known.metadata;
      kept.delete(id);
      const metadata = await findMetadata(context, id);
      if (metadata) {
        if (kept.size >= KEPT_CLIENTS) kept.clear();
        kept.set(id, { metadata, until: now + KEPT_MS });
      }
      return metadata;
    },
    findByUid: async () => undefined,
    findByUserCode: async () => undefined,
    upsert: async () => {},
    consume: async () => {},
    destroy: async () => {},
    revokeByGrantId: async () => {},
  };
}

async function findMetadata(context: Context, id: string): Promise<AdapterPayload | undefined> {
  return context.transaction(async (tx) => {
    const client = await findClientForProvider(tx, context, id);
    const service =
      client &&
      (await findPublishedService(tx, { serviceId: client.serviceId }, { peopleOf: context.authorityId }));
    return service && buildClientMetadata(client, service);
  });
}

function buildClientMetadata(client: ClientForProvider, service: OfferedService): AdapterPayload {
  return {
    client_id: client.id,
    client_name: client.name,
    redirect_uris: [...client.redirectUris],
    post_logout_redirect_uris: [...client.postLogoutRedirectUris],
    token_endpoint_auth_method: client.authMethod,
    grant_types: ["authorization_code", "refresh_token"],
    response_types: ["code"],
    subject_type: "pairwise",
    require_pushed_authorization_requests: client.pushedRequestsOnly,
    dpop_bound_access_tokens: client.boundTokensOnly,
    ...(client.passkeyOnly ? { default_acr_values: ["phr"] } : {}),
    // The sector is the service, whatever hosts its applications have: this address is a name, and is never
    // fetched.
    sector_identifier_uri: `https://${client.serviceId}.invalid/`,
    ...(client.secret === undefined ? {} : { client_secret: client.secret }),
    ...(client.jwksUri === undefined
      ? {}
      : { jwks_uri: buildProviderAddress(client.jwksUri, client.providerId) }),
    ...(client.jwks === undefined ? {} : { jwks: client.jwks }),
    ...(client.backchannelLogoutUri === undefined
      ? {}
      : { backchannel_logout_uri: client.backchannelLogoutUri, backchannel_logout_session_required: false }),
    ardeco_provider: client.providerId,
    ardeco_service: client.serviceId,
    ardeco_pkce_required: client.pkceRequired,
    ardeco_changes: client.changes,
    ardeco_changed_at: client.changedAt?.toISOString() ?? "",
    ardeco_levels: client.passkeyOnly ? ["phr"] : [],
    ardeco_required: service.definition.requests
      .filter(({ required }) => required)
      .flatMap(({ element }) => findElementClaim(element) ?? []),
  };
}

/** The sector of a client that this adapter described. */
export function getClientSector(client: Readonly<Record<string, unknown>>): Sector {
  return {
    providerId: parseId<"authority">(String(client.ardeco_provider)),
    serviceId: parseId<"service">(String(client.ardeco_service)),
  };
}
