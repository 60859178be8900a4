import { createHmac } from "node:crypto";
import type { AuthorityId } from "../../../kernel/ids.ts";
import type { Keyring } from "../../../kernel/ports.ts";
import { open, seal } from "./cipher.ts";

/** What the OpenID provider of one authority keeps between two requests, under a root key of its own. */
export interface OpenIdSeals {
  /** HMAC-SHA-256: finds a row by a token without keeping the token, and joins no two uses of one value. */
  hash(use: string, value: string): Buffer;
  seal(bound: readonly string[], text: string): Buffer;
  /** Throws keys.cannot_open when the payload was moved or altered. */
  open(bound: readonly string[], sealed: Buffer): string;
  /** 32 bytes for one purpose of the protocol (cookies, nonces), the same on every server. */
  secret(purpose: string): Buffer;
}

export function openIdSeals(keyring: Keyring, authorityId: AuthorityId): OpenIdSeals {
  const hashing = keyring.derive("openid", "hash", authorityId);
  const sealing = keyring.derive("openid", "payload", authorityId);
  return {
    hash: (use, value) => createHmac("sha256", hashing).update(`${use.length}:${use}`).update(value).digest(),
    seal: (bound, text) => seal(sealing, bound, Buffer.from(text)),
    open: (bound, sealed) => open(sealing, bound, sealed).toString(),
    secret: (purpose) => keyring.derive("openid", "secret", authorityId, purpose).export(),
  };
}
