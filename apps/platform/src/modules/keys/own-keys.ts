import { createSecretKey, type KeyObject, randomBytes } from "node:crypto";
import type { Context } from "../../kernel/context.ts";
import { open, seal } from "./cipher.ts";

/** The key of one row that tells of somebody who is not, or not yet, a person of the platform. */
export interface OwnKey {
  /** To keep in the row, wrapped by the authority's key: deleting it makes what it sealed unreadable. */
  readonly wrapped: Buffer;
  seal(field: string, text: string): Buffer;
  /** Throws keys.cannot_open. */
  open(field: string, sealed: Buffer): string;
}

/** @param ownerId of the row: neither the key nor what it sealed opens in another */
export function createOwnKey(context: Context, ownerId: string): OwnKey {
  const bytes = randomBytes(32);
  return ownKey(ownerId, createSecretKey(bytes), seal(wrappingKey(context), ["own-key", ownerId], bytes));
}

/** Throws keys.cannot_open when it was moved to another row. */
export function openOwnKey(context: Context, ownerId: string, wrapped: Buffer): OwnKey {
  const bytes = open(wrappingKey(context), ["own-key", ownerId], wrapped);
  return ownKey(ownerId, createSecretKey(bytes), wrapped);
}

function ownKey(ownerId: string, key: KeyObject, wrapped: Buffer): OwnKey {
  return {
    wrapped,
    seal: (field, text) => seal(key, [ownerId, field], Buffer.from(text)),
    open: (field, sealed) => open(key, [ownerId, field], sealed).toString(),
  };
}

const wrappingKey = (context: Context): KeyObject =>
  context.ports.keyring.derive("vault", "authority", context.authorityId);
