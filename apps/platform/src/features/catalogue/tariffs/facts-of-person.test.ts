import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../../kernel/civil-date.ts";
import type { Element } from "../../identity/identity/index.ts";
import { findQuotientForDay, listDatedQuotients } from "./facts-of-person.ts";

interface Recorded {
  readonly value: number;
  /** Instant. */
  readonly at: string;
  /** "2026-12": of a register. */
  readonly month?: string;
  readonly state: "validated" | "superseded";
}

const element = ({ value, at, month, state }: Recorded): Element =>
  ({
    name: "family_quotient",
    value,
    state,
    provenance: { method: month ? "register" : "document", at, ...(month ? { register: { month } } : {}) },
  }) as unknown as Element;
const countedOn = (recorded: readonly Recorded[], day: string) =>
  findQuotientForDay({ quotients: listDatedQuotients(recorded.map(element)) }, day)?.quotient;

describe("the quotient of a day", () => {
  const document = { value: 742, at: "2026-12-01T08:00:00Z", state: "superseded" } as const;

  test("is the one shown, when a register answers on the day that a document was checked", () => {
    const register = {
      value: 698,
      at: "2026-12-01T09:00:00Z",
      month: "2026-12",
      state: "validated",
    } as const;
    for (const recorded of [
      [document, register],
      [register, document],
    ])
      expect(countedOn(recorded, "2026-12-01")).toBe(698);
  });

  test("is the one shown, when a register answers for a month that began before the document was checked", () => {
    const register = {
      value: 698,
      at: "2026-12-05T09:00:00Z",
      month: "2026-11",
      state: "validated",
    } as const;
    const recorded = [document, register];
    expect(countedOn(recorded, "2026-11-30")).toBe(698);
    expect(countedOn(recorded, "2026-12-04")).toBe(742);
    expect(countedOn(recorded, "2026-12-05")).toBe(698);
  });

  test("stays the former one until the month of a register that answers early: no day is without one", () => {
    const register = {
      value: 698,
      at: "2026-12-05T09:00:00Z",
      month: "2027-01",
      state: "validated",
    } as const;
    expect(countedOn([document, register], "2026-12-31")).toBe(742);
    expect(countedOn([document, register], "2027-01-01")).toBe(698);
  });

  test("is the last one known, the same whatever the order in which the history is read", () => {
    const recorded = fc.array(
      fc.record({
        value: fc.integer({ min: 0, max: 2_000 }),
        at: fc.integer({ min: 0, max: 200 }).map((day) => `${addDays("2026-09-01", day)}T08:00:00Z`),
        month: fc.option(fc.constantFrom("2026-09", "2026-11", "2027-01"), { nil: undefined }),
        state: fc.constant("superseded" as const),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(recorded, fc.integer({ min: 0, max: 250 }), (history, offset) => {
        const day = addDays("2026-09-01", offset);
        const distinct = [...new Map(history.map((one) => [one.at, one])).values()];
        const quotients = listDatedQuotients(distinct.map((one) => element(toRecorded(one))));
        expect(listDatedQuotients(distinct.toReversed().map((one) => element(toRecorded(one))))).toEqual(
          quotients,
        );
        // Whatever came before, the last one known is the one charged, once its month has begun.
        const last = distinct.toSorted((one, other) => one.at.localeCompare(other.at)).at(-1);
        const begins = last?.month === undefined ? last?.at.slice(0, 10) : `${last.month}-01`;
        if (last && begins !== undefined && begins <= day && last.at.slice(0, 10) <= day)
          expect(findQuotientForDay({ quotients }, day)?.quotient).toBe(last.value);
      }),
    );
  });
});

const toRecorded = ({ month, ...one }: Omit<Recorded, "month"> & { readonly month: string | undefined }) =>
  month === undefined ? one : { ...one, month };
