import { BACKCHANNEL_LOGOUT, LOGOUT_TOKEN_TYPE } from "@ardeco/contracts";
import { SignJWT } from "jose";
import type { Context } from "../../../kernel/context.ts";
import type { PersonId } from "../../../kernel/ids.ts";
import { getAuthority } from "../../authorities/authorities/index.ts";
import { listRepresented } from "../../identity/households/index.ts";
import { openIdSeals } from "../../trust/keys/index.ts";
import { type Client, getSigningKey, listClients } from "../clients/index.ts";
import { findSectorGrant, type GrantEvent, listLiveGrants } from "../consent/index.ts";
import { computeHolderHash, grantHash } from "./adapter.ts";
import { buildIssuerUrl } from "./parts.ts";
import { revokeGrantPayloads, revokeHolderPayloads } from "./store.ts";

const grantable = ["AccessToken", "AuthorizationCode", "RefreshToken"];
/** Back-Channel Logout 1.0 section 2.4 advises two minutes at most. */
const LOGOUT_SECONDS = 120;

/**
 * After a withdrawal: deletes the tokens (dead already, since their consent is not found) and signs the
 * person out of the service's applications. Idempotent: an application told twice signs out nobody the second
 * time.
 */
export async function endTokens(context: Context, event: GrantEvent): Promise<void> {
  const seals = openIdSeals(context.ports.keyring, context.authorityId);
  await context.transaction(async (tx) => {
    for (const kind of grantable) {
      await revokeGrantPayloads(tx, context.authorityId, kind, grantHash(seals, event.grantId));
    }
  });
  await signOut(context, event);
}

/**
 * Every sign-in of this person has ended (access, `access.sign_ins_revoked`): what they obtained for
 * themselves, and for those whom they represent. Idempotent.
 */
export async function endTokensOfPerson(context: Context, personId: PersonId): Promise<void> {
  const edges = await listRepresented(context, personId);
  const subjects = new Set([personId, ...edges.map(({ representedId }) => representedId)]);
  await endTokensForSubjects(context, personId, [...subjects]);
}

/**
 * Who signed in may not act for these subjects any more: deletes what they obtained (refused already,
 * consent-grants.ts), leaves what others did, and signs the subject out of the applications. Idempotent.
 */
export async function endTokensForSubjects(
  context: Context,
  actingId: PersonId,
  subjectIds: readonly PersonId[],
): Promise<void> {
  const seals = openIdSeals(context.ports.keyring, context.authorityId);
  const refusals: unknown[] = [];
  for (const personId of subjectIds) {
    const grants = await context.transaction(async (tx) => {
      const live = await listLiveGrants(tx, context, personId);
      for (const { id } of live) {
        const hashes = {
          grantHash: grantHash(seals, id),
          holderHash: computeHolderHash(seals, id, actingId),
        };
        for (const kind of grantable) await revokeHolderPayloads(tx, context.authorityId, kind, hashes);
      }
      return live;
    });
    for (const { id: grantId, sector } of grants)
      await signOut(context, { grantId, sector }).catch((error: unknown) => refusals.push(error));
  }
  if (refusals.length > 0) throw new AggregateError(refusals, "logout not taken by every application");
}

/** A grant, as its sector names it. */
type GrantOfSector = Pick<GrantEvent, "grantId" | "sector">;

/**
 * After a withdrawal, and at the beginning of a restriction, which keeps the tokens: refused while it holds,
 * they serve again after. Idempotent.
 */
export async function signOut(context: Context, event: GrantOfSector): Promise<void> {
  const { slug, subject } = await context.transaction(async (tx) => {
    const grant = await findSectorGrant(tx, context, event);
    return { ...(await getAuthority(tx, context.authorityId)), subject: grant?.pairwiseSubject };
  });
  // Purged: nobody has been signed in under it for years.
  if (subject === undefined) return;
  const issuer = buildIssuerUrl(context.ports, { slug });
  const refusals: unknown[] = [];
  for (const client of await listGrantApplications(context, event)) {
    // One that cannot be reached does not keep the next ones from being told.
    await endApplicationSession(context, client, { issuer, subject }).catch((error: unknown) =>
      refusals.push(error),
    );
  }
  // The job is tried again, for all of them.
  if (refusals.length > 0) throw new AggregateError(refusals, "logout not taken by every application");
}

async function listGrantApplications(
  context: Context,
  { sector }: GrantOfSector,
): Promise<readonly Client[]> {
  const provider = context.as(context.actor, sector.providerId);
  const clients = await listClients(provider, sector.serviceId);
  return clients.filter(({ status }) => status === "active");
}

async function endApplicationSession(
  context: Context,
  { id, providerId, backchannelLogoutUri }: Client,
  { issuer, subject }: { issuer: string; subject: string },
): Promise<void> {
  if (backchannelLogoutUri === undefined) return;
  const { key, kid } = await getSigningKey(context);
  const iat = Math.floor(context.now().getTime() / 1000);
  // No `sid`: every session of that person at that application ends, on every device.
  const token = await new SignJWT({ events: { [BACKCHANNEL_LOGOUT]: {} } })
    .setProtectedHeader({ alg: "ES256", typ: LOGOUT_TOKEN_TYPE, kid })
    .setIssuer(issuer)
    // As a list of one: LemonLDAP::NG takes no other (RFC 7519, section 4.1.3, allows both).
    .setAudience([id])
    .setSubject(subject)
    .setIssuedAt(iat)
    .setExpirationTime(iat + LOGOUT_SECONDS)
    .setJti(context.newId<string>())
    .sign(key);
  const { status } = await context.ports.outbound.post(backchannelLogoutUri, {
    authorityId: providerId,
    contentType: "application/x-www-form-urlencoded",
    content: new URLSearchParams({ logout_token: token }).toString(),
  });
  if (status !== 200 && status !== 204) throw new Error(`the application answered ${status}`);
}
