import { buildAuthorizationUrl, randomNonce, randomState } from "openid-client";
import type { Context } from "../../../kernel/context.ts";
import { sealAttempt } from "./attempt.ts";
import { getRelyingParty } from "./get-relying-party.ts";
import { callbackPaths, profiles } from "./profiles.ts";
import type { UpstreamKind } from "./provider.ts";
import { readCredentials } from "./providers.ts";
import { toUpstreamSystem } from "./to-upstream-system.ts";

const LIFETIME = 10 * 60_000;

export interface BegunUpstream {
  /** Where to send the browser. */
  readonly address: string;
  /** To be given back by the same browser, with what the provider answers. */
  readonly attempt: string;
}

/** Use case: sends somebody to the provider. Throws upstream.not_offered, upstream.unreachable. */
export async function startUpstreamAttempt(
  context: Context,
  input: { readonly kind: UpstreamKind; readonly slug: string; readonly back?: string },
): Promise<BegunUpstream> {
  const { kind, back } = input;
  const system = toUpstreamSystem(context);
  const credentials = await system.transaction((tx) => readCredentials(tx, system, kind));
  const party = await getRelyingParty(context, credentials);
  const [state, nonce] = [randomState(), randomNonce()];
  const { scope, parameters } = profiles[kind];
  const redirect_uri = buildCallbackAddress(context, input);
  const address = buildAuthorizationUrl(party, { redirect_uri, scope, state, nonce, ...parameters });
  const until = new Date(context.now().getTime() + LIFETIME).toISOString();
  const attempt = sealAttempt(context, { kind, state, nonce, until, ...(back ? { back } : {}) });
  return { address: address.href, attempt };
}

/** As declared to the provider. */
export function buildCallbackAddress(
  { ports }: Context,
  { kind, slug }: { readonly kind: UpstreamKind; readonly slug: string },
): string {
  return `${ports.publicUrl}/${slug}${callbackPaths[kind]}`;
}
