import type { KeyObject } from "node:crypto";
import type { Context } from "../../kernel/context.ts";
import { open, seal } from "./cipher.ts";

/** Seals text that belongs to the authority, not to a person: an agent's address, a vendor's secret. */
export function sealForAuthority(context: Context, field: string, text: string): Buffer {
  return seal(authorityKey(context), ["authority", context.authorityId, field], Buffer.from(text));
}

/** Throws keys.cannot_open when moved to another authority or field. */
export function openForAuthority(context: Context, field: string, sealed: Buffer): string {
  return open(authorityKey(context), ["authority", context.authorityId, field], sealed).toString();
}

/** The same of bytes: a file whose content leaves once read. */
export function sealBytesForAuthority(context: Context, field: string, content: Buffer): Buffer {
  return seal(authorityKey(context), ["authority", context.authorityId, field], content);
}

/** Throws keys.cannot_open when moved to another authority or field. */
export function openBytesForAuthority(context: Context, field: string, sealed: Buffer): Buffer {
  return open(authorityKey(context), ["authority", context.authorityId, field], sealed);
}

function authorityKey(context: Context): KeyObject {
  return context.ports.keyring.derive("vault", "authority-data", context.authorityId);
}
