import type { VerifiedClaims } from "@ardeco/contracts";
import { applyMembersTemplate, applyTemplate, MISSED } from "./apply-template.ts";
import type { VerifiedRequest } from "./verified-request.ts";

/** A verified claims element as told: of its verification, the members asked for. */
export interface ToldClaims {
  readonly verification: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
}

/**
 * What of the available verified claims answers the requests. OIDC4IDA section 5: a verification that misses
 * a constraint is left out whole; of a verification, only the members asked for are told, `trust_framework`
 * always.
 * @returns undefined when nothing does: the claim is then absent
 */
export function selectVerifiedAnswer(
  requests: readonly VerifiedRequest[],
  available: readonly VerifiedClaims[],
  now: Date,
): ToldClaims | readonly ToldClaims[] | undefined {
  const answers = requests.flatMap((request) =>
    available.flatMap((one) => findVerifiedAnswer(request, one, now) ?? []),
  );
  return answers.length > 1 ? answers : answers[0];
}

function findVerifiedAnswer(asked: VerifiedRequest, told: VerifiedClaims, now: Date): ToldClaims | undefined {
  const verification = applyMembersTemplate(asked.verification, told.verification, now);
  if (verification === MISSED) return undefined;
  const claims = asked.claims === null ? told.claims : selectAskedClaims(asked.claims, told.claims, now);
  return Object.keys(claims).length === 0 ? undefined : { verification, claims };
}

/** One whose constraint does not hold is left out; the others are told. */
function selectAskedClaims(
  asked: NonNullable<VerifiedRequest["claims"]>,
  told: VerifiedClaims["claims"],
  now: Date,
): Readonly<Record<string, unknown>> {
  const answers = Object.entries(asked).map(([name, wish]) => {
    const known: unknown = Object.hasOwn(told, name) ? told[name] : undefined;
    return [name, applyTemplate(wish, known, now)] as const;
  });
  return Object.fromEntries(answers.filter(([, value]) => value !== undefined && value !== MISSED));
}
