import { fromCbor, isBytes, isMap, toCbor } from "./cbor.ts";
import { RefusedCode } from "./refusal.ts";
import { byIssuer, ISSUER, type KeyFinder, openOnce, type Signer, signOnce } from "./sign1.ts";
import { instant } from "./signed-code.ts";

const EXPIRES = 4;
const ISSUED = 6;
/** Private claims (RFC 8392, section 9.1.1). */
const VERSION = -65537;
const ENTRIES = -65538;

/**
 * Of the SHA-256 of an id: whoever reads the list learns no id, and meets another one by chance once in 2^80.
 */
const ENTRY_BYTES = 10;

/** Supports that no longer stand, for terminals that are offline. */
export interface DenyList {
  /** Whose supports. A version is compared with others of this issuer alone. */
  readonly issuer: string;
  /** Grows with each list: an older one is refused. */
  readonly version: number;
  readonly issued: Date;
  /** Beyond, a terminal fetches another, or refuses. This is the offline window that people are told. */
  readonly expires: Date;
  has(id: Uint8Array): Promise<boolean>;
}

export interface DenyListFacts {
  readonly issuer: string;
  readonly version: number;
  readonly issued: Date;
  readonly expires: Date;
  /** Of each support that no longer stands: see `denyEntry`. */
  readonly entries: readonly Uint8Array[];
}

/** COSE_Sign1 over the issuer, the version, the life and the entries, in order. */
export async function writeDenyList(facts: DenyListFacts, signer: Signer): Promise<Uint8Array<ArrayBuffer>> {
  const entries = [...new Set(facts.entries.map(hex))].sort();
  const claims = new Map<number, unknown>([
    [ISSUER, facts.issuer],
    [EXPIRES, Math.floor(facts.expires.getTime() / 1000)],
    [ISSUED, Math.floor(facts.issued.getTime() / 1000)],
    [VERSION, facts.version],
    [ENTRIES, packed(entries)],
  ]);
  return signOnce(toCbor(claims), signer);
}

export interface DenyListCheck {
  readonly findKey: KeyFinder;
  readonly now: Date;
  /**
   * Whose list was asked for: that of another authority, as genuine as it is, says nothing of these supports.
   */
  readonly issuer: string;
  /** The version of that issuer's list that this terminal has already. */
  readonly known: number;
}

/**
 * Throws RefusedCode malformed, unknown-key (of another issuer too), wrong-signature, older-list, not-yet,
 * expired.
 */
export async function readDenyList(
  bytes: Uint8Array,
  { findKey, now, issuer, known }: DenyListCheck,
): Promise<DenyList> {
  const claims = fromCbor(await openOnce(bytes, byIssuer(findKey)));
  if (!isMap(claims)) throw new RefusedCode("malformed");
  if (claims.get(ISSUER) !== issuer) throw new RefusedCode("unknown-key");
  const [version, packed] = [claims.get(VERSION), claims.get(ENTRIES)];
  if (typeof version !== "number" || !Number.isSafeInteger(version)) throw new RefusedCode("malformed");
  if (!isBytes(packed) || packed.length % ENTRY_BYTES !== 0) throw new RefusedCode("malformed");
  if (version < known) throw new RefusedCode("older-list");
  const [issued, expires] = [instant(claims.get(ISSUED)), instant(claims.get(EXPIRES))];
  if (now.getTime() < issued.getTime() - 60_000) throw new RefusedCode("not-yet");
  if (now >= expires) throw new RefusedCode("expired");
  const entries = new Set<string>();
  for (let at = 0; at < packed.length; at += ENTRY_BYTES)
    entries.add(hex(packed.slice(at, at + ENTRY_BYTES)));
  return { issuer, version, issued, expires, has: async (id) => entries.has(hex(await denyEntry(id))) };
}

/** Ten bytes of the SHA-256 of an id: what may be kept once nothing else of a support is. */
export async function denyEntry(id: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const digest = await crypto.subtle.digest("SHA-256", Uint8Array.from(id));
  return new Uint8Array(digest).slice(0, ENTRY_BYTES);
}

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

function packed(entries: readonly string[]): Uint8Array {
  const bytes = entries.join("").match(/../g) ?? [];
  return Uint8Array.from(bytes, (pair) => Number.parseInt(pair, 16));
}
