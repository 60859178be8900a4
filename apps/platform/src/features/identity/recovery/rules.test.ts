import fc from "fast-check";
import { expect, test } from "vitest";
import { isNamesake } from "../../../kernel/namesake.ts";
import { hasActsByOthers, hasColleagueRequirement, isTooOften, sortNewestFirst } from "./rules.ts";

const letters = fc.string({ unit: fc.constantFrom(..."abcdeéèç"), minLength: 1, maxLength: 12 });

test("nobody to tell: never one agent alone, whatever their names", () => {
  fc.assert(
    fc.property(letters, fc.array(letters), (agentName, familyNames) =>
      hasColleagueRequirement({ hasChannel: false, isLent: false, agentName, familyNames }),
    ),
  );
});

test("somebody lent by another authority is never alone either", () => {
  fc.assert(
    fc.property(fc.boolean(), letters, fc.array(letters), (hasChannel, agentName, familyNames) =>
      hasColleagueRequirement({ hasChannel, isLent: true, agentName, familyNames }),
    ),
  );
});

test("addresses are given back from the last one that opened the account, whatever the order they are read in", () => {
  const times = fc.array(fc.option(fc.date({ noInvalidDate: true })));
  fc.assert(
    fc.property(times, (all) => {
      const sorted = sortNewestFirst(all.map((effective_at) => ({ effective_at })));
      const told = sorted.map(({ effective_at }) => effective_at?.getTime() ?? 0);
      return told.every((time, at) => at === 0 || time <= (told[at - 1] ?? 0));
    }),
  );
});

test("who bears the person's name needs a colleague, whatever the accents, capitals and given names", () => {
  fc.assert(
    fc.property(letters, letters, letters, (given, name, other) => {
      const agentName = `${given} ${name.toUpperCase()}`;
      return hasColleagueRequirement({
        hasChannel: true,
        isLent: false,
        agentName,
        familyNames: [other, name],
      });
    }),
  );
  expect(isNamesake("Anne-Marie LE GOFF", ["Le Goff"])).toBe(true);
  expect(isNamesake("Camille Martinez", ["Martin", ""])).toBe(false);
});

test("more counts only make it more often", () => {
  fc.assert(
    fc.property(fc.nat(20), fc.nat(20), (ofPerson, ofAgent) => {
      const refused = isTooOften({ ofPerson, ofAgent });
      return (
        !refused ||
        (isTooOften({ ofPerson: ofPerson + 1, ofAgent }) && isTooOften({ ofPerson, ofAgent: ofAgent + 1 }))
      );
    }),
  );
});

test("a minor never comes alone; an adult does, under curatelle, with a mandate, or when a guardianship does not count", () => {
  const today = "2026-11-24";
  const guarded = { kind: "guardianship", state: "validated" } as const;
  const acts = (...representedBy: Parameters<typeof hasActsByOthers>[0]["representedBy"]) =>
    hasActsByOthers({ isAdult: true, representedBy, today });
  expect(hasActsByOthers({ isAdult: false, representedBy: [], today })).toBe(true);
  expect(acts(guarded)).toBe(true);
  expect(acts({ ...guarded, until: today })).toBe(true);
  expect(acts({ ...guarded, until: "2026-11-23" })).toBe(false);
  expect(acts({ ...guarded, state: "declared" })).toBe(false);
  expect(acts({ ...guarded, measure: "curatelle" })).toBe(false);
  expect(acts({ ...guarded, kind: "mandate" })).toBe(false);
});
