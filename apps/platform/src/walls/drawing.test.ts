import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";

const root = new URL("../../../../", import.meta.url);

test("ARCHITECTURE draws every frame and every context, and no other", async () => {
  const drawing = await readFile(new URL("ARCHITECTURE.md", root), "utf8");
  const drawn = (folder: string) =>
    new RegExp(`${folder}/ (.+)$`, "m").exec(drawing)?.[1]?.split(" · ").toSorted();
  // What pages of several frames share, and how a feature defines itself, are no frames.
  const frames = (await listFolders("frames")).filter((name) => name !== "common" && name !== "feature");
  expect(drawn("frames")).toEqual(frames);
  expect(drawn("features")).toEqual(await listFolders("features"));
});

async function listFolders(place: string): Promise<readonly string[]> {
  const entries = await readdir(new URL(`apps/platform/src/${place}`, root), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}
