import { expect, test, vi } from "vitest";
import type { DecodingProcess } from "./decoding-process.ts";
import { openSlot } from "./slot.ts";

function aProcess() {
  let end = () => {};
  const gone = new Promise<void>((resolve) => {
    end = resolve;
  });
  const decoding: DecodingProcess = {
    gone,
    kill: () => gone,
    ask: () => Promise.reject(new Error("unasked")),
  };
  return { decoding, end };
}

test("a process that dies while nobody uses it is replaced: no file is said to be damaged for it", async () => {
  const [first, second] = [aProcess(), aProcess()];
  const start = vi.fn<() => Promise<DecodingProcess>>();
  start.mockResolvedValueOnce(first.decoding).mockResolvedValueOnce(second.decoding);
  const slot = openSlot(start);
  expect(await slot.process()).toBe(first.decoding);
  expect(await slot.process()).toBe(first.decoding);
  first.end();
  await vi.waitFor(async () => expect(await slot.process()).toBe(second.decoding));
  expect(start).toHaveBeenCalledTimes(2);
});

test("a process that did not start is started again for the next file", async () => {
  const { decoding } = aProcess();
  const start = vi.fn<() => Promise<DecodingProcess>>();
  start.mockRejectedValueOnce(new Error("no memory")).mockResolvedValueOnce(decoding);
  const slot = openSlot(start);
  await expect(slot.process()).rejects.toThrow("no memory");
  await vi.waitFor(async () => expect(await slot.process()).toBe(decoding));
});
