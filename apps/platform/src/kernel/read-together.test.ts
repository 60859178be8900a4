import { expect, test } from "vitest";
import { readTogether } from "./read-together.ts";

/** Readings that end when told to. */
function atWill() {
  const begun: PromiseWithResolvers<number>[] = [];
  const read = () => {
    const one = Promise.withResolvers<number>();
    begun.push(one);
    return one.promise;
  };
  return { begun, read };
}

test("a hundred who ask while one is under way are answered by one reading, begun after they asked", async () => {
  const together = readTogether<number>();
  const { begun, read } = atWill();
  const first = together("a", read);
  const others = Array.from({ length: 100 }, () => together("a", read));
  expect(begun).toHaveLength(1);
  begun[0]?.resolve(1);
  expect(await first).toBe(1);
  await expect.poll(() => begun.length).toBe(2);
  const late = together("a", read);
  begun[1]?.resolve(2);
  expect(await Promise.all(others)).toEqual(Array.from({ length: 100 }, () => 2));
  await expect.poll(() => begun.length).toBe(3);
  begun[2]?.resolve(3);
  expect(await late).toBe(3);
  const after = together("a", read);
  expect(begun).toHaveLength(4);
  begun[3]?.resolve(4);
  expect(await after).toBe(4);
});

test("one that fails tells those who asked for it, and the next begins all the same", async () => {
  const together = readTogether<number>();
  const { begun, read } = atWill();
  const [first, second] = [together("a", read), together("a", read)];
  begun[0]?.reject(new Error("no database"));
  await expect(first).rejects.toThrow("no database");
  await expect.poll(() => begun.length).toBe(2);
  begun[1]?.resolve(2);
  expect(await second).toBe(2);
});

test("two names do not wait for each other", async () => {
  const together = readTogether<number>();
  const { begun, read } = atWill();
  const [one, other] = [together("a", read), together("b", read)];
  expect(begun).toHaveLength(2);
  begun[1]?.resolve(2);
  expect(await other).toBe(2);
  begun[0]?.resolve(1);
  expect(await one).toBe(1);
});
