import {
  allowInsecureRequests,
  ClientSecretPost,
  type Configuration,
  type CustomFetch,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
} from "openid-client";
import { BoundedMap } from "../../../kernel/bounded-map.ts";
import type { Context } from "../../../kernel/context.ts";
import { convertFailure } from "../../../kernel/recover-refusal.ts";
import { upstreamErrors } from "./errors.ts";
import type { Credentials } from "./providers.ts";

const HOUR = 3_600_000;
/** One for each authority and provider: more would be an attack on our memory. */
const MOST = 500;
const known = new BoundedMap<string, { readonly configuration: Configuration; readonly until: number }>(MOST);

/**
 * Our side of OpenID Connect towards one provider: its metadata is read once an hour, its answers are
 * verified by signature (ID token and userinfo). Throws upstream.unreachable.
 */
export async function getRelyingParty(context: Context, credentials: Credentials): Promise<Configuration> {
  const { issuer, clientId, secret } = credentials;
  const name = JSON.stringify([context.authorityId, issuer, clientId, secret]);
  const found = known.get(name);
  const now = context.now().getTime();
  if (found && found.until > now) return found.configuration;
  const configuration = await requestProviderMetadata(context, credentials);
  known.set(name, { configuration, until: now + HOUR });
  return configuration;
}

async function requestProviderMetadata(
  context: Context,
  { issuer, clientId, secret }: Credentials,
): Promise<Configuration> {
  const signed = { id_token_signed_response_alg: "ES256", userinfo_signed_response_alg: "ES256" };
  const insecure = issuer.startsWith("http://") ? [allowInsecureRequests] : [];
  return convertFailure(async () => {
    const configuration = await discovery(
      new URL(issuer),
      clientId,
      { client_secret: secret, ...signed },
      ClientSecretPost(secret),
      {
        [customFetch]: buildOutboundFetch(context),
        execute: [enableNonRepudiationChecks, ...insecure],
        timeout: 5,
      },
    );
    requireIssuer(configuration, issuer);
    return configuration;
  }, buildUnreachableError);
}

/**
 * Exactly, character by character (OpenID Connect Discovery 1.0, section 4.3; RFC 9207, section 2.4): the
 * library lets pass an issuer written otherwise, whose tokens it would then believe. With the issuer as
 * registered, it compares exactly that of the ID token, and that of the way back where the provider says that
 * it sends one.
 */
function requireIssuer(configuration: Configuration, issuer: string): void {
  if (configuration.serverMetadata().issuer !== issuer) throw upstreamErrors.error("upstream.issuer_differs");
}

export function buildUnreachableError(cause: unknown): Error {
  return Object.assign(upstreamErrors.error("upstream.unreachable"), { cause });
}

/**
 * The library calls by the platform's own guarded door: no private address, no redirection, no endless
 * answer.
 */
function buildOutboundFetch({ authorityId, ports: { outbound } }: Context): CustomFetch {
  return async (address, { method, headers, body }) => {
    const sent = new Headers(headers);
    const authorization = sent.get("authorization");
    const more = { authorityId, ...(authorization ? { headers: { authorization } } : {}) };
    const answer =
      method === "GET"
        ? await outbound.get(address, more)
        : await outbound.post(address, {
            contentType: sent.get("content-type") ?? "application/x-www-form-urlencoded",
            content: String(body ?? ""),
            ...more,
          });
    const type: Record<string, string> = answer.contentType ? { "content-type": answer.contentType } : {};
    return new Response(answer.text || null, { status: answer.status, headers: type });
  };
}
