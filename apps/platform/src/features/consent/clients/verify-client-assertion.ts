import { createLocalJWKSet, decodeJwt, errors, type JSONWebKeySet, jwtVerify } from "jose";
import type { Actor, Context } from "../../../kernel/context.ts";
import { isUuid, parseId } from "../../../kernel/ids.ts";
import { getRowInForce } from "./delayed-change.ts";
import { getClientActor } from "./find-client.ts";
import { readPublishedKeys } from "./published-keys.ts";
import { findReachableClient } from "./store/clients.ts";
import { toClientsSystem } from "./to-clients-system.ts";

const ALGORITHMS = ["ES256", "ES384", "ES512", "PS256", "PS384", "PS512", "RS256", "EdDSA", "Ed25519"];
const MAX_AGE_SECONDS = 300;

/**
 * The application behind an assertion that it signed (RFC 7523, section 3), for a route of its own: `iss` and
 * `sub` are its client_id, `aud` the address it calls, so that one made for the token endpoint opens nothing
 * here. Not remembered: what it opens changes nothing twice. Undefined as verifyClientSecret.
 */
export async function verifyClientAssertion(
  context: Context,
  given: { readonly assertion: string; readonly audience: string },
): Promise<Actor | undefined> {
  const clientId = findAssertionIssuer(given.assertion);
  if (clientId === undefined) return undefined;
  const system = toClientsSystem(context);
  const found = await system.transaction(async (tx) => {
    const known = await findReachableClient(tx, clientId);
    const row = known && getRowInForce(known, system.now());
    return row?.status === "active" && row.auth_method === "private_key_jwt"
      ? { row, actor: await getClientActor(tx, system, row) }
      : undefined;
  });
  if (!found) return undefined;
  const { row, actor } = found;
  // No transaction is open while an application's address is read.
  const keys =
    row.jwks_uri === null
      ? row.jwks
      : await readPublishedKeys(system, {
          authorityId: parseId<"authority">(row.authority_id),
          jwksUri: row.jwks_uri,
        });
  if (!keys || !(await isSigned(context, given, clientId, keys))) return undefined;
  return actor;
}

function findAssertionIssuer(assertion: string): string | undefined {
  try {
    const { iss } = decodeJwt(assertion);
    return iss !== undefined && isUuid(iss) ? iss : undefined;
  } catch {
    return undefined;
  }
}

async function isSigned(
  context: Context,
  { assertion, audience }: { readonly assertion: string; readonly audience: string },
  clientId: string,
  keys: JSONWebKeySet,
): Promise<boolean> {
  try {
    const { payload } = await jwtVerify(assertion, createLocalJWKSet(keys), {
      issuer: clientId,
      subject: clientId,
      audience,
      algorithms: ALGORITHMS,
      requiredClaims: ["exp", "jti"],
      maxTokenAge: MAX_AGE_SECONDS,
      currentDate: context.now(),
    });
    // One audience: a list would let what was made for another address open this one.
    return payload.aud === audience && Number(payload.exp) - Number(payload.iat) <= MAX_AGE_SECONDS;
  } catch (error) {
    if (error instanceof errors.JOSEError) return false;
    throw error;
  }
}
