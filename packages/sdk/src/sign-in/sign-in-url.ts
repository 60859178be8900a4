import * as openid from "openid-client";
import type { Connection } from "../connection.ts";
import { claimsParameter } from "./claims-parameter.ts";

export interface SignInWish {
  /** What to read, among what your service declared; all of it otherwise. */
  readonly claims?: readonly string[];
  /**
   * True by default: the request goes from server to server (PAR, RFC 9126), where the provider offers it.
   */
  readonly pushed?: boolean;
  /** `none`: without a page. `consent`: let them choose again. `login`: sign in again. */
  readonly prompt?: "none" | "consent" | "login";
  /** `phr`: only with a passkey; the platform leads there (`acr_values`). */
  readonly level?: string;
  /** Seconds since they signed in, at most; check `signedIn.at`. */
  readonly maxAge?: number;
}

/** Of one browser, until it is back. Plain JSON. Secret: who holds it finishes the sign-in. */
export interface Kept {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export async function signInUrl(
  { config, redirectUri }: Connection,
  { claims, pushed = true, prompt, level, maxAge }: SignInWish = {},
): Promise<{ url: string; kept: Kept }> {
  const kept = {
    state: openid.randomState(),
    nonce: openid.randomNonce(),
    verifier: openid.randomPKCECodeVerifier(),
  };
  const request = {
    redirect_uri: redirectUri,
    scope: claims ? "openid" : "openid ardeco",
    claims: JSON.stringify(claimsParameter(claims)),
    state: kept.state,
    nonce: kept.nonce,
    code_challenge: await openid.calculatePKCECodeChallenge(kept.verifier),
    code_challenge_method: "S256",
    ...(prompt === undefined ? {} : { prompt }),
    ...(level === undefined ? {} : { acr_values: level }),
    ...(maxAge === undefined ? {} : { max_age: String(maxAge) }),
  };
  const offered = config.serverMetadata().pushed_authorization_request_endpoint !== undefined;
  const url =
    pushed && offered
      ? await openid.buildAuthorizationUrlWithPAR(config, request)
      : openid.buildAuthorizationUrl(config, request);
  return { url: url.href, kept };
}
