import { createHash, randomBytes } from "node:crypto";

/** 256 random bits, base64url: sessions, one-time links, API tokens. */
export function drawToken(): string {
  return randomBytes(32).toString("base64url");
}

/** Tokens are random: a plain SHA-256 is enough to keep them (no dictionary to try). */
export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

// Crockford base32 without I, L, O, U: read aloud and copied by hand without confusion.
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** 16 characters in four groups (80 bits): the code that resumes a draft on another device. */
export function drawResumeCode(): string {
  const letters = [...randomBytes(16)].map((byte) => ALPHABET[byte % 32]).join("");
  return (letters.match(/.{4}/g) ?? []).join("-");
}

/** What people type: any case, spaces or dashes, O for 0, I or L for 1. */
export function parseResumeCode(typed: string): string {
  const letters = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  return (letters.match(/.{1,4}/g) ?? []).join("-");
}
