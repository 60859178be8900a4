import * as openid from "openid-client";
import type { Connection } from "../connection.ts";
import { type Person, readPerson } from "./read-person.ts";
import type { Kept } from "./sign-in-url.ts";

/** Checks state, issuer, nonce, PKCE and what the ID token claims, then reads what the person agreed to. */
export async function callback(
  connection: Connection,
  url: string | URL,
  kept: Kept,
): Promise<Person | null> {
  const { config, redirectUri } = connection;
  const checks = checksOf(kept);
  // Behind a proxy, the address that a server sees is not the one registered: only what was added to it is
  // taken.
  const back = new URL(redirectUri);
  back.search = new URL(url, redirectUri).search;
  try {
    const tokens = await openid.authorizationCodeGrant(config, back, checks);
    return await readPerson(connection, tokens, tokens.claims()?.sub ?? "");
  } catch (error) {
    if (error instanceof openid.AuthorizationResponseError && error.error === "access_denied") return null;
    throw error;
  }
}

/** openid-client takes an absent value for "none was sent", which would let anybody's answer in. */
function checksOf({ state, nonce, verifier }: Kept): openid.AuthorizationCodeGrantChecks {
  if (!state || !nonce || !verifier) throw new TypeError("nothing was kept for this browser: start again");
  return { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
}
