import { createHash } from "node:crypto";
import { type Configuration, errors, type Provider } from "oidc-provider";
import { addDays, toCivilDate } from "../../../kernel/civil-date.ts";
import type { PayloadBox } from "./adapter.ts";
import { createPayloadOnce } from "./store.ts";

const MOST_SECONDS = 300;
const SKEW_SECONDS = 30;

/**
 * An application that signs what it asks (private_key_jwt): one audience, our issuer, so that what was made
 * for us opens nothing elsewhere, nor the reverse (draft-ietf-oauth-rfc7523bis, section 4; the library takes
 * the addresses of our endpoints and lists too), and five minutes at most, said by itself.
 */
export const requireStrictAssertion: NonNullable<
  Configuration["assertJwtClientAuthClaimsAndHeader"]
> = async (ctx, { aud, exp, iat }) => {
  const audiences: readonly unknown[] = [aud].flat();
  if (audiences.length !== 1 || audiences[0] !== ctx.oidc.issuer)
    throw new errors.InvalidClientAuth("audience (aud) must be the issuer identifier, and nothing else");
  if (typeof iat !== "number" || typeof exp !== "number")
    throw new errors.InvalidClientAuth("iat and exp must be numbers");
  if (exp <= iat || exp - iat > MOST_SECONDS)
    throw new errors.InvalidClientAuth(`the assertion must live ${MOST_SECONDS} seconds at most`);
  // By the machine's clock, as the library reads `exp`: one dated of tomorrow could be kept to be used then.
  if (iat > Date.now() / 1000 + SKEW_SECONDS) throw new errors.InvalidClientAuth("iat is in the future");
};

const KIND = "ReplayDetection";

/**
 * An assertion, or a DPoP proof, serves once (RFC 7523, section 3; RFC 9449, section 11.1): its `jti` is
 * written in one statement that only the first request wins, on any server, and goes with the purge, the day
 * after it has expired.
 */
export function defineSingleUse(provider: Provider, { run, seals, authorityId }: PayloadBox): void {
  provider.ReplayDetection.unique = async (iss, jti, exp) => {
    const id = createHash("sha256")
      .update(JSON.stringify([iss, jti]))
      .digest("base64url");
    const idHash = seals.hash(KIND, id);
    const sealed = seals.seal([authorityId, KIND, idHash.toString("base64url")], JSON.stringify({ exp }));
    const expiresOn = addDays(toCivilDate(new Date(exp * 1000)), 1);
    return createPayloadOnce(run, { authorityId, kind: KIND, idHash, sealed, expiresOn });
  };
}
