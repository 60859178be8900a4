import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addDays, toCivilDate } from "../../../kernel/civil-date.ts";
import { type TestRuntime, testRuntime } from "../../../testing/test-runtime.ts";
import { listElements } from "../identity/index.ts";
import { addRepresentation, endRepresentation, householdsJobs, mayRepresent } from "./index.ts";
import type { RepresentationId, RepresentationKind } from "./representation.ts";
import { isAdult } from "./rules.ts";
import { type Families, families, type Someone } from "./testing/families.ts";

let house: TestRuntime;
let town: Families;
beforeAll(async () => {
  house = await testRuntime([householdsJobs]);
  town = await families(house);
});
afterAll(() => house?.close());

const evidence = {
  parental_authority: "family_record_book",
  guardianship: "court_decision",
  mandate: "mandate",
} as const;
/** The last comes of age during most histories. */
const birthdates = ["1980-05-04", "1982-02-28", "2008-12-10"] as const;

interface Edge {
  readonly id: RepresentationId;
  readonly from: number;
  readonly to: number;
  readonly kind: RepresentationKind;
  readonly until?: string;
  state: "declared" | "validated" | "ended";
}

const person = fc.integer({ min: 0, max: birthdates.length - 1 });
const step = fc.oneof(
  fc.record({
    do: fc.constant("declare" as const),
    from: person,
    to: person,
    kind: fc.constantFrom("parental_authority" as const, "guardianship" as const, "mandate" as const),
    days: fc.integer({ min: 0, max: 30 }),
    validated: fc.boolean(),
  }),
  fc.record({ do: fc.constantFrom("validate" as const, "end" as const), which: fc.nat({ max: 3 }) }),
  fc.record({ do: fc.constant("wait" as const), days: fc.integer({ min: 1, max: 20 }) }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

it("whatever the history, somebody acts for another exactly when a live edge says so, and reads nothing otherwise", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 10, size: "max" }), async (history) => {
      house.clock.set("2026-11-24T11:00:00Z");
      const people = await Promise.all(
        birthdates.map((date, which) => town.someone("Dominique".slice(which), date)),
      );
      const edges: Edge[] = [];
      for (const one of history) await play(one, people, edges);
      for (const [from, who] of people.entries()) {
        for (const [to, whom] of people.entries()) {
          const between = edges.filter((edge) => edge.from === from && edge.to === to);
          if (from !== to) await expectAsModelled(who, whom, birthdates[to] ?? "", between);
        }
      }
    }),
    { numRuns: 100 },
  );
}, 300_000);

const today = () => toCivilDate(house.clock.now());

async function play(one: Step, people: readonly Someone[], edges: Edge[]): Promise<void> {
  if (one.do === "wait") return house.clock.advance(one.days * 86_400_000);
  if (one.do === "declare") return declare(one, people, edges);
  const edge = edges[one.which];
  if (!edge || edge.state === "ended") return;
  if (one.do === "end") {
    await endRepresentation(town.agent, { id: edge.id });
    edge.state = "ended";
  } else if (edge.state === "declared" && !(edge.kind === "mandate" && (edge.until ?? "") < today())) {
    await town.validate(edge.id, evidence[edge.kind]);
    edge.state = "validated";
  }
}

async function declare(
  { from, to, kind, days, validated }: Extract<Step, { do: "declare" }>,
  people: readonly Someone[],
  edges: Edge[],
): Promise<void> {
  const [who, whom] = [people[from], people[to]];
  if (!who || !whom || from === to) return;
  const until = kind === "mandate" ? { until: addDays(today(), days) } : {};
  const id = await town.agent.transaction((tx) =>
    addRepresentation(tx, town.agent, {
      representativeId: who.personId,
      representedId: whom.personId,
      kind,
      ...until,
    }),
  );
  // Declared again while live: the same edge, as it was.
  if (edges.some((edge) => edge.id === id)) return;
  edges.push({ id, from, to, kind, state: "declared", ...until });
  if (validated) await play({ do: "validate", which: edges.length - 1 }, people, edges);
}

async function expectAsModelled(
  who: Someone,
  whom: Someone,
  birthdate: string,
  between: readonly Edge[],
): Promise<void> {
  const valid = between.filter((edge) => edge.state === "validated" && (edge.until ?? "9999") >= today());
  const live = valid.some((edge) => edge.kind !== "parental_authority" || !isAdult(birthdate, today()));
  expect(await town.may(who, whom.personId)).toBe(live);
  // Asked by a job, which row-level security lets read everything: the rule alone answers.
  const system = house.system(town.authorityId);
  const asked = { personId: who.personId, forPersonId: whom.personId };
  expect(await system.transaction((tx) => mayRepresent(tx, system, asked))).toBe(live);
  const seen = await who.transaction((tx) => listElements(tx, who, whom.personId));
  if (live) expect(seen).not.toEqual([]);
  if (valid.length === 0) expect(seen).toEqual([]);
}

it("majority comes on the civil day eighteen years after, whatever the date of birth", () => {
  const days = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays("1930-01-01", count));
  fc.assert(
    fc.property(days, (birthdate) => {
      const year = Number(birthdate.slice(0, 4)) + 18;
      const same = `${year}${birthdate.slice(4)}`;
      // 29 February does not exist eighteen years later: 1 March.
      const day = addDays(addDays(same, -1), 1) === same ? same : `${year}-03-01`;
      expect(isAdult(birthdate, day)).toBe(true);
      expect(isAdult(birthdate, addDays(day, -1))).toBe(false);
    }),
  );
});
