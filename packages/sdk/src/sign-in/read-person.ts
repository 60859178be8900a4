import * as openid from "openid-client";
import type { Connection } from "../connection.ts";
import { type Checked, readChecked } from "./checked.ts";

/** What somebody agreed to tell. What is absent was refused, or is not validated: design for it. */
export interface Person {
  /** Their name in your service, for ever; no other service knows it. */
  readonly sub: string;
  readonly claims: Readonly<Record<string, unknown>>;
  /** Who checked it, how and when, by claim. */
  readonly checked: Readonly<Record<string, Checked | undefined>>;
  /** Reads later values: keep it as you keep a password. */
  readonly refreshToken: string | undefined;
  /** How they signed in: docs/protocol/sign-in-levels.md. */
  readonly signedIn: SignedIn;
  /** For `signOutUrl`: keep it in their session. */
  readonly idToken: string | undefined;
}

export interface SignedIn {
  /** `phr`: a passkey; `urn:ardeco:acr:link` otherwise. */
  readonly level: string | undefined;
  /** Words of RFC 8176. */
  readonly methods: readonly string[];
  /** Seconds since 1970. */
  readonly at: number | undefined;
}

export async function readPerson(
  { config }: Connection,
  tokens: openid.TokenEndpointResponse & Partial<openid.TokenEndpointResponseHelpers>,
  sub: string,
): Promise<Person> {
  const { access_token, refresh_token, id_token } = tokens;
  // Compares `sub` with the ID token's (OpenID Connect Core 1.0, section 5.3.4).
  const { sub: told, verified_claims, ...claims } = await openid.fetchUserInfo(config, access_token, sub);
  return {
    sub: told,
    claims,
    checked: readChecked(verified_claims),
    refreshToken: refresh_token,
    signedIn: signedInOf(tokens.claims?.()),
    idToken: id_token,
  };
}

function signedInOf(token: openid.IDToken | undefined): SignedIn {
  const { acr, amr } = token ?? { acr: undefined, amr: undefined };
  const methods = Array.isArray(amr) ? amr.filter((one) => typeof one === "string") : [];
  return { level: typeof acr === "string" ? acr : undefined, methods, at: token?.auth_time };
}

export async function readAgain(
  connection: Connection,
  { sub, refreshToken }: { readonly sub: string; readonly refreshToken: string },
): Promise<Person> {
  const tokens = await openid.refreshTokenGrant(connection.config, refreshToken);
  const person = await readPerson(connection, tokens, sub);
  return { ...person, refreshToken: person.refreshToken ?? refreshToken };
}
