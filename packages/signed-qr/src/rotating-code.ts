import { fromBase45, toBase45 } from "./base45.ts";
import type { CryptoKey } from "./keys.ts";
import { RefusedCode } from "./refusal.ts";
import type { ReplayCache } from "./replay-cache.ts";

export const ROTATING_PREFIX = "AR1:";

/** Long enough to be scanned, short enough that a picture sent to somebody is of no use. */
export const STEP_SECONDS = 15;

const ID_BYTES = 16;
/**
 * 80 bits, each try in front of a terminal (RFC 2104, section 5: at least half of the digest, or 80 bits).
 */
const PROOF_BYTES = 10;
const LENGTH = 1 + ID_BYTES + 4 + PROOF_BYTES;

const HMAC = { name: "HMAC", hash: "SHA-256" } as const;

export interface Holder {
  /** Which root key their secret was derived from, 0 to 255: root keys are replaced. */
  readonly generation: number;
  /** Sixteen bytes. */
  readonly id: Uint8Array;
}

/**
 * A root key as terminals and the platform keep it: it derives, and is not read again.
 * @param bytes 32 random bytes
 */
export const importRoot = (bytes: Uint8Array): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", Uint8Array.from(bytes), "HKDF", false, ["deriveBits"]);

/**
 * The holder's secret, given once to their phone: HKDF-SHA-256 (RFC 5869) of the root, bound to the holder.
 * 32 bytes.
 */
export async function deriveSecret(
  root: CryptoKey,
  { generation, id }: Holder,
): Promise<Uint8Array<ArrayBuffer>> {
  const info = Uint8Array.from([...new TextEncoder().encode("ardeco rotating code 1"), generation, ...id]);
  const derivation = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info };
  return new Uint8Array(await crypto.subtle.deriveBits(derivation, root, 256));
}

/** As a phone keeps it: it signs, and is not read again. */
export const importSecret = (bytes: Uint8Array): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", Uint8Array.from(bytes), HMAC, false, ["sign", "verify"]);

export const stepAt = (at: Date): number => Math.floor(at.getTime() / 1000 / STEP_SECONDS);

/** What the phone shows during this step: 51 signs. */
export async function writeRotatingCode(holder: Holder, secret: CryptoKey, at: Date): Promise<string> {
  if (holder.id.length !== ID_BYTES) throw new TypeError("an id of 16 bytes");
  const said = new Uint8Array(1 + ID_BYTES + 4);
  said.set([holder.generation]);
  said.set(holder.id, 1);
  new DataView(said.buffer).setUint32(1 + ID_BYTES, stepAt(at));
  const proof = new Uint8Array(await crypto.subtle.sign(HMAC, secret, said)).slice(0, PROOF_BYTES);
  return ROTATING_PREFIX + toBase45(Uint8Array.from([...said, ...proof]));
}

export interface RotatingCheck {
  readonly now: Date;
  /** The root key of that generation, if this terminal holds it. */
  findRoot(generation: number): CryptoKey | undefined | Promise<CryptoKey | undefined>;
  readonly replays: ReplayCache;
}

/**
 * Whose code this is, if it is of now: the step under way, the one before or the one after, each once and in
 * order. Throws RefusedCode malformed, unknown-key, wrong-signature, outside-the-window, replayed.
 */
export async function readRotatingCode(text: string, check: RotatingCheck): Promise<Holder> {
  const { generation, id, step, said, proof } = split(text);
  const root = await check.findRoot(generation);
  if (root === undefined) throw new RefusedCode("unknown-key");
  const secret = await importSecret(await deriveSecret(root, { generation, id }));
  if (!(await proves(secret, said, proof))) throw new RefusedCode("wrong-signature");
  if (Math.abs(step - stepAt(check.now)) > 1) throw new RefusedCode("outside-the-window");
  if (!(await check.replays.claim(id, step))) throw new RefusedCode("replayed");
  return { generation, id };
}

function split(text: string) {
  if (!text.startsWith(ROTATING_PREFIX) || text.length > 60) throw new RefusedCode("malformed");
  const bytes = fromBase45(text.slice(ROTATING_PREFIX.length));
  if (bytes.length !== LENGTH) throw new RefusedCode("malformed");
  return {
    generation: bytes[0] ?? 0,
    id: bytes.slice(1, 1 + ID_BYTES),
    step: new DataView(bytes.buffer).getUint32(1 + ID_BYTES),
    said: bytes.slice(0, 1 + ID_BYTES + 4),
    proof: bytes.slice(1 + ID_BYTES + 4),
  };
}

/** Every byte is looked at, whatever the first ones say: the time taken tells nothing. */
async function proves(secret: CryptoKey, said: Uint8Array<ArrayBuffer>, proof: Uint8Array): Promise<boolean> {
  const expected = new Uint8Array(await crypto.subtle.sign(HMAC, secret, said)).subarray(0, PROOF_BYTES);
  let different = 0;
  for (const [index, byte] of expected.entries()) different |= byte ^ (proof[index] ?? 0x100);
  return different === 0;
}
