import { createHmac, type KeyObject, randomBytes, timingSafeEqual } from "node:crypto";

/** Whose form it is: "session:<id>" or "visitor:<id>". */
export type FormBearer = `${"session" | "visitor"}:${string}`;

const SALT_BYTES = 12;
const MAC_BYTES = 32;
const TOKEN = /^[\w-]{59}$/;

const computeTokenMac = (key: KeyObject, bearer: FormBearer, salt: Buffer): Buffer =>
  createHmac("sha256", key).update("form\0").update(bearer).update("\0").update(salt).digest();

/**
 * HMAC of the session with a salt (OWASP CSRF Prevention Cheat Sheet, "signed double-submit cookie"). A new
 * salt each time: a compressed page gives nothing to compare (BREACH).
 */
export function createFormToken(key: KeyObject, bearer: FormBearer): string {
  const salt = randomBytes(SALT_BYTES);
  return Buffer.concat([salt, computeTokenMac(key, bearer, salt)]).toString("base64url");
}

export function isFormToken(key: KeyObject, bearer: FormBearer, token: string): boolean {
  if (!TOKEN.test(token)) return false;
  const bytes = Buffer.from(token, "base64url");
  if (bytes.length !== SALT_BYTES + MAC_BYTES) return false;
  return timingSafeEqual(
    bytes.subarray(SALT_BYTES),
    computeTokenMac(key, bearer, bytes.subarray(0, SALT_BYTES)),
  );
}
