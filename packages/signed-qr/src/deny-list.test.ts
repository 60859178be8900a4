import { beforeAll, expect, test } from "vitest";
import { toCbor } from "./cbor.ts";
import { type DenyListFacts, denyEntry, readDenyList, writeDenyList } from "./deny-list.ts";
import { type KeyFinder, type Signer, signOnce } from "./sign1.ts";
import { aSigner, hexOf, refusalOf } from "./testing/signers.ts";

const now = new Date("2026-11-29T08:00:00Z");
const [lost, carried] = [new Uint8Array(16).fill(1), new Uint8Array(16).fill(2)];
const facts: DenyListFacts = {
  issuer: "caen",
  version: 12,
  issued: now,
  expires: new Date("2026-11-29T12:00:00Z"),
  entries: [],
};

let signer: Signer;
let findKey: KeyFinder;
let list: Uint8Array;

beforeAll(async () => {
  ({ signer, findKey } = await aSigner());
  const entry = await denyEntry(lost);
  list = await writeDenyList({ ...facts, entries: [entry, entry] }, signer);
});

const read = (bytes: Uint8Array, { at = now, known = 0 } = {}) =>
  readDenyList(bytes, { findKey, now: at, issuer: "caen", known });

test("a terminal that is offline knows which supports no longer stand, and learns none of them from the list", async () => {
  const known = await read(list);
  expect(known.version).toBe(12);
  expect(await known.has(lost)).toBe(true);
  expect(await known.has(carried)).toBe(false);
  expect(hexOf(list)).not.toContain(hexOf(lost));
});

test("a list rolled back is refused: what was lost stays lost", async () => {
  const older = await writeDenyList({ ...facts, version: 11 }, signer);
  expect(await refusalOf(read(older, { known: 12 }))).toBe("older-list");
  expect((await read(list, { known: 12 })).version).toBe(12);
});

test("a terminal that knows two authorities takes the list of neither for the other's, and is blocked by none", async () => {
  const [caen, bayeux] = [await aSigner("caen"), await aSigner("bayeux")];
  const both: KeyFinder = (keyId, issuer) => (issuer === "caen" ? caen : bayeux).findKey(keyId, issuer);
  const known = { findKey: both, now, issuer: "caen", known: 12 };
  const highest = { ...facts, version: Number.MAX_SAFE_INTEGER };
  const theirs = await writeDenyList({ ...highest, issuer: "bayeux" }, bayeux.signer);
  expect(await refusalOf(readDenyList(theirs, known))).toBe("unknown-key");
  const inOurName = await writeDenyList(highest, bayeux.signer);
  expect(await refusalOf(readDenyList(inOurName, known))).toBe("unknown-key");
  const underOurKey = { keyId: caen.signer.keyId, key: bayeux.signer.key };
  expect(await refusalOf(readDenyList(await writeDenyList(highest, underOurKey), known))).toBe(
    "wrong-signature",
  );
  expect((await readDenyList(await writeDenyList(facts, caen.signer), known)).issuer).toBe("caen");
});

test("a list that names no issuer is nobody's", async () => {
  const claims = new Map<number, unknown>([
    [4, 1_800_000_000],
    [6, 1_700_000_000],
    [-65537, 12],
    [-65538, new Uint8Array()],
  ]);
  expect(await refusalOf(read(await signOnce(toCbor(claims), signer)))).toBe("malformed");
});

test("a list that is past its life no longer counts, nor one of tomorrow", async () => {
  expect(await refusalOf(read(list, { at: facts.expires }))).toBe("expired");
  expect(await refusalOf(read(list, { at: new Date(now.getTime() - 61_000) }))).toBe("not-yet");
});

test("a list that somebody else signed, or changed by a bit, is refused", async () => {
  const { signer: other } = await aSigner();
  expect(await refusalOf(read(await writeDenyList(facts, other)))).toBe("unknown-key");
  for (let bit = 0; bit < list.length * 8; bit += 1) {
    const changed = list.slice();
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    await refusalOf(read(changed));
  }
});

test("a thousand lost supports are eleven kilobytes", async () => {
  const ids = Array.from({ length: 1000 }, (_, index) =>
    denyEntry(Uint8Array.from(Buffer.from(String(index).padStart(16)))),
  );
  const entries = await Promise.all(ids);
  expect((await writeDenyList({ ...facts, entries }, signer)).length).toBeLessThan(11_000);
});
