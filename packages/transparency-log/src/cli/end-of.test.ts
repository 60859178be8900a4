import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { NotAFile } from "../log/read-file.ts";
import { endOf } from "./end-of.ts";
import { CannotRead } from "./read.ts";

const caught = (work: () => unknown) =>
  Promise.resolve()
    .then(work)
    .then(
      () => new TypeError("nothing was thrown"),
      (error: unknown) => error,
    );

test("what cannot be read ends with 2, and says which file and why", async () => {
  expect(endOf(new CannotRead("x is empty."), "x")).toEqual({ code: 2, sentence: "x is empty." });
  expect(endOf(new NotAFile("x", "link"), "x").code).toBe(2);
  const absent = await caught(() => readFile("/absent/tile"));
  expect(endOf(absent, "/log")).toEqual({ code: 2, sentence: "/absent/tile cannot be read (ENOENT)." });
});

test.each<[string, () => unknown]>([
  ["a fault of this program", () => null as unknown as { x: { y: number } }],
  ["an error of Node’s own, which has a code too", () => Buffer.alloc(-1)],
  ["something thrown that is no error", () => Promise.reject("a secret line")],
])("%s ends with 3, is not said to be of the file, and tells no word of what was read", async (_, work) => {
  const error = await caught(async () => {
    const found = (await work()) as { x: { y: number } };
    return found.x.y;
  });
  const { code, sentence } = endOf(error, "/log");
  expect(code).toBe(3);
  expect(sentence).toMatch(/^A fault of this program, not of \/log: nothing was verified\. Report it/);
  expect(sentence).not.toMatch(/cannot be read|secret|ERR_/);
});
