import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { StartRefused } from "../start-refused.ts";
import { requireDataDirectory } from "./require-data-directory.ts";

let place: string;
let data: string;
let keysDirectory: string;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), "ardeco-data-"));
  [data, keysDirectory] = [join(place, "data"), join(place, "keys")];
  await mkdir(data);
});
afterEach(() => rm(place, { recursive: true, force: true }));

const start = (firstStart = false) => requireDataDirectory(data, { keysDirectory, firstStart });
const drawKeys = async () => {
  await mkdir(keysDirectory);
  await writeFile(join(keysDirectory, "vault.key"), "");
};

test("a folder that is missing is refused in words, at the first start too", async () => {
  await rm(data, { recursive: true });
  await expect(start(true)).rejects.toThrow(StartRefused);
  await expect(start(true)).rejects.toThrow(/DATA_DIR.*n’existe pas/);
});

test("the empty folder under an unmounted share is refused, and left empty, even when the first start is still allowed", async () => {
  await start(true);
  await drawKeys();
  await start();
  await rename(data, join(place, "unmounted"));
  await mkdir(data);
  for (const firstStart of [false, true]) await expect(start(firstStart)).rejects.toThrow(/pas monté/);
  expect(await readdir(data)).toEqual([]);
  await rm(data, { recursive: true });
  await rename(join(place, "unmounted"), data);
  await start();
});

test("a platform of before the mark is known by its documents, and is marked", async () => {
  await drawKeys();
  await mkdir(join(data, "blobs"));
  await start();
  await rm(join(data, "blobs"), { recursive: true });
  await start();
});
