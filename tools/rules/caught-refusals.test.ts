import { expect, test } from "vitest";
import { saidOf } from "../testing/fixture.ts";
import { caughtRefusals } from "./caught-refusals.ts";

const text = "try { await save(); } catch (error) { if (!(error instanceof AppError)) throw error; }";

test.each(["features/ledger/counters/move.ts", "frames/door/page.tsx"])("a refusal caught in %s", (path) => {
  expect(saidOf(caughtRefusals, { [`apps/platform/src/${path}`]: text })).toEqual([
    expect.stringContaining("A refusal is caught by hand"),
  ]);
});

test("the kernel and the web recognise refusals, tests look at them, and other errors are caught", () => {
  const said = saidOf(caughtRefusals, {
    "apps/platform/src/kernel/recover-refusal.ts": text,
    "apps/platform/src/web/errors/refusal.ts": text,
    "apps/platform/src/features/ledger/counters/move.test.ts": text,
    "apps/platform/src/features/ledger/counters/card.ts": text.replace("AppError", "CardError"),
  });
  expect(said).toEqual([]);
});
