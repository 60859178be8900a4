import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Logos } from "./logo.ts";
import { computeGestureResult, computeProposalResult, gestures, hasSvgContent } from "./rules.ts";

type One = { readonly digest: string };
const one = fc.constantFrom("a", "b", "c").map((digest) => ({ digest }));
const some = fc.option(one, { nil: undefined });
/** Any set that gestures can lead to: what is proposed is never what is shown. */
const logos: fc.Arbitrary<Logos<One>> = fc
  .record({ proposed: some, shown: some, former: some })
  .filter(({ proposed, shown }) => proposed === undefined || proposed.digest !== shown?.digest);
const gesture = fc.constantFrom(...gestures);

describe("a gesture on a logo", () => {
  test("published or removed twice is done once, and no gesture brings a picture that was not there", () => {
    fc.assert(
      fc.property(logos, gesture, one, (now, name, { digest }) => {
        const next = computeGestureResult(now, { gesture: name, digest });
        if (typeof next === "string") return;
        const had = [now.proposed, now.shown, now.former];
        for (const kept of [next.proposed, next.shown, next.former].filter(Boolean))
          expect(had).toContain(kept);
        if (next.proposed) expect(next.proposed.digest).not.toBe(next.shown?.digest);
        const again = computeGestureResult(next, { gesture: name, digest });
        if (name !== "restore" && name !== "drop") expect(again).toBe("same");
      }),
    );
  });

  test("what is removed or replaced is put back by one more", () => {
    fc.assert(
      fc.property(logos, (now) => {
        const { shown } = now;
        if (!shown) return;
        const removed = computeGestureResult(now, { gesture: "remove", digest: shown.digest });
        if (typeof removed === "string") throw new Error(removed);
        const back = computeGestureResult(removed, { gesture: "restore", digest: shown.digest });
        expect(typeof back === "string" ? back : back.shown).toEqual(shown);
      }),
    );
  });

  test("on another picture than the one looked at, nothing is done", () => {
    fc.assert(
      fc.property(logos, gesture, (now, name) => {
        const next = computeGestureResult(now, { gesture: name, digest: "z" });
        expect(["meanwhile", "same"]).toContain(next);
      }),
    );
  });

  test("a picture sent again while it is shown is nothing to publish", () => {
    const shown = { digest: "a" };
    expect(computeProposalResult({ shown, proposed: { digest: "b" } }, { digest: "a" })).toEqual({
      shown,
      former: undefined,
      proposed: undefined,
    });
  });
});

test("a file that begins with blanks without an end is no drawing, and is read once", () => {
  // Time of the processor, not of the clock: the machine does other things.
  const began = process.threadCpuUsage();
  expect(hasSvgContent(Buffer.from("\ufeff".repeat(85)))).toBe(false);
  expect(process.threadCpuUsage(began).user).toBeLessThan(1_000_000);
});

test.each(["<svg>", "\ufeff <?xml version='1.0'?><svg/>", "<!-- a --><svg/>", "  <!DOCTYPE svg PUBLIC"])(
  "%s is told as a drawing",
  (text) => {
    expect(hasSvgContent(Buffer.from(text))).toBe(true);
  },
);
