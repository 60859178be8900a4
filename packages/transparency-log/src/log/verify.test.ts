import { describe, expect, test } from "vitest";
import { cosign } from "../note/cosignature.ts";
import { writeVerifier } from "../note/key.ts";
import { readNote, writeNote } from "../note/note.ts";
import { aLog, aSigner, entriesFrom } from "../testing/a-log.ts";
import { append } from "./append.ts";
import { writeEntries } from "./entries.ts";
import { publish } from "./publish.ts";
import { memoryStore } from "./store.ts";
import { CHECKPOINT, verifyLog } from "./verify.ts";

const caen = aSigner();
const verify = (store: ReturnType<typeof memoryStore>, since: string | null = null) =>
  verifyLog(store, { log: caen.verifier, witnesses: [], since });

async function logOf(steps: readonly number[]) {
  const store = memoryStore();
  const { checkpoints, size } = await aLog(steps, caen, store);
  return { store, checkpoints, size };
}

test.each([[[0]], [[1]], [[256]], [[257]], [[100, 200, 700]]])(
  "a log grown by %j is valid, and continues each checkpoint it gave",
  async (steps) => {
    const { store, checkpoints, size } = await logOf(steps);
    for (const since of [null, ...checkpoints])
      expect(await verify(store, since)).toMatchObject({ valid: true, checkpoint: { size } });
  },
);

describe("what somebody changes in the files is found", () => {
  test("one byte of one file, whichever", async () => {
    const { store } = await logOf([600]);
    for (const [path, bytes] of [...store.files]) {
      const changed = Buffer.from(bytes);
      changed[changed.length - 2] = (changed.at(-2) ?? 0) ^ 1;
      store.files.set(path, changed);
      expect(await verify(store), path).toMatchObject({ valid: false });
      store.files.set(path, bytes);
    }
    expect(await verify(store)).toMatchObject({ valid: true });
  });

  test("one file taken away, whichever", async () => {
    const { store } = await logOf([600]);
    for (const [path, bytes] of [...store.files]) {
      store.files.delete(path);
      expect(await verify(store), path).toMatchObject({ valid: false, where: path });
      store.files.set(path, bytes);
    }
  });

  test("an entry and all its tiles, without the key: the root signed is no longer theirs", async () => {
    const { store } = await logOf([600]);
    const forged = memoryStore();
    await append(forged, 0, [Buffer.from("forged"), ...entriesFrom(1, 599)]);
    forged.files.set(CHECKPOINT, store.files.get(CHECKPOINT) ?? Buffer.of());
    expect(await verify(forged)).toEqual({ valid: false, fault: "root-differs", where: null });
  });
});

describe("what somebody who holds the key rewrites is found by a checkpoint kept", () => {
  test("the end cut: it may be an older copy, and is told apart", async () => {
    const { checkpoints } = await logOf([300, 300]);
    const cut = memoryStore();
    await publish(cut, await append(cut, 0, entriesFrom(0, 250)), caen.verifier, caen.key);
    expect(await verify(cut, checkpoints[0])).toMatchObject({ valid: false, fault: "shorter-than-kept" });
  });

  test.each([
    ["an entry changed", [Buffer.from("forged"), ...entriesFrom(1, 599)]],
    ["an entry removed", entriesFrom(1, 600)],
  ])("%s", async (_how, entries) => {
    const { checkpoints } = await logOf([300, 300]);
    const rewritten = memoryStore();
    await publish(rewritten, await append(rewritten, 0, entries), caen.verifier, caen.key);
    expect(await verify(rewritten)).toMatchObject({ valid: true });
    expect(await verify(rewritten, checkpoints[0])).toEqual({
      valid: false,
      fault: "past-rewritten",
      where: null,
    });
  });

  test("a checkpoint kept that another signed is not believed", async () => {
    const { store } = await logOf([10]);
    const { checkpoints } = await aLog([5]);
    expect(await verify(store, checkpoints[0])).toMatchObject({ fault: "since-not-signed" });
    expect(await verify(store, "rien")).toMatchObject({ fault: "since-not-signed" });
  });
});

test("a checkpoint that another signed, or that is none, is refused", async () => {
  const { store } = await logOf([10]);
  const other = aSigner();
  expect(await verifyLog(store, { log: other.verifier, witnesses: [], since: null })).toMatchObject({
    fault: "checkpoint-not-signed",
  });
  await store.write(CHECKPOINT, Buffer.from("rien"));
  expect(await verify(store)).toMatchObject({ fault: "no-checkpoint" });
});

test("it says when each witness saw it", async () => {
  const { store, checkpoints } = await logOf([10]);
  const [saw, silent] = [aSigner("calvados.example/witness", 4), aSigner("normandie.example/witness", 4)];
  const note = readNote(checkpoints[0] ?? "");
  if (note === null) throw new Error("no note");
  const signature = cosign(note.text, new Date("2026-11-25T10:00:00Z"), saw.verifier, saw.key);
  await store.write(
    CHECKPOINT,
    Buffer.from(writeNote({ ...note, signatures: [...note.signatures, signature] })),
  );
  const outcome = await verifyLog(store, {
    log: caen.verifier,
    witnesses: [saw.verifier, silent.verifier],
    since: null,
  });
  expect(outcome).toMatchObject({
    valid: true,
    witnessedAt: { [writeVerifier(saw.verifier)]: new Date("2026-11-25T10:00:00Z") },
  });
});

test("an entry of more than its length can say is refused before anything is written", async () => {
  const store = memoryStore();
  await expect(append(store, 0, [Buffer.alloc(65_536)])).rejects.toThrow(RangeError);
  expect(store.files.size).toBe(0);
  expect(writeEntries([Buffer.alloc(65_535)])).toHaveLength(65_537);
});
