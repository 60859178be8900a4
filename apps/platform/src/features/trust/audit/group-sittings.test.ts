import { expect, test } from "vitest";
import { parseId } from "../../../kernel/ids.ts";
import type { JournalEntry } from "./entry.ts";
import { groupSittings } from "./group-sittings.ts";

let position = 1000;
const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 9, minute));

/** Newest first, as the journal reads. */
function look(minute: number, more: Partial<JournalEntry> = {}): JournalEntry {
  position -= 1;
  return {
    id: String(position),
    position,
    at: at(minute),
    actor: { kind: "staff", id: "camille", label: "Camille Lefèvre" },
    action: "enrolment.person_consulted",
    personId: parseId<"person">("11111111-1111-4111-8111-111111111111"),
    data: { purpose: "help_at_desk" },
    ...more,
  };
}

const spans = (entries: readonly JournalEntry[]) =>
  groupSittings(entries).map(({ since, at: until }) => [since?.getUTCMinutes(), until.getUTCMinutes()]);

test("pages opened one after the other read as one line, from the first to the last", () => {
  expect(spans([look(29), look(16), look(2)])).toEqual([[2, 29]]);
});

test("looking again after more than a quarter of an hour is another time", () => {
  expect(spans([look(40), look(24), look(20)])).toEqual([
    [undefined, 40],
    [20, 24],
  ]);
});

test("what was done meanwhile keeps its line, and the sitting goes on", () => {
  const done = look(5, { action: "identity.element_validated", data: { element: "address" } });
  expect(groupSittings([look(9), done, look(2)]).map(({ action }) => action)).toEqual([
    "enrolment.person_consulted",
    "identity.element_validated",
  ]);
});

test.each([
  ["agent", { actor: { kind: "staff", id: "omar", label: "Omar" } }],
  ["agent of another authority, lent", { actor: { kind: "staff", id: "camille", delegationId: "d" } }],
  ["purpose", { data: { purpose: "check" } }],
  ["document", { action: "evidence.document_opened", data: { purpose: "help_at_desk", document: "d" } }],
  ["person", { personId: parseId<"person">("22222222-2222-4222-8222-222222222222") }],
] satisfies [string, Partial<JournalEntry>][])("another %s is another line", (_, other) => {
  expect(spans([look(9), look(6, other), look(2)])).toEqual([
    [2, 9],
    [undefined, 6],
  ]);
});

test("the same act twice is twice, and so is what a program reads", () => {
  const refused = { action: "identity.element_refused", data: { element: "address" } };
  expect(groupSittings([look(9, refused), look(6, refused)])).toHaveLength(2);
  const program = { actor: { kind: "client", id: "bus" } } satisfies Partial<JournalEntry>;
  expect(groupSittings([look(9, program), look(6, program)])).toHaveLength(2);
});
