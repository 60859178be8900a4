import { createHash, createHmac, type KeyObject } from "node:crypto";
import type { Keyring } from "../../kernel/ports.ts";
import type { Fingerprints } from "./manifest.ts";

/**
 * Sixteen hexadecimal digits a root key, of a key derived for this only: they tell two keys apart. Each
 * generation of the vault has its own.
 */
export function computeFingerprints(keyring: Keyring): Fingerprints {
  const vaults = keyring.vault
    .list()
    .map((generation) => [formatVaultName(generation), keyring.vault.derive(generation, USE)] as const);
  const others = (["sectors", "openid", "signing"] as const).map(
    (name) => [name, keyring.derive(name, USE)] as const,
  );
  return Object.fromEntries([...vaults, ...others].map(([name, key]) => [name, computeKeyFingerprint(key)]));
}

const USE = "backup fingerprint";

const computeKeyFingerprint = (key: KeyObject | undefined): string =>
  key === undefined ? "" : createHash("sha256").update(key.export()).digest("hex").slice(0, 16);

/**
 * Names of the root keys that are not those of a backup. Of the vault, the generations that its rows need:
 * one that was only prepared may have come since the keys were exported, and those before may have been
 * destroyed since.
 * @param roots what the backup says of them; absent of a backup of before it was said, of which the latest
 *   generation counts
 */
export function listForeignRoots(
  ours: Fingerprints,
  theirs: Fingerprints,
  roots: readonly number[] | undefined,
): readonly string[] {
  const known = Object.keys(theirs).flatMap((name) =>
    VAULT.test(name) ? [Number(VAULT.exec(name)?.[1] ?? 1)] : [],
  );
  // Rows of before the first start that wrote a generation down are under the first.
  const assumed = roots === undefined ? Math.max(0, ...known) : 1;
  const needed = roots?.length ? roots : [assumed];
  const wanted = ["sectors", "openid", "signing", ...needed.map(formatVaultName)];
  return wanted.filter((name) => ours[name] === undefined || ours[name] !== theirs[name]);
}

const VAULT = /^vault(?:-(\d+))?$/;
/** As fingerprints name it: its file without `.key`. */
export const formatVaultName = (generation: number): string =>
  generation <= 1 ? "vault" : `vault-${generation}`;

/** Who can write where backups are kept can also write checksums; without the keys they cannot write this. */
export function computeBackupSeal(keyring: Keyring, checksums: string): string {
  return createHmac("sha256", keyring.derive("signing", "backup seal")).update(checksums).digest("hex");
}
