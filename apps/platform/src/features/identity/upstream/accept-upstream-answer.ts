import {
  AuthorizationResponseError,
  authorizationCodeGrant,
  ClientError,
  type Configuration,
  fetchUserInfo,
  ResponseBodyError,
} from "openid-client";
import type { Context } from "../../../kernel/context.ts";
import { convertFailure } from "../../../kernel/recover-refusal.ts";
import { type Attempt, openAttempt } from "./attempt.ts";
import { buildCallbackAddress } from "./begin-upstream.ts";
import { sealUpstreamOrigin } from "./departure.ts";
import { upstreamErrors } from "./errors.ts";
import { buildUnreachableError, getRelyingParty } from "./get-relying-party.ts";
import { profiles } from "./profiles.ts";
import type { UpstreamIdentity, UpstreamKind } from "./provider.ts";
import { readCredentials } from "./providers.ts";
import { isLevelReached } from "./rules.ts";
import { toUpstreamSystem } from "./to-upstream-system.ts";

export interface UpstreamAnswer {
  readonly kind: UpstreamKind;
  readonly slug: string;
  /** The sealed attempt that the browser brought back. */
  readonly attempt: string | undefined;
  /** Query of the address that the provider sent the browser to, "code=…&state=…". */
  readonly query: string;
}

export interface CompletedUpstream {
  readonly identity: UpstreamIdentity;
  readonly back?: string;
  /** For the browser to carry until it signs out: `findDeparture`. Absent when too long. */
  readonly departure?: string;
}

/**
 * Use case: who came back. State, nonce, issuer, audience, times and signatures are verified by the library.
 * Throws upstream.attempt_lost, upstream.refused, upstream.level_too_low, upstream.issuer_differs,
 * upstream.not_offered, upstream.unreachable.
 */
export async function acceptUpstreamAnswer(
  context: Context,
  answer: UpstreamAnswer,
): Promise<CompletedUpstream> {
  const attempt = openAttempt(context, answer.attempt);
  if (attempt.kind !== answer.kind) throw upstreamErrors.error("upstream.attempt_lost");
  const system = toUpstreamSystem(context);
  const credentials = await system.transaction((tx) => readCredentials(tx, system, answer.kind));
  const party = await getRelyingParty(context, credentials);
  const url = new URL(`${buildCallbackAddress(context, answer)}?${answer.query}`);
  const { issuer } = credentials;
  const { identity, idToken } = await requestUpstreamTokens(party, { url, attempt, issuer });
  const departure = idToken && sealUpstreamOrigin(context, { kind: attempt.kind, issuer, idToken });
  return { identity, ...(attempt.back ? { back: attempt.back } : {}), ...(departure ? { departure } : {}) };
}

function requestUpstreamTokens(
  party: Configuration,
  { url, attempt, issuer }: { readonly url: URL; readonly attempt: Attempt; readonly issuer: string },
): Promise<{ readonly identity: UpstreamIdentity; readonly idToken: string | undefined }> {
  return convertFailure(async () => {
    const tokens = await authorizationCodeGrant(party, url, {
      expectedState: attempt.state,
      expectedNonce: attempt.nonce,
      idTokenExpected: true,
    });
    const told = tokens.claims();
    if (!told) throw upstreamErrors.error("upstream.refused");
    const { sub, acr, amr } = told;
    const { level } = profiles[attempt.kind];
    if (level && !isLevelReached(acr, level)) throw upstreamErrors.error("upstream.level_too_low");
    const claims = await fetchUserInfo(party, tokens.access_token, sub);
    const identity: UpstreamIdentity = {
      kind: attempt.kind,
      issuer,
      subject: sub,
      amr: Array.isArray(amr) ? amr.filter((method) => typeof method === "string") : [],
      claims,
      ...(typeof acr === "string" ? { acr } : {}),
    };
    return { identity, idToken: tokens.id_token };
  }, toUpstreamError);
}

/**
 * Stopped or refused by the provider, forged, replayed: the person begins again. Anything else: it does not
 * answer.
 */
function toUpstreamError(error: unknown): Error {
  const isRefusal =
    error instanceof AuthorizationResponseError ||
    error instanceof ResponseBodyError ||
    (error instanceof ClientError && !isNetworkFailure(error));
  return isRefusal ? upstreamErrors.error("upstream.refused") : buildUnreachableError(error);
}

function isNetworkFailure({ code }: ClientError): boolean {
  return code === "OAUTH_TIMEOUT" || code === "OAUTH_ABORT";
}
