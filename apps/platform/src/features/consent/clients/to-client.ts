import { parseId } from "../../../kernel/ids.ts";
import type { Client, ClientAddresses, ClientSafety } from "./client.ts";
import type { StoredClientRow } from "./store/clients.ts";

export function toClient(row: StoredClientRow): Client {
  return {
    id: parseId<"client">(row.id),
    providerId: parseId<"authority">(row.authority_id),
    serviceId: parseId<"service">(row.service_id),
    name: row.name,
    status: row.status,
    authMethod: row.auth_method,
    channel: row.channel,
    revision: row.revision,
    changes: row.changes,
    ...(row.changed_at === null ? {} : { changedAt: row.changed_at }),
    ...(row.waiting_until === null ? {} : { waiting: toWaitingChange(row, row.waiting_until) }),
    redirectUris: row.redirect_uris,
    postLogoutRedirectUris: row.post_logout_redirect_uris,
    pkceRequired: row.pkce_required,
    pushedRequestsOnly: row.pushed_requests_only,
    boundTokensOnly: row.bound_tokens_only,
    passkeyOnly: row.passkey_only,
    ...(row.jwks_uri === null ? {} : { jwksUri: row.jwks_uri }),
    ...(row.jwks === null ? {} : { jwks: row.jwks }),
    ...(row.initiate_login_uri === null ? {} : { initiateLoginUri: row.initiate_login_uri }),
    ...(row.backchannel_logout_uri === null ? {} : { backchannelLogoutUri: row.backchannel_logout_uri }),
    ...(row.events_uri === null ? {} : { eventsUri: row.events_uri }),
  };
}

function toWaitingChange({ waiting }: StoredClientRow, until: Date) {
  const { redirect_uris, jwks_uri, jwks } = waiting ?? {};
  const keys = { ...(jwks_uri ? { jwksUri: jwks_uri } : {}), ...(jwks ? { jwks } : {}) };
  return {
    until,
    ...(redirect_uris ? { redirectUris: redirect_uris } : {}),
    ...(jwks_uri || jwks ? { keys } : {}),
  };
}

export function toAddressColumns(addresses: ClientAddresses) {
  return {
    redirect_uris: [...addresses.redirectUris],
    post_logout_redirect_uris: [...addresses.postLogoutRedirectUris],
    initiate_login_uri: addresses.initiateLoginUri ?? null,
    backchannel_logout_uri: addresses.backchannelLogoutUri ?? null,
    events_uri: addresses.eventsUri ?? null,
  };
}

/** Not said is not asked; PKCE is, unless it is said not to be. */
export function toSafetyColumns({
  pkceRequired = true,
  pushedRequestsOnly = false,
  boundTokensOnly = false,
  passkeyOnly = false,
}: Partial<ClientSafety>) {
  return {
    pkce_required: pkceRequired,
    pushed_requests_only: pushedRequestsOnly,
    bound_tokens_only: boundTokensOnly,
    passkey_only: passkeyOnly,
  };
}
