import { noCertificates, readCode, verifyCode } from "@ardeco/two-d-doc";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readClaims } from "./rules/claims.ts";
import { compare } from "./rules/compare.ts";
import { listAcceptedElements, usualPolicy } from "./rules/policy.ts";
import { aBillCode, billFields } from "./testing/sealed-documents.ts";

const trust = {
  list: null,
  certificates: noCertificates,
  revocations: null,
  allowTest: true,
  now: new Date("2026-11-24T12:00:00Z"),
};
const said = {
  names: { given: "Jeanne", family: "Martin" },
  address: { street_address: "12 rue Saint-Jean", postal_code: "14000", locality: "Caen", country: "FR" },
};

/** What a machine accepts of this code for Jeanne, on 24 November 2026. */
async function accepted(literal: string, facts: { replayed?: boolean; today?: string } = {}) {
  const verdict = await verifyCode(literal, trust);
  if (!verdict.valid) return [];
  const { type, emittedOn, signedOn } = verdict.code;
  const compared = compare(readClaims(type, verdict.fields), said);
  const same = new Set(compared.filter(({ outcome }) => outcome === "same").map(({ part }) => part));
  const datedOn = (emittedOn ?? signedOn)?.toISOString().slice(0, 10) ?? null;
  const found = { type, datedOn, replayed: facts.replayed === true, same };
  return listAcceptedElements(usualPolicy, found, facts.today ?? "2026-11-24");
}

test("her bill is accepted for her address, and for nothing else", async () => {
  expect(await accepted(aBillCode())).toEqual(["address"]);
});

test("one character changed anywhere, and nothing is accepted", async () => {
  const literal = aBillCode();
  await fc.assert(
    fc.asyncProperty(fc.nat(literal.length - 1), fc.integer({ min: 32, max: 126 }), async (at, letter) => {
      const changed = literal.slice(0, at) + String.fromCharCode(letter) + literal.slice(at + 1);
      fc.pre(changed !== literal);
      expect(await accepted(changed)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

const other = fc.stringMatching(/^[A-Z0-9 ]{1,20}$/).filter((text) => text.trim() !== "");

test("a genuine bill that says one thing otherwise, and nothing is accepted", async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom("10", "22", "24", "25", "26"), other, async (id, text) => {
      const was = billFields.find(([one]) => one === id)?.[1] ?? "";
      const value =
        was.length === text.length || !["24", "26"].includes(id)
          ? text
          : text.padEnd(was.length, "X").slice(0, was.length);
      const plain = (one: string) => one.replace(/\s+/g, " ").trim();
      fc.pre(plain(value) !== plain(was));
      const fields = billFields.map(([one, before]) => [one, one === id ? value : before] as const);
      expect(await accepted(aBillCode({ fields }))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test("too old, of tomorrow, replayed, without a date, of another type: nothing is accepted", async () => {
  expect(await accepted(aBillCode(), { replayed: true })).toEqual([]);
  expect(await accepted(aBillCode(), { today: "2027-02-02" })).toEqual(["address"]);
  expect(await accepted(aBillCode(), { today: "2027-02-03" })).toEqual([]);
  expect(await accepted(aBillCode(), { today: "2026-11-01" })).toEqual([]);
  expect(await accepted(aBillCode({ type: "02" }))).toEqual([]);
  const undated = aBillCode({ emittedOn: null });
  expect(readCode(undated).emittedOn).toBeNull();
  const none = { type: "01", datedOn: null, replayed: false, same: new Set(["names", "address"]) };
  expect(listAcceptedElements(usualPolicy, none, "2026-11-24")).toEqual([]);
  const found = { ...none, datedOn: "2026-11-02" };
  expect(listAcceptedElements([{ type: "01", maxAgeMonths: 0 }], found, "2026-11-24")).toEqual([]);
});
