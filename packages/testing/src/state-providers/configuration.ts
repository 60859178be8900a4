import { randomBytes } from "node:crypto";
import { exportJWK, generateKeyPair } from "jose";
import type { Configuration } from "oidc-provider";
import type { KnownUser } from "./citizens.ts";
import type { StateProfile } from "./profile.ts";
import { leavingPage } from "./sign-in-page.ts";

/** A service registered at the provider. */
export interface RegisteredParty {
  readonly clientId: string;
  readonly secret: string;
  readonly redirectUris: readonly string[];
  /** Where the browser comes back once the provider's session is closed. */
  readonly logoutUris?: readonly string[];
}

interface Given {
  readonly profile: StateProfile;
  readonly users: readonly KnownUser[];
  readonly parties: readonly RegisteredParty[];
}

/** Lifetimes and formats of FranceConnect v2 and ProConnect: code 30 s, tokens 60 s, ES256 everywhere. */
export async function configuration({ profile, users, parties }: Given): Promise<Configuration> {
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  const salt = randomBytes(16).toString("hex");
  return {
    clients: parties.map(({ clientId, secret, redirectUris, logoutUris = [] }) => ({
      client_id: clientId,
      client_secret: secret,
      redirect_uris: [...redirectUris],
      post_logout_redirect_uris: [...logoutUris],
      token_endpoint_auth_method: "client_secret_post" as const,
      id_token_signed_response_alg: "ES256" as const,
      userinfo_signed_response_alg: "ES256" as const,
      subject_type: "pairwise" as const,
      require_auth_time: false,
    })),
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: "ES256", use: "sig", kid: "simulated" }] },
    cookies: { keys: [randomBytes(16).toString("hex")] },
    claims: { ...profile.scopes, acr: null, amr: null },
    acrValues: new Set([profile.acr]),
    subjectTypes: ["pairwise"],
    pairwiseIdentifier: (_context, accountId, { clientId }) => `${salt}${clientId}${accountId}v1`,
    pkce: { required: () => false },
    ttl: { AuthorizationCode: 30, AccessToken: 60, IdToken: 60, Session: 1800, Interaction: 600, Grant: 60 },
    features: {
      devInteractions: { enabled: false },
      jwtUserinfo: { enabled: true },
      claimsParameter: { enabled: true },
      userinfo: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: async (context, form) => {
          context.body = leavingPage(profile, form);
        },
      },
    },
    enabledJWA: {
      idTokenSigningAlgValues: ["ES256"],
      userinfoSigningAlgValues: ["ES256"],
    },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    // Consent is not the provider's question here: what was asked by scopes is given.
    loadExistingGrant: async ({ oidc }) => {
      const { client, session, provider, params } = oidc;
      if (!client || !session?.accountId) return undefined;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope(String(params?.scope ?? "openid"));
      grant.addOIDCClaims(["amr", "acr"]);
      await grant.save();
      return grant;
    },
    findAccount: async (_context, login) => {
      const user = users.find((one) => one.login === login);
      return user && { accountId: login, claims: async () => ({ sub: login, ...user.claims }) };
    },
  };
}
