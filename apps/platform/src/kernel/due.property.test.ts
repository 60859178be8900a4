import fc from "fast-check";
import { expect, test } from "vitest";
import { type ComingThing, groupComingDays } from "./coming.ts";
import { type DueAct, groupDueActs } from "./due.ts";
import { type PersonId, parseId } from "./ids.ts";

const people: readonly PersonId[] = [1, 2, 3].map((nth) =>
  parseId<"person">(`00000000-0000-4000-8000-00000000000${nth}`),
);
const person = fc.constantFrom(...people);
const day = fc.constantFrom("2026-11-24", "2026-11-30", "2026-12-01");

const dueAct: fc.Arbitrary<DueAct> = fc
  .record({
    id: fc.uuid(),
    forPersonId: person,
    groupKey: fc.constantFrom("a", "b", "c"),
    on: fc.option(day),
  })
  .map(({ on, ...act }) => ({
    ...act,
    kind: "to_do",
    act: "finish",
    title: "",
    groupTitle: "",
    href: "/",
    ...(on === null ? {} : { dueOn: on }),
  }));

test("grouped, no act is lost or told twice, each key is one line, the soonest first, each person named once", () => {
  fc.assert(
    fc.property(fc.array(dueAct), (acts) => {
      const groups = groupDueActs(acts);
      expect(new Set(groups.flatMap((group) => group.acts))).toEqual(new Set(acts));
      expect(groups.flatMap((group) => group.acts)).toHaveLength(acts.length);
      expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length);
      const days = groups.map(({ dueOn }) => dueOn ?? "~");
      expect(days).toEqual(days.toSorted());
      for (const group of groups) {
        expect(group.acts.every(({ groupKey }) => groupKey === group.key)).toBe(true);
        expect(group.personIds).toEqual([...new Set(group.acts.map(({ forPersonId }) => forPersonId))]);
        expect(group.acts.every(({ dueOn = "~" }) => (group.dueOn ?? "~") <= dueOn)).toBe(true);
      }
    }),
  );
});

const coming: fc.Arbitrary<ComingThing> = fc
  .record({
    day: fc.option(day),
    time: fc.constantFrom("9 h", "17 h"),
    title: fc.constantFrom("x", "y"),
    forPersonId: person,
  })
  .map((facts) => ({ ...facts, kind: "booked", href: "/" }));

test("by day, each thing is on the line of its day, hour and title, for everybody that it is for", () => {
  fc.assert(
    fc.property(fc.array(coming), (things) => {
      const days = groupComingDays(things);
      expect(days.map((one) => one.day)).toEqual(
        [...new Set(things.map((one) => one.day))].toSorted((a, b) => ((a ?? "~") < (b ?? "~") ? -1 : 1)),
      );
      const told = days.flatMap(({ day: on, lines }) =>
        lines.flatMap(({ first, personIds }) =>
          personIds.map((id) => [on, first.time, first.title, id].join()),
        ),
      );
      const asked = things.map((one) => [one.day, one.time, one.title, one.forPersonId].join());
      expect(new Set(told)).toEqual(new Set(asked));
      expect(told).toHaveLength(new Set(asked).size);
    }),
  );
});
