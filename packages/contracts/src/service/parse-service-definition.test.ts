import fc from "fast-check";
import { expect, test } from "vitest";
import { legalBases } from "../codes/legal-bases.ts";
import { parseServiceDefinition } from "./parse-service-definition.ts";
import { elementsToAsk, ruleFacts } from "./rule-facts.ts";

const text = { fr: "Texte", en: "Text" };
const asked = { required: true, purpose: text, legalBasis: "public_task", retentionDays: 0 };
const under25 = { ...asked, element: "age_under_25", form: "derived" };
const bracket = { ...asked, element: "family_quotient_bracket", form: "bracket", brackets: [600, 900] };
const pool = {
  type: "subscription",
  audience: "both",
  channels: ["web", "desk"],
  title: text,
  summary: text,
  requests: [under25, bracket, { ...asked, element: "email", form: "raw" }],
  eligibility: 'insee_code == "14118"',
  stopsAtOnce: true,
  mustBeKept: [],
};

function codes(input: unknown): string[] {
  const result = parseServiceDefinition(input);
  return result.ok ? [] : result.errors.map(({ code, path }) => `${code} ${path}`);
}

test("a service may ask raw elements, derived answers and brackets", () => expect(codes(pool)).toEqual([]));

test.each([
  [
    "an element nobody knows",
    { requests: [{ ...under25, element: "salary" }] },
    "service.unknown_element /requests/0",
  ],
  ["the same element twice", { requests: [under25, under25] }, "service.element_asked_twice /requests/1"],
  [
    "a derived answer as raw",
    { requests: [{ ...under25, form: "raw" }] },
    "service.form_mismatch /requests/0",
  ],
  [
    "brackets out of order",
    { requests: [{ ...bracket, brackets: [9, 6] }] },
    "service.brackets_not_ascending /requests/0",
  ],
  [
    "a purpose without English",
    { requests: [{ ...under25, purpose: { fr: "x" } }] },
    "service.malformed /requests/0/purpose",
  ],
  ["an unknown legal basis", { requests: [{ ...under25, legalBasis: "why not" }] }, "service.malformed"],
  ["a member nobody declared", { tracking: true }, "service.malformed"],
  [
    "keeping what was not asked",
    { mustBeKept: [{ element: "address", law: "CGCT", retentionDays: 1 }] },
    "service.kept_but_not_asked /mustBeKept/0",
  ],
  [
    "a link that leads nowhere",
    { type: "link", requests: [] },
    "service.address_needed /presentation/address",
  ],
  [
    "a link that asks who comes",
    { type: "link", presentation: { address: "https://passeport.example" } },
    "service.asks_nothing /requests",
  ],
  [
    "a highest price under the lowest",
    { presentation: { cost: { from: 399, to: 39 } } },
    "service.cost_not_ascending /presentation/cost/to",
  ],
  ["a theme of one’s own", { presentation: { themes: ["astrology"] } }, "service.malformed"],
  ["a script as an address", { presentation: { address: "javascript:alert(1)" } }, "service.malformed"],
  ["a late stop without the reason", { stopsAtOnce: false }, "service.owed_text_needed /owedText"],
])("%s is refused", (_, change, expected) => {
  expect(codes({ ...pool, ...change }).some((error) => error.startsWith(expected))).toBe(true);
});

test("every legal basis of the published list may be given", () => {
  for (const legalBasis of Object.keys(legalBases)) {
    expect(codes({ ...pool, requests: [{ ...under25, legalBasis }] })).toEqual([]);
  }
});

test("any input is answered", () => {
  fc.assert(fc.property(fc.anything(), (input) => !parseServiceDefinition(input).ok));
});

test("a rule is told the commune of an address, and asks for the address when it lacks it", () => {
  const address = { street_address: "1 rue Froide", postal_code: "14000", locality: "Caen", country: "FR" };
  expect(ruleFacts({ address: { ...address, insee_code: "14118" } }, "2026-11-24")).toMatchObject({
    insee_code: "14118",
  });
  expect(elementsToAsk(["insee_code", "country", "birthdate", "constructor"])).toEqual([
    "address",
    "birthdate",
  ]);
});
