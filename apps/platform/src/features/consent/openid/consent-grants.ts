import type { Adapter, AdapterPayload } from "oidc-provider";
import type { Context } from "../../../kernel/context.ts";
import type { ClientId, PersonId, ServiceId } from "../../../kernel/ids.ts";
import { findSignInGeneration } from "../../access/access/index.ts";
import { mayRepresent } from "../../identity/households/index.ts";
import { computePairwiseSubject } from "../../trust/keys/index.ts";
import { findGrantAtOnce, findLiveGrant, type Grant, isInUse, type SectorGrant } from "../consent/index.ts";
import { formatGrantRef, type GrantRef, parseGrantRef } from "./grant-ref.ts";
import { findElementClaim, supportedScopes } from "./rules/claim-names.ts";

/** Consent decides how long: this only has to be later than any token. */
const YEARS_10 = 10 * 365 * 24 * 3600;

/**
 * The provider's "Grant" is the consent itself, asked at each use: token endpoint, userinfo, introspection. A
 * withdrawn consent is not found, so every token under it is dead at that instant, before any job has run.
 * Nor is a paused one: its tokens stay, unused, and serve again once the restriction is lifted. Nor is that
 * of somebody who may not use it any more.
 */
export function buildConsentAdapter(context: Context): Adapter {
  return {
    find: async (id) => {
      const ref = parseGrantRef(id);
      if (!ref || !(await mayUse(context, ref))) return undefined;
      return buildGrantPayload(ref, await findConsent(context, ref), context.now());
    },
    findByUid: async () => undefined,
    findByUserCode: async () => undefined,
    // A person gives and withdraws consent; the protocol only reads it.
    upsert: async () => {},
    consume: async () => {},
    destroy: async () => {},
    revokeByGrantId: async () => {},
  };
}

/**
 * By its key in the service's sector: one statement, where the person's own list would take four and a
 * transaction.
 */
async function findConsent(context: Context, ref: GrantRef): Promise<SectorGrant | undefined> {
  const sector = { providerId: ref.providerId, serviceId: ref.serviceId };
  const grant = await findGrantAtOnce(context, { sector, grantId: ref.consentId });
  const theirs = grant?.pairwiseSubject === computePairwiseSubject(context, sector, ref.subjectId);
  return theirs && grant && isInUse(grant) ? grant : undefined;
}

function buildGrantPayload(
  ref: GrantRef,
  grant: SectorGrant | undefined,
  now: Date,
): AdapterPayload | undefined {
  if (!grant) return undefined;
  const iat = Math.floor(now.getTime() / 1000);
  const claims = grant.granted.flatMap((element) => findElementClaim(element) ?? []);
  const flags = claims.includes("email") || claims.includes("phone_number") ? listClaimFlags(claims) : [];
  return {
    kind: "Grant",
    jti: formatGrantRef(ref),
    accountId: ref.actingId,
    clientId: ref.clientId,
    iat,
    exp: iat + YEARS_10,
    openid: { scope: supportedScopes.join(" "), claims: [...claims, ...flags, "verified_claims"] },
  };
}

function listClaimFlags(claims: readonly string[]): string[] {
  return ["email", "phone_number"].filter((name) => claims.includes(name)).map((name) => `${name}_verified`);
}

export interface GrantSought {
  readonly clientId: ClientId;
  readonly serviceId: ServiceId;
  readonly actingId: PersonId;
}

/**
 * The consent to use when nothing names one (a new device): the person's own. Who opened the service only for
 * those they act for is asked for whom this time, themselves among the answers: an application never learns
 * about a child what nobody chose.
 */
export async function findUsableGrant(context: Context, sought: GrantSought): Promise<string | undefined> {
  const { actingId, serviceId, clientId } = sought;
  const generation = await findSignInGeneration(context, actingId);
  if (generation === undefined) return undefined;
  return context.transaction(async () => {
    const refOf = ({ id, sector }: Grant, subjectId: PersonId) =>
      formatGrantRef({ clientId, ...sector, actingId, subjectId, consentId: id, generation });
    const own = await findLiveGrant(context, { personId: actingId, serviceId });
    return own && isInUse(own) ? refOf(own, actingId) : undefined;
  });
}

/**
 * Whether who signed in may still use what they obtained, asked at each use: their account is open, their
 * sign-ins were not ended since, and their right over the subject stands. What ends each of these is heard in
 * jobs.ts, which deletes the tokens.
 */
async function mayUse(context: Context, ref: GrantRef): Promise<boolean> {
  const { actingId, subjectId, serviceId, generation } = ref;
  if ((await findSignInGeneration(context, actingId)) !== generation) return false;
  if (subjectId === actingId) return true;
  const acting = { personId: actingId, forPersonId: subjectId, serviceId };
  return context.transaction((tx) => mayRepresent(tx, context, acting));
}
