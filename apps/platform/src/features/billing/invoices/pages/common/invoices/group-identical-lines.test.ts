import fc from "fast-check";
import { expect, test } from "vitest";
import { parseId } from "../../../../../../kernel/ids.ts";
import type { InvoiceLine } from "../../../index.ts";
import { formatLineDays, groupIdenticalLines } from "./group-identical-lines.ts";

const aLine = (over: Partial<InvoiceLine>, index = 0): InvoiceLine => ({
  transferId: parseId<"counterTransfer">(`0190a000-0000-7000-8000-${String(index).padStart(12, "0")}`),
  counterId: parseId<"counter">("0190a000-0000-7000-8000-00000000000a"),
  accountId: parseId<"counterAccount">("0190a000-0000-7000-8000-00000000000b"),
  memberId: null,
  member: "",
  service: { fr: "Cantine", en: "School meals" },
  day: "2026-03-02",
  label: null,
  quantity: 1,
  unitCents: 320,
  cents: 320,
  why: null,
  ...over,
});

test("thirteen meals at one price are one row that names each day", () => {
  const days = [2, 3, 5, 6, 9, 10, 12, 13, 16, 17, 19, 20, 23];
  const lines = days.map((number, index) =>
    aLine({ day: `2026-03-${String(number).padStart(2, "0")}` }, index),
  );
  const [row, ...others] = groupIdenticalLines(lines, "fr");
  expect(others).toEqual([]);
  expect(row).toMatchObject({ subject: "Cantine", quantity: 13, unitCents: 320, cents: 4160 });
  expect(formatLineDays(row?.days ?? [], "fr")).toBe(
    "2, 3, 5, 6, 9, 10, 12, 13, 16, 17, 19, 20 et 23 mars 2026",
  );
});

test("another price, another label, or what was given back, is another row", () => {
  const lines = [
    aLine({}, 1),
    aLine({ unitCents: 410, cents: 410 }, 2),
    aLine({ label: "Pique-nique" }, 3),
    aLine({ unitCents: -320, cents: -320 }, 4),
    aLine({ day: "2026-03-03" }, 5),
  ];
  expect(groupIdenticalLines(lines, "fr").map(({ subject, quantity }) => [subject, quantity])).toEqual([
    ["Cantine", 2],
    ["Cantine", 1],
    ["Cantine, Pique-nique", 1],
    [expect.stringContaining("Cantine"), 1],
  ]);
});

test("days of two months name each month, and the first of a month by its rank", () => {
  const days = ["2026-02-26", "2026-02-27", "2026-03-01"];
  expect(formatLineDays(days, "fr")).toBe("26 et 27 février 2026, 1er mars 2026");
  expect(formatLineDays(days, "en")).toBe("26 and 27 February 2026, 1 March 2026");
});

test("whatever the lines, quantities and amounts stay the same in all", () => {
  const lines = fc.array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 9 }),
      unitCents: fc.constantFrom(-320, 0, 320, 410),
      label: fc.constantFrom(null, "Pique-nique"),
      number: fc.integer({ min: 1, max: 28 }),
    }),
  );
  fc.assert(
    fc.property(lines, (drawn) => {
      const all = drawn.map(({ number, quantity, unitCents, label }, index) =>
        aLine(
          {
            quantity,
            unitCents,
            label,
            cents: quantity * unitCents,
            day: `2026-03-${String(number).padStart(2, "0")}`,
          },
          index,
        ),
      );
      const rows = groupIdenticalLines(all, "fr");
      const sum = (list: readonly { readonly quantity: number; readonly cents: number }[]) => [
        list.reduce((total, { quantity }) => total + quantity, 0),
        list.reduce((total, { cents }) => total + cents, 0),
      ];
      expect(sum(rows)).toEqual(sum(all));
      for (const row of rows) expect(row.cents).toBe(row.quantity * row.unitCents);
    }),
  );
});
