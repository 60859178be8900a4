import { randomBytes } from "node:crypto";
import type { Context } from "../../../kernel/context.ts";
import { parseId } from "../../../kernel/ids.ts";
import { openForAuthority, sealForAuthority } from "../../trust/keys/index.ts";
import type { StoredClientRow } from "./store/clients.ts";

/**
 * 256 bits (RFC 6749 section 10.10 asks for 128), in the characters that client_secret_basic does not escape.
 */
export function createClientSecret(): string {
  return randomBytes(32).toString("base64url");
}

export function sealSecret(context: Context, clientId: string, secret: string): Buffer {
  return sealForAuthority(context, `client:secret:${clientId}`, secret);
}

/** Opened with the key of the authority that registered the application, whoever's OpenID provider asks. */
export function openSecret(context: Context, row: StoredClientRow, sealed: Buffer): string {
  const provider = context.as(context.actor, parseId<"authority">(row.authority_id));
  return openForAuthority(provider, `client:secret:${row.id}`, sealed);
}
