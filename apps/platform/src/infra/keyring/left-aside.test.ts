import { randomBytes } from "node:crypto";
import { link, mkdtemp, open, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openKeyring } from "./keyring.ts";
import { eraseKeyFile } from "./tree-files.ts";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "ardeco-left-aside-"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const aside = () => `.people-1.tree.${randomBytes(6).toString("hex")}`;
const leftAside = async () => (await readdir(directory)).filter((name) => name.startsWith(".people-"));
/** As a start does, before anything is sealed: openTrees. */
const start = async () => (await openKeyring({ directory, create: true })).trees.list();

test("what a server killed while it wrote a tree left aside is overwritten and gone at the next start", async () => {
  const { trees } = await openKeyring({ directory, create: true });
  await trees.draw(1);
  const tree = await readFile(join(directory, "people-1.tree"));
  const path = join(directory, aside());
  await writeFile(path, tree);
  const held = await open(path, "r");
  await trees.forget(1, [5]);
  const kept = await readFile(join(directory, "people-1.tree"));
  expect(await start()).toMatchObject([{ generation: 1, forgotten: [5] }]);
  expect(await leftAside()).toEqual([]);
  expect(await held.readFile()).toEqual(Buffer.alloc(tree.length));
  await held.close();
  expect(await readFile(join(directory, "people-1.tree"))).toEqual(kept);
});

test("while somebody writes in the folder nothing is touched; the next turn does it", async () => {
  const { trees } = await openKeyring({ directory, create: true });
  await trees.draw(1);
  const name = aside();
  await writeFile(join(directory, name), "seeds");
  await writeFile(join(directory, ".trees.lock"), "");
  await start();
  expect(await leftAside()).toEqual([name]);
  await rm(join(directory, ".trees.lock"));
  await trees.list();
  expect(await leftAside()).toEqual([]);
});

test("bytes that a tree in force still has under its own name are not overwritten", async () => {
  await (await openKeyring({ directory, create: true })).trees.draw(1);
  const tree = join(directory, "people-1.tree");
  const before = await readFile(tree);
  await link(tree, join(directory, aside()));
  await start();
  expect(await leftAside()).toEqual([]);
  expect(await readFile(tree)).toEqual(before);
});

test("a root key whose destruction was killed in the middle has no name any more, and its bytes go at the next call or start", async () => {
  await openKeyring({ directory, create: true });
  const root = await readFile(join(directory, "vault.key"));
  const half = join(directory, `.vault.key.${randomBytes(6).toString("hex")}`);
  for (const end of [() => eraseKeyFile(directory, "vault.key"), start]) {
    await writeFile(half, root);
    const held = await open(half, "r");
    await end();
    expect(await held.readFile()).toEqual(Buffer.alloc(root.length));
    await held.close();
    expect((await readdir(directory)).filter((name) => name.startsWith(".vault"))).toEqual([]);
  }
  expect(await readFile(join(directory, "vault.key"))).not.toEqual(root);
});
