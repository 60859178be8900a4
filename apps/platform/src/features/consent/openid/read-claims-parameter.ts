import { type ClaimsParameter, errors, type KoaContextWithOIDC } from "oidc-provider";
import { readVerifiedRequest } from "./rules/verified-request.ts";

/**
 * Reads the `claims` parameter (Core section 5.5). Names nobody declared are left alone: they answer nothing.
 * A malformed `verified_claims` is an error, told to the vendor at once; several become one object, since the
 * library carries objects only.
 */
export async function readClaimsParameter(ctx: KoaContextWithOIDC, claims: ClaimsParameter): Promise<void> {
  const read: Record<string, Record<string, unknown>> = {};
  for (const container of ["userinfo", "id_token"] as const) {
    const members: Readonly<Record<string, unknown>> | undefined = claims[container];
    if (members !== undefined) read[container] = readMembers(container, members);
  }
  const { params } = ctx.oidc;
  if (params) params.claims = JSON.stringify(read);
}

function readMembers(container: string, members: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(members).map(([name, value]) => {
      if (name === "verified_claims") return [name, readVerified(container, value)];
      if (value !== null && (typeof value !== "object" || Array.isArray(value))) {
        throw new errors.InvalidRequest(`claims.${container} members must be null or objects`);
      }
      return [name, value];
    }),
  );
}

function readVerified(container: string, value: unknown) {
  const requests = readVerifiedRequest(value);
  if (!requests) {
    throw new errors.InvalidRequest(
      `claims.${container}.verified_claims is malformed, or has a constraint this server does not know`,
    );
  }
  return requests;
}
