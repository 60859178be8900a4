import type { ElementRequest } from "@ardeco/contracts";
import { parseServiceDefinition } from "@ardeco/contracts";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AppError } from "../../../kernel/errors.ts";
import { asks, type ConsentStory, consentStory, type Someone, says } from "../../../testing/consents.ts";
import { aDefinition } from "../../../testing/services.ts";
import { mergeDecision, selectReleasableRequests } from "./rules.ts";

// Nothing undeclared ever leaves: for any published definition and any decision, released ⊆ granted ∩
// published.

const names = [
  "given_name",
  "family_name",
  "birthdate",
  "email",
  "phone_number",
  "address",
  "family_quotient",
  "allergies",
  "age_over_18",
  "age_under_25",
  "age_in_years",
  "lives_in_14118",
  "lives_in_200065597",
  "family_quotient_bracket",
];

const aRequest = (element: string): fc.Arbitrary<ElementRequest> =>
  fc
    .record({
      required: fc.boolean(),
      retentionDays: fc.integer({ min: 0, max: 3 }),
      purpose: fc.constantFrom({ fr: "Un.", en: "One." }, { fr: "Deux.", en: "Two." }),
      brackets: fc.constantFrom<number[]>([400, 800], [500]),
    })
    .map(({ brackets, ...facts }) =>
      element === "family_quotient_bracket"
        ? asks(element, { ...facts, form: "bracket", brackets })
        : asks(element, facts),
    );

const someRequests = fc
  .subarray(names)
  .chain((chosen) => fc.tuple(...chosen.map(aRequest)))
  .map((requests): readonly ElementRequest[] => requests);

const elementsOf = (requests: readonly ElementRequest[]) => requests.map(({ element }) => element);

type Answer = "yes" | "no" | "silence";

/** Mostly sensible answers to these requests, and now and then one that nobody asked for. */
const answering = (requests: readonly ElementRequest[]) => {
  const answers = requests.map(({ required }) =>
    fc.oneof(
      { weight: required ? 20 : 4, arbitrary: fc.constant<Answer>("yes") },
      { weight: 1, arbitrary: fc.constantFrom<Answer>("no", "silence") },
    ),
  );
  const strange = fc.oneof(
    { weight: 20, arbitrary: fc.constant<string[]>([]) },
    { weight: 1, arbitrary: fc.subarray(names, { maxLength: 1 }) },
  );
  return fc.tuple(fc.tuple(...answers), strange).map(([given, unasked]) => {
    const said = (answer: Answer) => elementsOf(requests.filter((_, index) => given[index] === answer));
    return { granted: [...said("yes"), ...unasked], refused: said("no") };
  });
};

/** What is asked, what is answered to it, and what is asked and answered later. */
const aStory = (requests: fc.Arbitrary<readonly ElementRequest[]>) =>
  fc.tuple(requests, requests).chain(([first, second]) =>
    fc.record({
      first: fc.constant(first),
      second: fc.constant(second),
      answer: answering(first),
      later: answering(first),
    }),
  );

test("whatever is asked and answered, the rule lets out only what was granted and is still published", () => {
  fc.assert(
    fc.property(aStory(someRequests), ({ first: agreedThen, second: publishedNow, answer }) => {
      const decided = mergeDecision(agreedThen, { agreed: [], refused: [] }, answer);
      fc.pre(decided.ok);
      const out = elementsOf(selectReleasableRequests(decided.agreed, publishedNow));
      for (const name of out) {
        expect(answer.granted).toContain(name);
        expect(answer.refused).not.toContain(name);
        expect(elementsOf(agreedThen)).toContain(name);
        expect(elementsOf(publishedNow)).toContain(name);
      }
      for (const { element, required } of agreedThen)
        if (required) expect(elementsOf(decided.agreed)).toContain(element);
    }),
    { numRuns: 500 },
  );
});

test("a second decision never brings back what it refuses, nor adds what nobody said yes to", () => {
  fc.assert(
    fc.property(aStory(someRequests), ({ first: requests, answer: first, later: second }) => {
      const before = mergeDecision(requests, { agreed: [], refused: [] }, first);
      fc.pre(before.ok);
      const after = mergeDecision(requests, before, second);
      fc.pre(after.ok);
      for (const name of elementsOf(after.agreed)) {
        expect([...first.granted, ...second.granted]).toContain(name);
        expect(second.refused).not.toContain(name);
      }
    }),
    { numRuns: 500 },
  );
});

let story: ConsentStory;
let leo: Someone;

beforeAll(async () => {
  story = await consentStory();
  leo = await story.leo();
});
afterAll(() => story?.house.close());

test("and so does the whole house, through PostgreSQL, before and after a new version", async () => {
  const published = someRequests.filter(
    (requests) => parseServiceDefinition(aDefinition({ requests: [...requests] })).ok,
  );
  let released = 0;
  await fc.assert(
    fc.asyncProperty(aStory(published), async ({ first, second, answer: { granted, refused } }) => {
      const service = await story.a("Service", [...first]);
      const given = await says({ granted, refused }, leo, service).catch((error: unknown) => error);
      if (given instanceof AppError) {
        expect(given.code).toMatch(/^consent\./);
        return;
      }
      const check = async (asked: readonly ElementRequest[]) => {
        const values = await story.valuesOf(leo, service);
        released += Object.keys(values).length;
        for (const name of Object.keys(values)) {
          expect(granted).toContain(name);
          expect(elementsOf(asked)).toContain(name);
        }
      };
      await check(first);
      await story.revise(service, [...second]);
      await check(second);
    }),
    { numRuns: 25 },
  );
  expect(released).toBeGreaterThan(0);
}, 240_000);
