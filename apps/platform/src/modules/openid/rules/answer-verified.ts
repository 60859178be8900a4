import type { VerifiedClaims } from "@ardeco/contracts";
import type { OneOf, VerifiedRequest } from "./verified-request.ts";

type Verification = VerifiedClaims["verification"];

/** A verified claims element as told: evidence only when it was asked for. */
export interface ToldClaims {
  readonly verification: Pick<Verification, "trust_framework"> & Partial<Verification>;
  readonly claims: Readonly<Record<string, unknown>>;
}

/**
 * What of the available verified claims answers the requests. OIDC4IDA section 6: a verification that misses a constraint
 * is left out whole; of a verification, only the members asked for are told, `trust_framework` always.
 * @returns undefined when nothing does: the claim is then absent
 */
export function answerVerified(
  requests: readonly VerifiedRequest[],
  available: readonly VerifiedClaims[],
  now: Date,
): ToldClaims | readonly ToldClaims[] | undefined {
  const answers = requests.flatMap((request) =>
    available.flatMap((one) => (meets(request, one.verification, now) ? (cut(request, one) ?? []) : [])),
  );
  return answers.length > 1 ? answers : answers[0];
}

function meets({ verification: asked }: VerifiedRequest, told: Verification, now: Date): boolean {
  return (
    isOneOf(asked.trust_framework, told.trust_framework) &&
    isOneOf(asked.assurance_level ?? null, told.assurance_level) &&
    isRecent(asked.time?.max_age, told.time, now) &&
    (asked.evidence?.every(({ type }) => told.evidence.some((held) => held.type === type.value)) ?? true)
  );
}

function isOneOf(wanted: OneOf | null, told: string | undefined): boolean {
  const values = wanted?.values ?? (wanted?.value === undefined ? undefined : [wanted.value]);
  return values === undefined || (told !== undefined && values.includes(told));
}

/** `max_age`: seconds since the verification. */
function isRecent(maxAge: number | undefined, time: string | undefined, now: Date): boolean {
  if (maxAge === undefined) return true;
  return time !== undefined && now.getTime() - Date.parse(time) <= maxAge * 1000;
}

function cut(request: VerifiedRequest, { verification, claims }: VerifiedClaims): ToldClaims | undefined {
  const names = request.claims === null ? Object.keys(claims) : Object.keys(request.claims);
  const kept = names.filter((name) => Object.hasOwn(claims, name));
  if (kept.length === 0) return undefined;
  return {
    verification: askedOf(request.verification, verification),
    claims: Object.fromEntries(kept.map((name) => [name, claims[name]])),
  };
}

function askedOf(asked: VerifiedRequest["verification"], told: Verification): ToldClaims["verification"] {
  const types = asked.evidence?.map(({ type }) => type.value) ?? [];
  const evidence = told.evidence.filter(({ type }) => types.includes(type));
  return {
    trust_framework: told.trust_framework,
    ...(asked.assurance_level !== undefined && told.assurance_level !== undefined
      ? { assurance_level: told.assurance_level }
      : {}),
    ...(asked.time !== undefined && told.time !== undefined ? { time: told.time } : {}),
    ...(asked.verification_process !== undefined && told.verification_process !== undefined
      ? { verification_process: told.verification_process }
      : {}),
    ...(evidence.length > 0 ? { evidence } : {}),
  };
}
