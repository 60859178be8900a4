import { afterEach, expect, test, vi } from "vitest";
import { RecordCutter } from "./split-records.ts";

afterEach(() => void vi.restoreAllMocks());

/** Bytes looked at, however long the machine takes over it. */
function countLookedAt(): () => number {
  let bytes = 0;
  const find = Buffer.prototype.indexOf;
  vi.spyOn(Buffer.prototype, "indexOf").mockImplementation(function (this: Buffer, wanted, from) {
    const at = find.call(this, wanted as number, from as number);
    bytes += (at < 0 ? this.length : at + 1) - (typeof from === "number" ? from : 0);
    return at;
  });
  return () => bytes;
}

const START = { byte: 0, line: 1 };

test.each([
  ["no quote", "1\n"],
  ["a quote at the very end", "1\n", '"x"\n'],
  ["quotes on every line", '"1";"2"\n'],
])("short lines, %s: each byte is looked at a few times, whatever follows it", (_name, line, end = "") => {
  const content = Buffer.from(line.repeat(Math.floor((256 * 1024) / line.length)) + end);
  const lookedAt = countLookedAt();
  const found = new RecordCutter(START).cut(content, true);
  expect(found.length).toBeGreaterThan(30_000);
  expect(lookedAt()).toBeLessThan(6 * content.length);
});

test("what follows the records wanted is not looked at, and the last one says where to go on", () => {
  const content = Buffer.from("1\n".repeat(128 * 1024));
  const lookedAt = countLookedAt();
  const found = new RecordCutter(START).cut(content, true, 2_000);
  expect(found).toHaveLength(2_000);
  expect(found.at(-1)?.next).toEqual({ byte: 4_000, line: 2_001 });
  expect(lookedAt()).toBeLessThan(6 * 4_000);
});
