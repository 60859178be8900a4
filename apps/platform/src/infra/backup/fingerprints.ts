import { createHash, createHmac } from "node:crypto";
import type { Keyring } from "../../kernel/ports.ts";
import { rootNames } from "../keyring/keyring.ts";
import type { Fingerprints } from "./manifest.ts";

/** Sixteen hexadecimal digits a root key, of a key derived for this only: they tell two keys apart. */
export function fingerprintsOf(keyring: Keyring): Fingerprints {
  return Object.fromEntries(
    rootNames.map((name) => {
      const derived = keyring.derive(name, "backup fingerprint").export();
      return [name, createHash("sha256").update(derived).digest("hex").slice(0, 16)];
    }),
  );
}

/** Who can write where backups are kept can also write checksums; without the keys they cannot write this. */
export function sealOf(keyring: Keyring, checksums: string): string {
  return createHmac("sha256", keyring.derive("signing", "backup seal")).update(checksums).digest("hex");
}
