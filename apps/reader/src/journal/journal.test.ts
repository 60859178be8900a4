import { createSecretKey } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Folder } from "../disk/folder.ts";
import { Journal, type NewLine } from "./journal.ts";

let path: string;
beforeEach(async () => {
  path = await mkdtemp(join(tmpdir(), "ardeco-journal-"));
});
afterEach(() => rm(path, { recursive: true, force: true }));

const anAttempt: NewLine = {
  kind: "attempted",
  at: 1,
  key: "a",
  service: "caisse",
  card: "04010203040506",
  application: "3042F5",
  file: 1,
  amount: 350,
  balance: 2_000,
  counter: 0,
};

test("a line that may not stand there is refused before it is written: the next start reads all that is", async () => {
  const folder = await Folder.open(path, createSecretKey(Buffer.alloc(32, 5)));
  const journal = await Journal.open(folder);
  await journal.append(anAttempt);
  const ending: NewLine = { kind: "not_debited", at: 2, of: 1 };
  const ends = await Promise.allSettled([journal.append(ending), journal.append(ending)]);
  expect(ends.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
  for (const wrong of [
    { ...ending, of: 9 },
    { ...anAttempt, amount: 0 },
    { ...anAttempt, card: "x" },
  ])
    await expect(journal.append(wrong)).rejects.toMatchObject({ name: "FolderError" });
  await journal.append({ ...anAttempt, key: "b" });
  await journal.close();
  const again = await Journal.open(folder);
  expect(again.textsFrom(1, 10).map((text) => JSON.parse(text).n)).toEqual([1, 2, 3]);
  await again.close();
});
