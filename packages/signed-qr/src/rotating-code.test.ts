import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { fromBase45, toBase45 } from "./base45.ts";
import type { CryptoKey } from "./keys.ts";
import { replayCache } from "./replay-cache.ts";
import {
  deriveSecret,
  type Holder,
  importRoot,
  importSecret,
  ROTATING_PREFIX,
  readRotatingCode,
  writeRotatingCode,
} from "./rotating-code.ts";
import { refusalOf } from "./testing/signers.ts";

const now = new Date("2026-11-29T08:00:05Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const holder: Holder = { generation: 1, id: Uint8Array.from({ length: 16 }, (_, index) => 255 - index) };

let root: CryptoKey;
let secret: CryptoKey;

beforeAll(async () => {
  root = await importRoot(new Uint8Array(32).fill(5));
  secret = await importSecret(await deriveSecret(root, holder));
});

const read = (code: string, at = now, replays = replayCache()) =>
  readRotatingCode(code, {
    now: at,
    findRoot: (generation) => (generation === 1 ? root : undefined),
    replays,
  });

test("a terminal that holds the root knows whose code it is, without a list of secrets", async () => {
  const code = await writeRotatingCode(holder, secret, now);
  expect(code).toHaveLength(51);
  expect(await read(code)).toEqual(holder);
});

test("a clock late or early by a step is understood; a screenshot a minute later is refused, and says why", async () => {
  const code = await writeRotatingCode(holder, secret, now);
  for (const seconds of [-15, 0, 15]) expect(await read(code, later(seconds))).toEqual(holder);
  for (const seconds of [-60, -21, 30, 60, 3600])
    expect(await refusalOf(read(code, later(seconds)))).toBe("outside-the-window");
});

test("a code is good once, and once it was used those of before are not either", async () => {
  const replays = replayCache();
  const [before, code, next] = await Promise.all(
    [-15, 0, 15].map((gap) => writeRotatingCode(holder, secret, later(gap))),
  );
  expect(await read(code ?? "", now, replays)).toEqual(holder);
  expect(await refusalOf(read(code ?? "", now, replays))).toBe("replayed");
  expect(await refusalOf(read(before ?? "", now, replays))).toBe("replayed");
  expect(await read(next ?? "", now, replays)).toEqual(holder);
});

test("one person's code uses up nobody else's", async () => {
  const replays = replayCache();
  const other = { generation: 1, id: new Uint8Array(16) };
  const theirs = await importSecret(await deriveSecret(root, other));
  await read(await writeRotatingCode(holder, secret, now), now, replays);
  expect(await read(await writeRotatingCode(other, theirs, now), now, replays)).toEqual(other);
});

test("a holder cannot write somebody else's code, nor of another generation", async () => {
  const other = { generation: 1, id: new Uint8Array(16) };
  expect(await refusalOf(read(await writeRotatingCode(other, secret, now)))).toBe("wrong-signature");
  expect(await refusalOf(read(await writeRotatingCode({ ...holder, generation: 2 }, secret, now)))).toBe(
    "unknown-key",
  );
});

test("a secret that is kept is not read again", async () => {
  await expect(crypto.subtle.exportKey("raw", secret)).rejects.toThrow(/extractable/);
});

test("any bit changed is refused", async () => {
  const bytes = fromBase45((await writeRotatingCode(holder, secret, now)).slice(ROTATING_PREFIX.length));
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const changed = bytes.slice();
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    await refusalOf(read(ROTATING_PREFIX + toBase45(changed)));
  }
});

test("anything else than a code is refused by name: never another error", async () => {
  const typed = fc.oneof(
    fc.string({ maxLength: 80 }),
    fc.uint8Array({ maxLength: 40 }).map((any) => ROTATING_PREFIX + toBase45(any)),
  );
  await fc.assert(
    fc.asyncProperty(typed, async (code) => {
      await refusalOf(read(code));
    }),
  );
});

test("the cache forgets who was not seen lately, and lets no used step through meanwhile", () => {
  const id = fc.constantFrom(Uint8Array.of(1), Uint8Array.of(2), Uint8Array.of(3));
  const gaps = fc.array(fc.tuple(id, fc.integer({ min: -1, max: 2 })), { maxLength: 200 });
  fc.assert(
    fc.property(gaps, (claims) => {
      const cache = replayCache();
      const accepted = new Set<string>();
      let clock = 10;
      for (const [who, gap] of claims) {
        clock += Math.max(0, gap);
        // Within the window, as whoever calls has looked.
        const step = clock + Math.min(gap, 1);
        if (!cache.claim(who, step)) continue;
        const name = `${who[0]} ${step}`;
        expect(accepted.has(name)).toBe(false);
        accepted.add(name);
      }
    }),
  );
});
