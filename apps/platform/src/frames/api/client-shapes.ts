import { Type } from "typebox";
import type { Client, ClientAddresses } from "../../features/consent/clients/index.ts";
import { closed, Uuid } from "./schemas.ts";

const Address = Type.String({ minLength: 1, maxLength: 2_000, description: "Whole and exact; https." });
const Addresses = Type.Array(Address, { maxItems: 20 });

/** As OpenID Connect calls them: what a vendor already has in its own notes. */
const addressMembers = {
  redirect_uris: Addresses,
  post_logout_redirect_uris: Type.Optional(Addresses),
  initiate_login_uri: Type.Optional(Address),
  backchannel_logout_uri: Type.Optional(Address),
  events_uri: Type.Optional(Address),
  jwks_uri: Type.Optional(Address),
  jwks: Type.Optional(Type.Object({}, { description: "Public keys (RFC 7517); with private_key_jwt only." })),
};
const safetyMembers = {
  pkce_required: Type.Optional(
    Type.Boolean({
      description:
        "RFC 7636: no authorization request without a challenge. " +
        "Default: true. `false` only for software that cannot send one.",
    }),
  ),
  require_pushed_authorization_requests: Type.Optional(
    Type.Boolean({
      description: "RFC 9126: no authorization request but those that it pushed. Default: false.",
    }),
  ),
  dpop_bound_access_tokens: Type.Optional(
    Type.Boolean({
      description: "RFC 9449: every access token is bound to a key of its own. Default: false.",
    }),
  ),
  default_acr_values: Type.Optional(
    Type.Array(Type.Literal("phr"), {
      maxItems: 1,
      description: "`phr`: lets in only who signed in with a passkey; no request lowers it. Default: none.",
    }),
  ),
};
/** Of an application, as last read: what changed since is never overwritten. */
export const Revision = Type.Integer({ minimum: 1, maximum: 2_147_483_647, description: "As last read." });
export const Status = Type.Enum(["active", "disabled"]);
const Name = Type.String({ minLength: 1, maxLength: 120 });
const Method = Type.Enum(["client_secret_basic", "client_secret_post", "private_key_jwt"]);

export const NewClientShape = Type.Object(
  {
    service: Uuid,
    client_name: Name,
    token_endpoint_auth_method: Method,
    ...addressMembers,
    ...safetyMembers,
  },
  closed,
);

export const ChangedClientShape = Type.Object(
  {
    revision: Revision,
    client_name: Name,
    ...addressMembers,
    ...safetyMembers,
  },
  closed,
);

export const ClientShape = Type.Object({
  client_id: Uuid,
  service: Uuid,
  client_name: Type.String(),
  status: Status,
  token_endpoint_auth_method: Method,
  revision: Type.Integer(),
  ...addressMembers,
  ...safetyMembers,
});

export const ClientListShape = Type.Object({ applications: Type.Array(ClientShape) });

export const RegisteredShape = Type.Object(
  {
    client_id: Uuid,
    client_secret: Type.Optional(Type.String({ description: "This once; none with private_key_jwt." })),
  },
  { title: "RegisteredApplication" },
);

type Given = Omit<Type.Static<typeof ChangedClientShape>, "revision">;

export function toClientAddresses(given: Given) {
  const { redirect_uris, post_logout_redirect_uris: after, jwks } = given;
  return {
    name: given.client_name,
    redirectUris: redirect_uris,
    postLogoutRedirectUris: after ?? [],
    pkceRequired: given.pkce_required ?? true,
    pushedRequestsOnly: given.require_pushed_authorization_requests ?? false,
    boundTokensOnly: given.dpop_bound_access_tokens ?? false,
    passkeyOnly: given.default_acr_values?.includes("phr") ?? false,
    ...buildOptionalAddress("initiateLoginUri", given.initiate_login_uri),
    ...buildOptionalAddress("backchannelLogoutUri", given.backchannel_logout_uri),
    ...buildOptionalAddress("eventsUri", given.events_uri),
    ...buildOptionalAddress("jwksUri", given.jwks_uri),
    ...(jwks === undefined ? {} : { jwks }),
  };
}

const buildOptionalAddress = <K extends keyof ClientAddresses>(name: K, value: string | undefined) =>
  value === undefined ? {} : { [name]: value };

export function toClientAnswer(client: Client) {
  return {
    client_id: client.id,
    service: client.serviceId,
    client_name: client.name,
    status: client.status,
    token_endpoint_auth_method: client.authMethod,
    revision: client.revision,
    redirect_uris: [...client.redirectUris],
    post_logout_redirect_uris: [...client.postLogoutRedirectUris],
    pkce_required: client.pkceRequired,
    require_pushed_authorization_requests: client.pushedRequestsOnly,
    dpop_bound_access_tokens: client.boundTokensOnly,
    default_acr_values: client.passkeyOnly ? ["phr" as const] : [],
    ...(client.initiateLoginUri === undefined ? {} : { initiate_login_uri: client.initiateLoginUri }),
    ...(client.backchannelLogoutUri === undefined
      ? {}
      : { backchannel_logout_uri: client.backchannelLogoutUri }),
    ...(client.eventsUri === undefined ? {} : { events_uri: client.eventsUri }),
    ...(client.jwksUri === undefined ? {} : { jwks_uri: client.jwksUri }),
    ...(client.jwks === undefined ? {} : { jwks: client.jwks }),
  };
}
