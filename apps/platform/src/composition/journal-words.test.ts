import { glob, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { contributions } from "../app.ts";
import type { JournalEntry } from "../features/trust/audit/index.ts";
import { buildJournalFormatter } from "./journal-words.ts";

const tellable = new Set(contributions.flatMap(({ journal }) => Object.keys(journal)));

test("every action that the code records has its sentence", async () => {
  const recorded = await recordedActions();
  expect(recorded.size).toBeGreaterThan(20);
  expect([...recorded].filter((action) => !tellable.has(action))).toEqual([]);
});

test("what opens an account is marked by modules that tell it", () => {
  const marked = contributions.flatMap(({ opensAccount = [], journal }) =>
    opensAccount.map((action) => [action, Object.hasOwn(journal, action)]),
  );
  expect(marked.filter(([, isTold]) => !isTold)).toEqual([]);
  expect(marked.map(([action]) => action)).toEqual(
    expect.arrayContaining(["access.passkey_added", "recovery.opened", "upstream.linked"]),
  );
});

test("a line written before its module changed name reads as it did", () => {
  const entry: JournalEntry = {
    id: "1",
    position: 1,
    at: new Date(0),
    actor: { kind: "system" },
    action: "exchanges.file_taken",
    data: { number: 4 },
  };
  expect(buildJournalFormatter(contributions)(entry).fr).toBe(
    "Le fichier n° 4 a été retiré pour le logiciel d’un service.",
  );
});

test("a line that nobody tells is shown all the same", () => {
  const entry: JournalEntry = {
    id: "1",
    position: 1,
    at: new Date(0),
    actor: { kind: "system" },
    action: "former.action",
    data: {},
  };
  expect(buildJournalFormatter(contributions)(entry).fr).toContain("former.action");
});

/** Literals given as `action` to the journal, in every file of the features but their tests. */
async function recordedActions(): Promise<ReadonlySet<string>> {
  const features = fileURLToPath(new URL("../features", import.meta.url));
  const found = new Set<string>();
  for await (const path of glob(`${features}/**/*.ts`)) {
    if (path.includes(".test.") || path.includes("/testing/")) continue;
    const source = await readFile(path, "utf8");
    for (const [, value = ""] of source.matchAll(/\baction:\s*([^,;}]+)/g)) {
      for (const [, action = ""] of value.matchAll(/"([a-z]+\.[a-z_]+)"/g)) found.add(action);
    }
  }
  return found;
}
