import { fromCbor, isBytes, isMap, toCbor } from "./cbor.ts";
import { RefusedCode } from "./refusal.ts";
import { type KeyFinder, openOnce, type Signer, signOnce } from "./sign1.ts";
import { instant } from "./signed-code.ts";

const EXPIRES = 4;
const ISSUED = 6;
/** Private claims (RFC 8392, section 9.1.1). */
const VERSION = -65537;
const ENTRIES = -65538;

/** Of the SHA-256 of an id: whoever reads the list learns no id, and meets another one by chance once in 2^80. */
const ENTRY_BYTES = 10;

/** Supports that no longer stand, for terminals that are offline. */
export interface DenyList {
  /** Grows with each list: an older one is refused. */
  readonly version: number;
  readonly issued: Date;
  /** Beyond, a terminal fetches another, or refuses. This is the offline window that people are told. */
  readonly expires: Date;
  has(id: Uint8Array): Promise<boolean>;
}

export interface DenyListFacts {
  readonly version: number;
  readonly issued: Date;
  readonly expires: Date;
  /** Of each support that no longer stands: see `denyEntry`. */
  readonly entries: readonly Uint8Array[];
}

/** COSE_Sign1 over the version, the life and the entries, in order. */
export async function writeDenyList(facts: DenyListFacts, signer: Signer): Promise<Uint8Array<ArrayBuffer>> {
  const entries = [...new Set(facts.entries.map(hex))].sort();
  const claims = new Map<number, unknown>([
    [EXPIRES, Math.floor(facts.expires.getTime() / 1000)],
    [ISSUED, Math.floor(facts.issued.getTime() / 1000)],
    [VERSION, facts.version],
    [ENTRIES, packed(entries)],
  ]);
  return signOnce(toCbor(claims), signer);
}

/** @param known the version that this terminal has already. Throws RefusedCode malformed, unknown-key, wrong-signature, older-list, not-yet, expired. */
export async function readDenyList(
  bytes: Uint8Array,
  { findKey, now, known }: { readonly findKey: KeyFinder; readonly now: Date; readonly known: number },
): Promise<DenyList> {
  const claims = fromCbor(await openOnce(bytes, findKey));
  if (!isMap(claims)) throw new RefusedCode("malformed");
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
  return { version, issued, expires, has: async (id) => entries.has(hex(await denyEntry(id))) };
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
