import { errors, type JWTPayload, jwtVerify } from "jose";
import type { Hearing } from "../connection.ts";
import { EventRefused, type RefusalCode } from "./event-refused.ts";

/** Longer than the platform tries; and the bound of what a DoneStore has to remember. */
export const MAX_AGE_SECONDS = 30 * 24 * 3600;
const CLOCK_TOLERANCE_SECONDS = 60;
const MAX_LENGTH = 100_000;

/**
 * RFC 8417, section 4 and RFC 8725, section 3.11: its own type, so that no other token of the issuer passes
 * for one.
 */
export async function verifyToken(
  { issuer, clientId, keys, now }: Hearing,
  body: string,
): Promise<JWTPayload> {
  if (body.length > MAX_LENGTH) throw new EventRefused("invalid_request", "the token is too long");
  try {
    const { payload } = await jwtVerify(body.trim(), keys, {
      issuer,
      audience: clientId,
      typ: "secevent+jwt",
      algorithms: ["ES256"],
      requiredClaims: ["iat", "jti"],
      maxTokenAge: MAX_AGE_SECONDS,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: now(),
    });
    return payload;
  } catch (error) {
    throw refusalOf(error) ?? error;
  }
}

/**
 * Undefined when the keys could not be read, or hold none of that name: it may be new, and a refusal would be
 * for good. The authority then sends again.
 */
function refusalOf(error: unknown): EventRefused | undefined {
  const passing = [errors.JWKSNoMatchingKey, errors.JWKSTimeout, errors.JWKSInvalid];
  if (!(error instanceof errors.JOSEError) || passing.some((kind) => error instanceof kind)) return undefined;
  // A bare JOSEError is an answer of the address of the keys that is not 200.
  if (error.code === "ERR_JOSE_GENERIC") return undefined;
  return new EventRefused(codeOf(error), error.message, error);
}

function codeOf(error: errors.JOSEError): RefusalCode {
  if (error instanceof errors.JWSSignatureVerificationFailed) return "authentication_failed";
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === "iss") return "invalid_issuer";
  if (error instanceof errors.JWTClaimValidationFailed && error.claim === "aud") return "invalid_audience";
  return "invalid_request";
}
