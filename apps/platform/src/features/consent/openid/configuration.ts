import type { JWK } from "jose";
import { type Configuration, errors } from "oidc-provider";
import type { Context } from "../../../kernel/context.ts";
import { authenticationLevels } from "../../access/access/index.ts";
import { computePairwiseSubject, openIdSeals } from "../../trust/keys/index.ts";
import { buildAccountFinder, findGrantRef } from "./account.ts";
import { buildPayloadAdapter, openPayloadBox } from "./adapter.ts";
import { buildClientAdapter, clientFacts, getClientSector } from "./client-adapter.ts";
import { requireStrictAssertion } from "./client-assertion.ts";
import { buildConsentAdapter } from "./consent-grants.ts";
import { buildExistingGrantFinder } from "./existing-grant.ts";
import { filterIdleWrites } from "./idle-writes.ts";
import { buildOutboundFetch } from "./outbound-fetch.ts";
import { buildPageSources } from "./page-sources.ts";
import type { Issuer, OpenIdParts } from "./parts.ts";
import { buildInteractionPolicy } from "./policy.ts";
import { readClaimsParameter } from "./read-claims-parameter.ts";
import { listClaimsByScope, supportedScopes } from "./rules/claim-names.ts";
import { buildDiscoveryMetadata } from "./rules/discovery.ts";
import { getSessionSubject } from "./session-subject.ts";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface ProviderFacts {
  readonly parts: OpenIdParts;
  readonly issuer: Issuer;
  /** The system, in the issuer's authority. */
  readonly context: Context;
  readonly signingKey: JWK;
  /** Derived answers that services offered to this authority's people ask. */
  readonly derived: readonly string[];
}

/** Everything decided about the protocol, in one place. Section numbers: OpenID Connect Core 1.0. */
export function buildProviderConfiguration(facts: ProviderFacts): Configuration {
  const { parts, issuer, context, signingKey, derived } = facts;
  const seals = openIdSeals(context.ports.keyring, issuer.authorityId);
  const box = openPayloadBox(context);
  const scopes = listClaimsByScope(derived);
  const pages = buildPageSources(parts, issuer);
  return {
    adapter: (kind) => {
      if (kind === "Client") return buildClientAdapter(context);
      if (kind === "Grant") return buildConsentAdapter(context);
      const adapter = buildPayloadAdapter(box, kind);
      return kind === "Session" ? filterIdleWrites(adapter) : adapter;
    },
    jwks: { keys: [{ ...signingKey, use: "sig", alg: "ES256" }] },
    cookies: buildCookieSettings(issuer, seals.secret("cookies")),
    scopes: [...supportedScopes],
    claims: scopes,
    acrValues: [...authenticationLevels],
    subjectTypes: ["pairwise"],
    responseTypes: ["code"],
    assertJwtClientAuthClaimsAndHeader: requireStrictAssertion,
    clientAuthMethods: ["client_secret_basic", "client_secret_post", "private_key_jwt"],
    clientDefaults: { id_token_signed_response_alg: "ES256" },
    pkce: { required: (_ctx, client) => client.ardeco_pkce_required !== false },
    // Said in the request and again with the code (Core section 3.1.2.1, RFC 6749 section 4.1.3), whatever
    // was registered.
    allowOmittingSingleRegisteredRedirectUri: false,
    extraClientMetadata: { properties: [...clientFacts] },
    sectorIdentifierUriValidate: () => false,
    findAccount: buildAccountFinder(context, scopes),
    loadExistingGrant: buildExistingGrantFinder(context),
    pairwiseIdentifier: (ctx, accountId, client) => {
      const subject = findGrantRef(ctx)?.subjectId ?? getSessionSubject(client, accountId);
      return computePairwiseSubject(context, getClientSector(client), subject);
    },
    interactions: {
      policy: buildInteractionPolicy(parts, issuer, context),
      url: (_ctx, { uid }) => `/${issuer.slug}/espace/autoriser/${uid}`,
    },
    // A service keeps reading what changed until consent is withdrawn: leaving a browser does not end it.
    expiresWithSession: () => false,
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed("refresh_token"),
    // Only the person ends a consent; a code or token used twice ends the tokens.
    revokeGrantPolicy: () => false,
    ttl: {
      AuthorizationCode: MINUTE,
      AccessToken: HOUR,
      IdToken: HOUR,
      RefreshToken: 400 * DAY,
      Interaction: HOUR,
      Session: 30 * DAY,
      Grant: 400 * DAY,
    },
    discovery: buildDiscoveryMetadata(scopes),
    features: buildFeatureSettings(seals.secret("dpop"), pages),
    renderError: pages.renderError,
    fetch: buildOutboundFetch(context),
  };
}

/** One name and path per authority: two towns in one browser never see each other's cookies. */
function buildCookieSettings({ slug }: Issuer, key: Buffer): Configuration["cookies"] {
  return {
    names: {
      session: `ardeco_oidc_${slug}`,
      interaction: `ardeco_oidc_${slug}_interaction`,
      resume: `ardeco_oidc_${slug}_resume`,
    },
    long: { signed: true, httpOnly: true, sameSite: "lax", path: `/${slug}/oidc` },
    short: { signed: true, httpOnly: true, sameSite: "lax" },
    keys: [key.toString("base64url")],
  };
}

function buildFeatureSettings(
  nonceSecret: Buffer,
  pages: ReturnType<typeof buildPageSources>,
): Configuration["features"] {
  return {
    devInteractions: { enabled: false },
    claimsParameter: { enabled: true, assertClaimsParameter: readClaimsParameter },
    dPoP: { enabled: true, nonceSecret },
    pushedAuthorizationRequests: { enabled: true },
    backchannelLogout: { enabled: true },
    rpInitiatedLogout: { enabled: true, ...pages.logout },
    // A client reads and ends its own tokens only; another's do not exist for it.
    introspection: {
      enabled: true,
      allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId,
    },
    revocation: {
      enabled: true,
      allowedPolicy: (_ctx, client, token) => {
        if (token.clientId === client.clientId) return true;
        throw new errors.InvalidRequest("client is not authorized to revoke the presented token");
      },
    },
  };
}
