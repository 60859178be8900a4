import type { VerifiedClaims } from "@ardeco/contracts";
import { followMembers, MISSED } from "./follow-template.ts";
import type { VerifiedRequest } from "./verified-request.ts";

/** A verified claims element as told: of its verification, the members asked for. */
export interface ToldClaims {
  readonly verification: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
}

/**
 * What of the available verified claims answers the requests. OIDC4IDA section 5: a verification that misses a constraint
 * is left out whole; of a verification, only the members asked for are told, `trust_framework` always.
 * @returns undefined when nothing does: the claim is then absent
 */
export function answerVerified(
  requests: readonly VerifiedRequest[],
  available: readonly VerifiedClaims[],
  now: Date,
): ToldClaims | readonly ToldClaims[] | undefined {
  const answers = requests.flatMap((request) => available.flatMap((one) => answer(request, one, now) ?? []));
  return answers.length > 1 ? answers : answers[0];
}

function answer(asked: VerifiedRequest, told: VerifiedClaims, now: Date): ToldClaims | undefined {
  const verification = followMembers(asked.verification, told.verification, now);
  if (verification === MISSED) return undefined;
  const names = Object.keys(asked.claims ?? told.claims).filter((name) => Object.hasOwn(told.claims, name));
  if (names.length === 0) return undefined;
  return { verification, claims: Object.fromEntries(names.map((name) => [name, told.claims[name]])) };
}
