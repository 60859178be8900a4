import { expect, test } from "vitest";
import { parseId } from "../../../kernel/ids.ts";
import { fileActs, fileStates } from "./file/file.ts";
import { computeNightStart, isWorkingDay } from "./queue/working-days.ts";
import {
  computeDueDay,
  formatReceiptPrefix,
  isDeskAgent,
  listMissingFields,
  resolveNextState,
  transitions,
} from "./rules.ts";

test("every state but the first is reached, and every state that is not an end leads on", () => {
  const reached = new Set(fileActs.map((act) => transitions[act].to));
  expect(fileStates.filter((state) => !reached.has(state))).toEqual(["draft"]);
  const left = new Set(fileActs.flatMap((act) => transitions[act].from));
  expect(fileStates.filter((state) => !left.has(state))).toEqual(["closed", "withdrawn", "expired"]);
});

test("a person neither reviews, decides, closes nor lets expire", () => {
  const moves = fileActs.filter((act) => fileStates.some((state) => resolveNextState(state, act, "person")));
  expect(moves).toEqual(["submit", "answer", "withdraw"]);
  expect(fileActs.some((act) => fileStates.some((state) => resolveNextState(state, act, "anonymous")))).toBe(
    false,
  );
});

test("the days spent waiting for the person are given back", () => {
  expect(computeDueDay("2026-12-09", "2026-11-26", "2026-12-03")).toBe("2026-12-16");
  expect(computeDueDay("2026-12-09", "2026-11-26", "2026-11-26")).toBe("2026-12-09");
});

test("a file is complete with who, when, where, and a way to be reached", () => {
  const known = new Set(["given_name", "family_name", "birthdate", "address"] as const);
  const missing = (extra: Partial<Parameters<typeof listMissingFields>[0]>) =>
    listMissingFields({ known, answers: {}, reachedThroughAnother: false, ...extra });
  expect(missing({})).toEqual(["channel"]);
  expect(missing({ answers: { channel: "letter" } })).toEqual([]);
  expect(missing({ reachedThroughAnother: true })).toEqual([]);
  expect(missing({ known: new Set(["email"] as const) })).toEqual([
    "given_name",
    "family_name",
    "birthdate",
    "address",
  ]);
});

test("a role bounded to a desk serves it alone; a service's validator without one serves none", () => {
  const here = parseId<"desk">("11111111-1111-4111-8111-111111111111");
  const there = parseId<"desk">("22222222-2222-4222-8222-222222222222");
  const agent = (role: "validator" | "service_validator" | "auditor", deskId?: typeof here) =>
    ({
      kind: "staff",
      staffId: parseId<"staff">(here),
      label: "Camille",
      roles: [deskId ? { role, deskId } : { role }],
    }) as const;
  expect(isDeskAgent(agent("validator"), there)).toBe(true);
  expect(isDeskAgent(agent("validator", here), there)).toBe(false);
  expect(isDeskAgent(agent("service_validator", here), here)).toBe(true);
  expect(isDeskAgent(agent("service_validator"), here)).toBe(false);
  expect(isDeskAgent(agent("auditor"), here)).toBe(false);
});

test.each([
  ["caen", "CAEN"],
  ["caen-la-mer", "CAENLAMER"],
  ["saint-germain-du-pert", "SAINTGERMAIN"],
  ["trouville-sur-mer", "TROUVILLE"],
  ["l-isle-d-abeau", "LISLEDABEAU"],
  ["3-villages", "A3VILLAGES"],
  ["hautevillesurseineetoise", "HAUTEVILLESU"],
  ["y", "YX"],
])("receipts of %s begin with %s", (slug, prefix) => {
  expect(formatReceiptPrefix(slug)).toBe(prefix);
});

test.each([
  ["a Tuesday morning: since Monday evening", "2026-11-24T08:00:00Z", "2026-11-23T17:00:00.000Z"],
  ["a Monday: since Friday evening", "2026-11-23T08:00:00Z", "2026-11-20T17:00:00.000Z"],
  ["in summer, one hour earlier in UTC", "2026-07-08T08:00:00Z", "2026-07-07T16:00:00.000Z"],
  ["after Easter: since Friday evening", "2026-04-07T08:00:00Z", "2026-04-03T16:00:00.000Z"],
  [
    "just after midnight in Paris: since the evening before",
    "2026-11-23T23:30:00Z",
    "2026-11-23T17:00:00.000Z",
  ],
])("the night's arrivals, %s", (_, now, since) => {
  expect(computeNightStart(new Date(now)).toISOString()).toBe(since);
});

test.each([
  ["Strasbourg, after 26 December 2025", "67", "2025-12-29T08:00:00Z", "2025-12-24T17:00:00.000Z"],
  ["Caen, the same Monday", "14", "2025-12-29T08:00:00Z", "2025-12-26T17:00:00.000Z"],
  ["Metz, after Good Friday", "57", "2026-04-07T08:00:00Z", "2026-04-02T16:00:00.000Z"],
  ["Fort-de-France, after 22 May", "972", "2026-05-23T08:00:00Z", "2026-05-21T16:00:00.000Z"],
])("and the holidays of the département: %s", (_, departement, now, since) => {
  expect(computeNightStart(new Date(now), departement).toISOString()).toBe(since);
});

test.each(["2026-04-06", "2026-05-14", "2026-05-25", "2026-07-14", "2027-03-29", "2026-11-22"])(
  "%s is not a working day",
  (day) => {
    expect(isWorkingDay(day)).toBe(false);
  },
);
