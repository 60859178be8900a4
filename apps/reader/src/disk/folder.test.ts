import { createSecretKey } from "node:crypto";
import { type FileHandle, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Folder } from "./folder.ts";

let path: string;
let handles: FileHandle;
const key = createSecretKey(Buffer.alloc(32, 5));
beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), "ardeco-folder-"));
  const file = await open(path, "r");
  handles = Object.getPrototypeOf(file);
  await file.close();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(path, { recursive: true, force: true });
});

async function linesThere(): Promise<readonly string[]> {
  const { lines, log } = await (await Folder.open(path, key)).openLog("lines");
  await log.close();
  return lines;
}

test("a line of which a full disk took a part is refused, and the next one takes its place whole", async () => {
  const { log } = await (await Folder.open(path, key)).openLog("lines");
  await log.append("a");
  const whole = handles.write;
  vi.spyOn(handles, "write").mockImplementationOnce(function (
    this: FileHandle,
    data: unknown,
    ...rest: unknown[]
  ) {
    const [offset, length, position] = rest;
    return Reflect.apply(whole, this, [data, offset, Math.floor(Number(length) / 2), position]);
  } as FileHandle["write"]);
  await expect(log.append("b".repeat(500))).rejects.toThrow("a part of a line");
  expect(await linesThere()).toEqual(["a"]);
  await log.append("c");
  await log.close();
  expect(await linesThere()).toEqual(["a", "c"]);
});

test("a line that the disk did not keep leaves nothing behind the shorter one that takes its place", async () => {
  const { log } = await (await Folder.open(path, key)).openLog("lines");
  await log.append("a");
  vi.spyOn(handles, "datasync").mockRejectedValueOnce(new Error("input/output error"));
  await expect(log.append("b".repeat(500))).rejects.toThrow("input/output error");
  await log.append("c");
  await log.close();
  expect(await linesThere()).toEqual(["a", "c"]);
});
