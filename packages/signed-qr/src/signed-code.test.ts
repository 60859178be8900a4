import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { fromBase45, toBase45 } from "./base45.ts";
import { toCbor } from "./cbor.ts";
import type { KeyFinder, Signer } from "./sign1.ts";
import { signOnce } from "./sign1.ts";
import { readSignedCode, SIGNED_PREFIX, type SignedCode, writeSignedCode } from "./signed-code.ts";
import { aSigner, refusalOf } from "./testing/signers.ts";

const now = new Date("2026-11-29T08:00:00Z");
const id = Uint8Array.from({ length: 16 }, (_, index) => index * 7);
const card: SignedCode = {
  issuer: "ville-de-saint-hilaire-du-harcouet",
  id,
  notBefore: now,
  expires: new Date("2027-11-29T08:00:00Z"),
};

let signer: Signer;
let findKey: KeyFinder;
let text: string;

beforeAll(async () => {
  ({ signer, findKey } = await aSigner());
  text = await writeSignedCode(card, signer);
});

const read = (code: string, at = now) => readSignedCode(code, { findKey, now: at });

test("what is written is read, in 250 signs at most, whatever the issuer", async () => {
  expect(await read(text)).toEqual(card);
  expect(text.length).toBeLessThanOrEqual(250);
  const longest = await writeSignedCode({ ...card, issuer: "x".repeat(40) }, signer);
  expect(longest.length).toBeLessThanOrEqual(250);
});

test("a terminal whose memory is a Node Buffer reads and writes the same", async () => {
  const written = await writeSignedCode(
    { ...card, id: Buffer.from(id) },
    { ...signer, keyId: Buffer.from(signer.keyId) },
  );
  expect((await read(written)).id).toEqual(id);
});

test("before its first day and after its last it is refused; a clock late by a minute turns nobody away", async () => {
  expect(await refusalOf(read(text, new Date(now.getTime() - 61_000)))).toBe("not-yet");
  expect((await read(text, new Date(now.getTime() - 60_000))).id).toEqual(id);
  expect(await refusalOf(read(text, card.expires))).toBe("expired");
});

test("a code of another authority is refused, and so is one that it signs under the name of ours", async () => {
  const other = await aSigner();
  expect(await refusalOf(read(await writeSignedCode(card, other.signer)))).toBe("unknown-key");
  const forged = await writeSignedCode(card, { keyId: signer.keyId, key: other.signer.key });
  expect(await refusalOf(read(forged))).toBe("wrong-signature");
});

test("a terminal that knows two authorities accepts no code that one signs in the name of the other", async () => {
  const [ours, other] = [await aSigner("caen"), await aSigner("bayeux")];
  const both: KeyFinder = (keyId, issuer) => (issuer === "caen" ? ours : other).findKey(keyId, issuer);
  const reads = async (issuer: string) =>
    readSignedCode(await writeSignedCode({ ...card, issuer }, other.signer), { findKey: both, now });
  expect(await refusalOf(reads("caen"))).toBe("unknown-key");
  expect((await reads("bayeux")).issuer).toBe("bayeux");
});

test("a signed content of another kind is refused", async () => {
  const contents = [
    7,
    "card",
    new Map([[7, id]]),
    new Map<number, unknown>([
      [1, "x"],
      [4, -1],
      [5, 0],
      [7, id],
    ]),
  ];
  for (const content of contents) {
    const code = SIGNED_PREFIX + toBase45(await signOnce(toCbor(content), signer));
    expect(await refusalOf(read(code))).toBe("malformed");
  }
});

test("any bit changed is refused", async () => {
  const bytes = fromBase45(text.slice(SIGNED_PREFIX.length));
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const changed = bytes.slice();
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    await refusalOf(read(SIGNED_PREFIX + toBase45(changed)));
  }
});

test("anything else than a code is refused by name: never another error", async () => {
  const typed = fc
    .oneof(
      fc.string({ maxLength: 500 }),
      fc.uint8Array({ maxLength: 200 }).map((any) => SIGNED_PREFIX + toBase45(any)),
      fc.nat(text.length).map((length) => text.slice(0, length)),
      fc
        .tuple(fc.nat(text.length - 1), fc.string({ minLength: 1, maxLength: 3 }))
        .filter(([at, put]) => text.slice(at, at + put.length) !== put)
        .map(([at, put]) => text.slice(0, at) + put + text.slice(at + put.length)),
    )
    .filter((code) => code !== text);
  await fc.assert(
    fc.asyncProperty(typed, async (code) => {
      await refusalOf(read(code));
    }),
    { numRuns: 500 },
  );
});
