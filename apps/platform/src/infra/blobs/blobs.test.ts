import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openBlobs } from "./blobs.ts";

const KEY = "3f2b8c1e-0c4a-4a3e-9a55-7d1f5a0a6c01";
let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "ardeco-blobs-"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

it("gives back what was put, also after a restart, in a file only its owner reads", async () => {
  const content = Buffer.from([0, 255, 10, 13]);
  await openBlobs(directory).put(KEY, content);
  expect(await openBlobs(directory).get(KEY)).toEqual(content);
  expect((await stat(join(directory, "3f", "2b", KEY))).mode & 0o777).toBe(0o600);
});

it("replaces a content whole", async () => {
  const blobs = openBlobs(directory);
  await blobs.put(KEY, Buffer.alloc(100_000, 1));
  await blobs.put(KEY, Buffer.from("short"));
  expect((await blobs.get(KEY)).toString()).toBe("short");
  expect(await readdir(join(directory, "3f", "2b"))).toEqual([KEY]);
});

it("two puts of the same key at once leave one of the two, whole", async () => {
  const blobs = openBlobs(directory);
  await Promise.all([1, 2, 3, 4].map((byte) => blobs.put(KEY, Buffer.alloc(50_000, byte))));
  const content = await blobs.get(KEY);
  expect(content.equals(Buffer.alloc(50_000, content[0]))).toBe(true);
});

it("a put cut before its end (the file aside remains) hides nothing of the content before", async () => {
  const blobs = openBlobs(directory);
  await blobs.put(KEY, Buffer.from("before"));
  await writeFile(join(directory, "3f", "2b", `${KEY}.0123456789ab.tmp`), "half of the ne");
  expect((await openBlobs(directory).get(KEY)).toString()).toBe("before");
});

it("a put that fails leaves nothing aside", async () => {
  // A folder stands where the file should be: rename fails as it would on a full or broken disk.
  await mkdir(join(directory, "3f", "2b", KEY), { recursive: true });
  await expect(openBlobs(directory).put(KEY, Buffer.from("x"))).rejects.toThrow();
  expect(await readdir(join(directory, "3f", "2b"))).toEqual([KEY]);
});

it("removes, twice without complaint, and then has nothing", async () => {
  const blobs = openBlobs(directory);
  await blobs.put(KEY, Buffer.from("x"));
  await blobs.remove(KEY);
  await blobs.remove(KEY);
  await expect(blobs.get(KEY)).rejects.toThrow(/ENOENT/);
});

it.each(["../../etc/passwd", `${KEY}/..`, "", KEY.toUpperCase(), `${KEY}\0`])(
  "refuses the key %j, which is not a UUID",
  async (key) => {
    const blobs = openBlobs(directory);
    await expect(blobs.put(key, Buffer.from("x"))).rejects.toThrow(TypeError);
    await expect(blobs.get(key)).rejects.toThrow(TypeError);
    await expect(blobs.remove(key)).rejects.toThrow(TypeError);
  },
);
