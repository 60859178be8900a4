import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { kernelErrors } from "../../../kernel/kernel-errors.ts";
import type { KeysetPlace } from "../../../kernel/keyset.ts";
import type { Visit } from "../../visit/visit.ts";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const SEALED = /^[\w-]{40,2000}$/;

/**
 * Which list a place is of: its address, its order, its search. A place of one list is worth nothing in
 * another.
 */
export type ListScope = readonly string[];

const deriveKey = ({ context }: Visit) => context.ports.keyring.derive("signing", "list-place");
const encodeScope = ({ brand }: Visit, scope: ListScope): Buffer =>
  Buffer.from(JSON.stringify([brand.slug, ...scope]));

/**
 * A place as an address carries it: the keys of a row may be a name, so they are sealed (AES-256-GCM), not
 * only signed.
 */
export function sealPlace(visit: Visit, scope: ListScope, { way, keys }: KeysetPlace): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", deriveKey(visit), nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(encodeScope(visit, scope));
  const body = Buffer.concat([cipher.update(JSON.stringify([way, ...keys])), cipher.final()]);
  return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString("base64url");
}

/** Throws request.place_not_valid when it was changed, or is of another list. */
export function unsealPlace(visit: Visit, scope: ListScope, text: string): KeysetPlace {
  if (!SEALED.test(text)) throw kernelErrors.error("request.place_not_valid");
  const sealed = Buffer.from(text, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", deriveKey(visit), sealed.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(encodeScope(visit, scope));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  try {
    const body = decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES));
    const told: unknown = JSON.parse(Buffer.concat([body, decipher.final()]).toString());
    return parsePlace(told);
  } catch {
    throw kernelErrors.error("request.place_not_valid");
  }
}

function parsePlace(told: unknown): KeysetPlace {
  const [way, ...keys]: readonly unknown[] = Array.isArray(told) ? told : [];
  if ((way !== "after" && way !== "before") || !keys.every((key) => typeof key === "string"))
    throw new TypeError("not a place");
  return { way, keys };
}
