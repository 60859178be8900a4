import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareWaiting, NO_DUE_DAY, toKindPlace, type WaitingPlace } from "../../../kernel/waiting.ts";
import { mergeWaiting } from "./merge-waiting.ts";
import { readWaitingCursor, writeWaitingCursor } from "./waiting-cursor.ts";

const days = ["2026-11-23", "2026-11-24", "2026-11-25"];
const key = fc.record({
  dueOn: fc.constantFrom(...days, NO_DUE_DAY),
  since: fc.constantFrom(...days, ...days.map((day) => `${day}T08:00:00.000Z`)),
  id: fc.uuid(),
});
const kinds = ["a.files", "b.letters", "c.pairs"];
const anyRows = fc.array(fc.array(key, { maxLength: 20 }), { minLength: 3, maxLength: 3 });
const way = fc.record({
  order: fc.constantFrom("due" as const, "since" as const),
  isDescending: fc.boolean(),
});

/** What a kind gives: its rows after the place, as many as the page has. */
function readKind(
  rows: readonly Omit<WaitingPlace, "kind">[],
  kind: string,
  {
    order,
    isDescending,
    after,
    limit,
  }: Parameters<typeof readAll>[1] & { after?: WaitingPlace; limit: number },
) {
  const compare = (one: WaitingPlace, other: WaitingPlace) =>
    compareWaiting(one, other, order) * (isDescending ? -1 : 1);
  const placed = rows.map((row) => ({ ...row, kind }));
  // As SQL compares: within its own kind, from the bound that the place gives it.
  const from = after && { ...toKindPlace(after, kind), kind };
  const left = from ? placed.filter((row) => compare(row, from) > 0) : placed;
  return { kind, keys: left.toSorted(compare).slice(0, limit) };
}

function readAll(
  rows: readonly (readonly Omit<WaitingPlace, "kind">[])[],
  asked: { readonly order: "due" | "since"; readonly isDescending: boolean },
  limit: number,
): readonly WaitingPlace[] {
  const seen: WaitingPlace[] = [];
  for (;;) {
    const after = seen.at(-1);
    const read = kinds.map((kind, at) =>
      readKind(rows[at] ?? [], kind, { ...asked, limit, ...(after ? { after } : {}) }),
    );
    const page = mergeWaiting(read, { ...asked, limit });
    if (page.length === 0) return seen;
    seen.push(...page);
  }
}

describe("the rows of all kinds, page by page", () => {
  test("each is there once, in the order asked for, whatever the size of a page", () => {
    fc.assert(
      fc.property(anyRows, way, fc.integer({ min: 1, max: 7 }), (rows, asked, limit) => {
        const seen = readAll(rows, asked, limit);
        const all = rows.flatMap((own, at) => own.map((row) => ({ ...row, kind: kinds[at] ?? "" })));
        const sign = asked.isDescending ? -1 : 1;
        expect(seen).toEqual(all.toSorted((one, other) => compareWaiting(one, other, asked.order) * sign));
      }),
    );
  });

  test("a place is read as it was written, and one that was tampered with is none", () => {
    fc.assert(
      fc.property(key, fc.constantFrom(...kinds), (one, kind) => {
        expect(readWaitingCursor(writeWaitingCursor({ ...one, kind }))).toEqual({ ...one, kind });
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => readWaitingCursor(text) === undefined));
    expect(
      readWaitingCursor("2026-02-30~2026-11-24~a.b~00000000-0000-4000-8000-000000000000"),
    ).toBeUndefined();
    expect(readWaitingCursor("")).toBeUndefined();
  });
});
