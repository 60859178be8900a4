import type { KeyObject } from "node:crypto";
import type { AuthorityId } from "../../../kernel/ids.ts";
import type { Keyring } from "../../../kernel/ports.ts";
import { open, readSealGeneration, seal } from "./cipher.ts";
import { keysErrors } from "./errors.ts";

/**
 * Whose key, and for what: `authority` wraps keys of people and of rows, `authority-data` seals what is the
 * authority's own.
 */
interface VaultUse {
  readonly authorityId: AuthorityId;
  readonly use: "authority" | "authority-data";
}

/** The authority's key of one generation of the vault. Throws keys.root_missing. */
export function getVaultKey(keyring: Keyring, { use, authorityId }: VaultUse, generation: number): KeyObject {
  const key = keyring.vault.derive(generation, use, authorityId);
  if (!key) throw keysErrors.error("keys.root_missing");
  return key;
}

/** Under the generation in use, which the first byte says. */
export function sealUnderVault(
  keyring: Keyring,
  whose: VaultUse,
  bound: readonly string[],
  plain: Buffer,
): Buffer {
  const generation = keyring.vault.current();
  return seal(getVaultKey(keyring, whose, generation), bound, plain, generation);
}

/**
 * The generation that its first byte says. Throws keys.cannot_open when there is none, or when nothing is
 * under it any more.
 */
export function readVaultGeneration({ vault }: Keyring, sealed: Buffer): number {
  const generation = readSealGeneration(sealed);
  // Who stole a former key could still write under it: everything was sealed again, so that what is under it
  // now is theirs.
  if (generation === 0 || !vault.opens(generation)) throw keysErrors.error("keys.cannot_open");
  return generation;
}

/** Under the generation that its first byte says. Throws keys.cannot_open, keys.root_missing. */
export function openUnderVault(
  keyring: Keyring,
  whose: VaultUse,
  bound: readonly string[],
  sealed: Buffer,
): Buffer {
  const generation = readVaultGeneration(keyring, sealed);
  return open(getVaultKey(keyring, whose, generation), bound, sealed, generation);
}
