import type { CryptoKey } from "./keys.ts";
import { RefusedCode } from "./refusal.ts";
import { deriveSecret, type Holder, importSecret, type RotatingCheck, stepAt } from "./rotating-code.ts";

const ID_BYTES = 16;
/** 128 bits: nobody looks at who tries. */
const PROOF_BYTES = 16;
const SAID = 1 + ID_BYTES + 4;
/** What a terminal reads never begins so: no code that was scanned is a proof. */
const LABEL = new TextEncoder().encode("ardeco pocket 1");

/**
 * What a phone says to its platform to be given what it may keep: base64url, good as long as the code of this
 * step.
 */
export async function writePocketProof(
  { generation, id }: Holder,
  secret: CryptoKey,
  at: Date,
): Promise<string> {
  if (id.length !== ID_BYTES) throw new TypeError("an id of 16 bytes");
  const said = new Uint8Array(SAID);
  said.set([generation]);
  said.set(id, 1);
  new DataView(said.buffer).setUint32(1 + ID_BYTES, stepAt(at));
  return toText(Uint8Array.from([...said, ...(await proofOf(secret, said))]));
}

/**
 * Which phone asks, if it holds its secret now: the step under way, the one before or the one after, each
 * once and in order. Throws RefusedCode malformed, unknown-key, wrong-signature, outside-the-window,
 * replayed.
 */
export async function readPocketProof(text: string, check: RotatingCheck): Promise<Holder> {
  const bytes = /^[\w-]{50}$/.test(text) ? fromText(text) : undefined;
  if (bytes === undefined || toText(bytes) !== text) throw new RefusedCode("malformed");
  const said = bytes.slice(0, SAID);
  const generation = said[0] ?? 0;
  const id = said.slice(1, 1 + ID_BYTES);
  const step = new DataView(said.buffer).getUint32(1 + ID_BYTES);
  const root = await check.findRoot(generation);
  if (root === undefined) throw new RefusedCode("unknown-key");
  const secret = await importSecret(await deriveSecret(root, { generation, id }));
  let different = 0;
  for (const [at, byte] of (await proofOf(secret, said)).entries())
    different |= byte ^ (bytes[SAID + at] ?? 0x100);
  if (different !== 0) throw new RefusedCode("wrong-signature");
  if (Math.abs(step - stepAt(check.now)) > 1) throw new RefusedCode("outside-the-window");
  if (!(await check.replays.claim(id, step))) throw new RefusedCode("replayed");
  return { generation, id };
}

async function proofOf(secret: CryptoKey, said: Uint8Array): Promise<Uint8Array> {
  const whole = Uint8Array.from([...LABEL, ...said]);
  const mac = await crypto.subtle.sign({ name: "HMAC", hash: "SHA-256" }, secret, whole);
  return new Uint8Array(mac).slice(0, PROOF_BYTES);
}

const toText = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");

const fromText = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
