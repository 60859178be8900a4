import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openLog } from "../../infra/log/log.ts";
import { type DumpedRow, dumpEverything, tokensIn } from "../../testing/dump.ts";
import { type FullTown, fullTown } from "../testing/full-town.ts";

// A thief has the dump of the database, the files of the disk and the logs; not the keys.

let town: FullTown;
let dump: readonly DumpedRow[];

/**
 * Of her elements, answers, document, its name, reasons given, mail, and the value that a service was told
 * later.
 */
const canaries = [
  "xylocope",
  "wrzyszcz",
  "quokka",
  "kookaburra",
  "639987654",
  "zygomatique",
  "1987-03-29",
  "ornithorynque",
  "bandicoot",
  "numbat",
];

beforeAll(async () => {
  town = await fullTown();
  dump = await dumpEverything(town.house);
});
afterAll(() => town?.close());

/** In every spelling a bytea, a JSON or a base64 payload could give it. */
function leaks(text: string): readonly string[] {
  const low = text.toLowerCase();
  return canaries.filter((word) => {
    const bytes = Buffer.from(word);
    const inside = [0, 1, 2].map((shift) =>
      Buffer.concat([Buffer.alloc(shift), bytes])
        .toString("base64url")
        .slice(shift === 0 ? 0 : shift + 1, -2),
    );
    return (
      low.includes(word) || low.includes(bytes.toString("hex")) || inside.some((part) => text.includes(part))
    );
  });
}

test("the detector sees a canary in clear, in hexadecimal and in base64 at any place", () => {
  for (const text of [
    "Quokka",
    Buffer.from("aquokka").toString("hex"),
    Buffer.from("a:quokka").toString("base64"),
  ])
    expect(leaks(text)).toEqual(["quokka"]);
});

test("no value, answer, file name, reason or address is in any row of any table, jobs of any moment included", () => {
  expect(new Set(dump.map(({ table }) => table)).size).toBeGreaterThan(30);
  expect(dump.filter(({ table }) => table === "kept.job").length).toBeGreaterThan(10);
  expect(
    dump.filter(({ text }) => leaks(text).length > 0).map(({ table, text }) => [table, leaks(text)]),
  ).toEqual([]);
});

test("no document is readable on the disk", async () => {
  const files = await readdir(town.blobDirectory, { recursive: true, withFileTypes: true });
  const contents = await Promise.all(
    files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name))),
  );
  expect(contents.length).toBeGreaterThan(0);
  for (const content of contents) {
    expect(leaks(content.toString("latin1"))).toEqual([]);
    expect(content.includes("%PDF")).toBe(false);
  }
});

test("the log tells of every request and of nobody", () => {
  const { logged } = town.world.server;
  expect(logged.length).toBeGreaterThan(5);
  const lines: string[] = [];
  const log = openLog({ level: "debug", destination: { write: (line: string) => lines.push(line) } });
  // The test server writes more than the platform's own log would: both are searched.
  for (const line of logged) log.info(JSON.parse(line), "request completed");
  expect(leaks([...logged, ...lines].join("\n"))).toEqual([]);
  expect(lines.join("\n")).not.toContain(town.zelie.personId);
});

test("the two services share nothing, and nothing of theirs names her", () => {
  const rows = town.services.map((service) =>
    dump.filter(({ columns }) => "holder_id" in columns && columns.service_id === service),
  );
  const naming = dump.filter(({ text, table }) => table !== "kept.job" && text.includes(town.zelie.personId));
  const known = new Set<string>([town.world.caen, town.world.agglomeration]);
  const [one, other, hers] = [...rows, naming].map(
    (some) => new Set(some.flatMap(({ text }) => [...tokensIn(text)]).filter((token) => !known.has(token))),
  );
  if (!one || !other || !hers) throw new Error("two services and a person");
  expect(Math.min(one.size, other.size, hers.size)).toBeGreaterThan(3);
  for (const token of one) expect(other.has(token) || hers.has(token)).toBe(false);
  for (const token of other) expect(hers.has(token)).toBe(false);
  expect(rows.flat().filter(({ text }) => text.includes(town.zelie.personId))).toEqual([]);
});

test("no message says what it is about: the day of a consent joins with none", () => {
  const messages = dump.filter(({ table }) => table === "public.message");
  expect(messages.length).toBeGreaterThan(1);
  for (const { columns } of messages)
    expect(Object.keys(columns).toSorted()).toEqual([
      "authority_id",
      "channel",
      "day",
      "delivered_on",
      "id",
      "person_id",
      "sealed",
      "state",
    ]);
});
