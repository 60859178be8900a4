import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCheckpoint, writeCheckpoint } from "../note/checkpoint.ts";
import { cosignedAt } from "../note/cosignature.ts";
import { signNote, writeNote } from "../note/note.ts";
import { aLog, aSigner, entriesFrom } from "../testing/a-log.ts";
import { EMPTY_ROOT, leafHash } from "../tree/hash.ts";
import { nodesOf } from "../tree/nodes.ts";
import { consistencyProof } from "../tree/proofs.ts";
import { rootOfLeaves } from "../tree/range.ts";
import { type Seen, witness } from "./witness.ts";

const now = new Date("2026-11-25T10:00:00Z");
const calvados = aSigner("calvados.example/witness", 4);
const caen = aSigner();

const asked = (
  checkpoint: string,
  oldSize: number,
  proof: readonly Uint8Array[],
  seen: Seen,
  log = caen.verifier,
) => witness({ checkpoint, oldSize, proof }, { log, seen, now, ...calvados });

test("a witness signs the first checkpoint it sees, then each one that continues it", async () => {
  const { checkpoints, store, size } = await aLog([300, 500], caen);
  const first = asked(checkpoints[0] ?? "", 0, [], null);
  expect(first).toMatchObject({ seen: { size: 300 } });
  if (!("seen" in first)) return;
  const proof = await consistencyProof(300, size, nodesOf(store, size));
  const second = asked(checkpoints[1] ?? "", 300, proof, first.seen);
  expect(second).toMatchObject({ seen: { size: 800 } });
  const text = readCheckpoint(checkpoints[1] ?? "")?.note.text ?? "";
  expect("signed" in second && cosignedAt({ text, signatures: [second.signed] }, calvados.verifier)).toEqual(
    now,
  );
  expect(asked(checkpoints[1] ?? "", 800, [], { size: 800, root: rootOf(800) })).toMatchObject({
    seen: { size: 800 },
  });
});

test("it refuses a past that was rewritten, by whoever holds the log's key", async () => {
  const { checkpoints, store, size } = await aLog([800], caen);
  const proof = await consistencyProof(300, size, nodesOf(store, size));
  const seen = { size: 300, root: leafHash(Buffer.from("what Caen showed before")) };
  expect(asked(checkpoints[0] ?? "", 300, proof, seen)).toEqual({ refused: "forked" });
  expect(asked(checkpoints[0] ?? "", 800, [], { ...seen, size: 800 })).toEqual({ refused: "forked" });
  // From a power of two, a proof says nothing of the past alone; with its root before, it does.
  const short = await consistencyProof(256, size, nodesOf(store, size));
  const other = { ...seen, size: 256 };
  expect(asked(checkpoints[0] ?? "", 256, short, other)).toEqual({ refused: "inconsistent" });
  expect(asked(checkpoints[0] ?? "", 256, [rootOf(256), ...short], other)).toEqual({ refused: "forked" });
});

test("a log that only grew is never said to have forked, whatever proof anybody sends with its checkpoint", async () => {
  const { checkpoints, store, size } = await aLog([37], caen);
  const sizes = fc.integer({ min: 0, max: size });
  const hashes = fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { maxLength: 8 });
  const places = fc.record({ from: sizes, cut: fc.nat(8), junk: hashes });
  await fc.assert(
    fc.asyncProperty(sizes, places, async (known, { from, cut, junk }) => {
      const real = await consistencyProof(from, size, nodesOf(store, size));
      const seen = known === 0 ? null : { size: known, root: rootOf(known) };
      const whole = from === 0 ? real : [rootOf(from), ...real];
      for (const proof of [
        real,
        whole,
        junk,
        [...real.slice(0, cut), ...junk],
        [...junk, ...real.slice(cut)],
      ])
        expect(asked(checkpoints[0] ?? "", known, proof, seen)).not.toEqual({ refused: "forked" });
    }),
  );
  const seen = { size: 20, root: rootOf(20) };
  const garbage = [leafHash(Buffer.from("garbage"))];
  expect(asked(checkpoints[0] ?? "", 20, garbage, seen)).toEqual({ refused: "inconsistent" });
  expect(asked(checkpoints[0] ?? "", 0, garbage, null)).toEqual({ refused: "inconsistent" });
});

test("it refuses a log that shrinks, another size than it knows, another log, another key, and what is no checkpoint", async () => {
  const { checkpoints } = await aLog([300], caen);
  const [written = ""] = checkpoints;
  const seen = { size: 400, root: rootOf(400) };
  expect(asked(written, 400, [], seen)).toEqual({ refused: "malformed" });
  expect(asked(written, 0, [], seen)).toEqual({ refused: "other-size", size: 400 });
  expect(asked(written, 301, [], seen)).toEqual({ refused: "malformed" });
  expect(asked(written, 301, [], null)).toEqual({ refused: "malformed" });
  expect(asked(written, 0, [], null, aSigner("honfleur.example/journal").verifier)).toEqual({
    refused: "malformed",
  });
  expect(asked(written, 0, [], null, aSigner().verifier)).toEqual({ refused: "not-signed" });
  expect(asked("rien", 0, [], null)).toEqual({ refused: "malformed" });
});

describe("of a log of nothing, a witness", () => {
  const ofNothing = (root: Uint8Array) => {
    const text = writeCheckpoint({ origin: caen.verifier.name, size: 0, root });
    return writeNote({ text, signatures: [signNote(text, caen.verifier, caen.key)] });
  };

  test("signs the one root that it has", () => {
    expect(asked(ofNothing(EMPTY_ROOT), 0, [], null)).toMatchObject({ seen: { size: 0 } });
    const seen = { size: 0, root: EMPTY_ROOT };
    expect(asked(ofNothing(EMPTY_ROOT), 0, [], seen)).toMatchObject({ seen: { size: 0 } });
  });

  test("signs no other root, whether or not it saw the log before", () => {
    const other = ofNothing(rootOf(3));
    expect(asked(other, 0, [], null)).toEqual({ refused: "inconsistent" });
    expect(asked(other, 0, [], { size: 0, root: EMPTY_ROOT })).toEqual({ refused: "inconsistent" });
    expect(asked(other, 0, [], { size: 0, root: rootOf(3) })).toEqual({ refused: "inconsistent" });
  });

  test("is not asked to begin again once it knows a size, nor to take a proof", async () => {
    const { checkpoints } = await aLog([300], caen);
    const [written = ""] = checkpoints;
    const seen = { size: 300, root: rootOf(300) };
    expect(asked(written, 0, [], seen)).toEqual({ refused: "other-size", size: 300 });
    expect(asked(ofNothing(EMPTY_ROOT), 0, [], seen)).toEqual({ refused: "other-size", size: 300 });
    expect(asked(written, 0, [EMPTY_ROOT], null)).toEqual({ refused: "inconsistent" });
  });
});

const rootOf = (size: number) => rootOfLeaves(entriesFrom(0, size).map(leafHash));
