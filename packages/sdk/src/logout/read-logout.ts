import { errors, type JWTPayload, jwtVerify } from "jose";
import type { Hearing } from "../connection.ts";

const EVENT = "http://schemas.openid.net/event/backchannel-logout";
/** The platform's tokens live two minutes (Back-Channel Logout 1.0, section 2.4). */
const MAX_AGE_SECONDS = 10 * 60;
const CLOCK_TOLERANCE_SECONDS = 60;
const MAX_LENGTH = 20_000;

/** Whom to sign out: every session of `sub`, or the one session `sid` when it is named. */
export interface LogoutAsked {
  readonly sub?: string;
  readonly sid?: string;
  readonly jti: string;
}

/** Not a logout that the platform asks: answer `status` with `body`, and sign nobody out (section 2.8). */
export class LogoutRefused extends Error {
  override readonly name = "LogoutRefused";
  readonly status = 400;
  /** To answer as it is, `application/json`. */
  readonly body: string;

  constructor(description: string, cause?: unknown) {
    super(description, { cause });
    this.body = JSON.stringify({ error: "invalid_request", error_description: description });
  }
}

type SignOut = (asked: LogoutAsked) => Promise<void> | void;

/**
 * OpenID Connect Back-Channel Logout 1.0, section 2.6, step by step; its step 7 too: a token that has served
 * is refused.
 * @param body as posted (`logout_token=…`), or the token itself
 */
export async function readLogout(hearing: Hearing, body: string, signOut: SignOut): Promise<LogoutAsked> {
  const asked = askedBy(await verified(hearing, tokenIn(body)));
  const mark = `logout:${asked.jti}`;
  if (await hearing.done.has(mark)) throw new LogoutRefused("the token has served already");
  await signOut(asked);
  const until = (MAX_AGE_SECONDS + CLOCK_TOLERANCE_SECONDS) * 1000;
  await hearing.done.add(mark, new Date(hearing.now().getTime() + until));
  return asked;
}

function tokenIn(body: string): string {
  if (body.length > MAX_LENGTH) throw new LogoutRefused("the token is too long");
  if (!body.includes("=")) return body.trim();
  const tokens = new URLSearchParams(body.trim()).getAll("logout_token");
  if (tokens.length !== 1) throw new LogoutRefused("one logout_token is expected");
  return tokens[0] ?? "";
}

async function verified({ issuer, clientId, keys, now }: Hearing, token: string): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience: clientId,
      typ: "logout+jwt",
      algorithms: ["ES256"],
      requiredClaims: ["iat", "exp", "jti"],
      maxTokenAge: MAX_AGE_SECONDS,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: now(),
    });
    return payload;
  } catch (error) {
    // Keys that cannot be read now are no reason to refuse for good: answer 500, the platform asks again
    const passing = [errors.JWKSNoMatchingKey, errors.JWKSTimeout, errors.JWKSInvalid];
    const ours = error instanceof errors.JOSEError && error.code !== "ERR_JOSE_GENERIC";
    if (!ours || passing.some((kind) => error instanceof kind)) throw error;
    throw new LogoutRefused(error.message, error);
  }
}

/** An ID token holds a nonce, a logout token never does: one must not pass for the other. */
function askedBy({ sub, sid, jti, events, nonce }: JWTPayload): LogoutAsked {
  const told: unknown =
    typeof events === "object" && events !== null ? Reflect.get(events, EVENT) : undefined;
  if (typeof told !== "object" || told === null || Array.isArray(told))
    throw new LogoutRefused("the token holds no logout event");
  if (nonce !== undefined) throw new LogoutRefused("a logout token holds no nonce");
  const session = typeof sid === "string" ? sid : undefined;
  if (sub === undefined && session === undefined) throw new LogoutRefused("the token names nobody");
  return {
    jti: jti ?? "",
    ...(sub === undefined ? {} : { sub }),
    ...(session === undefined ? {} : { sid: session }),
  };
}
