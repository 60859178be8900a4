import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { CryptoKey } from "./keys.ts";
import { readPocketProof, writePocketProof } from "./pocket-proof.ts";
import { replayCache } from "./replay-cache.ts";
import { deriveSecret, importRoot, importSecret, writeRotatingCode } from "./rotating-code.ts";
import { refusalOf } from "./testing/signers.ts";

const now = new Date("2026-11-30T08:00:05Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const holder = { generation: 26, id: Uint8Array.from({ length: 16 }, (_, index) => index) };

let root: CryptoKey;
let secret: CryptoKey;

beforeAll(async () => {
  root = await importRoot(new Uint8Array(32).fill(5));
  secret = await importSecret(await deriveSecret(root, holder));
});

const read = (proof: string, at = now, replays = replayCache()) =>
  readPocketProof(proof, {
    now: at,
    findRoot: (generation) => (generation === 26 ? root : undefined),
    replays,
  });

test("a phone that holds its secret is known, once a step", async () => {
  const proof = await writePocketProof(holder, secret, now);
  const replays = replayCache();
  expect(proof).toHaveLength(50);
  expect(await read(proof, now, replays)).toEqual(holder);
  expect(await refusalOf(read(proof, now, replays))).toBe("replayed");
  expect(await read(await writePocketProof(holder, secret, later(15)), later(15), replays)).toEqual(holder);
});

test("a proof of another minute is refused, and says why", async () => {
  const proof = await writePocketProof(holder, secret, now);
  for (const seconds of [-60, 60, 3600])
    expect(await refusalOf(read(proof, later(seconds)))).toBe("outside-the-window");
});

test("what a terminal scans is no proof, however it is written", async () => {
  const code = await writeRotatingCode(holder, secret, now);
  expect(await refusalOf(read(code))).toBe("malformed");
  const said = new Uint8Array(21);
  said.set([holder.generation]);
  said.set(holder.id, 1);
  new DataView(said.buffer).setUint32(17, Math.floor(now.getTime() / 15_000));
  const scanned = new Uint8Array(await crypto.subtle.sign("HMAC", secret, said)).slice(0, 16);
  expect(await refusalOf(read(Buffer.from([...said, ...scanned]).toString("base64url")))).toBe(
    "wrong-signature",
  );
});

test("nobody proves for somebody else, nor for another year", async () => {
  const other = { ...holder, id: new Uint8Array(16) };
  expect(await refusalOf(read(await writePocketProof(other, secret, now)))).toBe("wrong-signature");
  expect(await refusalOf(read(await writePocketProof({ ...holder, generation: 25 }, secret, now)))).toBe(
    "unknown-key",
  );
});

test("any bit changed is refused; anything else is refused by name: never another error", async () => {
  const bytes = Buffer.from(await writePocketProof(holder, secret, now), "base64url");
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const changed = Uint8Array.from(bytes);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    await refusalOf(read(Buffer.from(changed).toString("base64url")));
  }
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.string({ maxLength: 80 }), fc.base64String({ minLength: 48, maxLength: 52 })),
      async (typed) => {
        await refusalOf(read(typed));
      },
    ),
  );
});
