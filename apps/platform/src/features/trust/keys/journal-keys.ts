import { createPrivateKey, type KeyObject } from "node:crypto";
import type { AuthorityId } from "../../../kernel/ids.ts";
import type { Keyring } from "../../../kernel/ports.ts";

/** What comes before the 32 bytes of an Ed25519 private key in PKCS #8 (RFC 8410, section 7). */
const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");

/**
 * The Ed25519 key with which an authority signs its journal (`log`), or says that it saw another's
 * (`witness`): derived from the root key "signing", so that it is the same on every server, never in the
 * database, and an authority's own.
 */
export function getJournalKey(keyring: Keyring, authorityId: AuthorityId, use: "log" | "witness"): KeyObject {
  const seed = keyring.derive("signing", "journal", use, authorityId).export();
  return createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: "der", type: "pkcs8" });
}
