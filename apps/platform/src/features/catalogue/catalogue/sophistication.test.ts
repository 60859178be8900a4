import { randomUUID } from "node:crypto";
import { studiedServices } from "@ardeco/contracts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parseId } from "../../../kernel/ids.ts";
import { aDefinition } from "../../../testing/services.ts";
import { computeCatalogueGrade, computeServiceGrade, type OfferedService, studiedCities } from "./index.ts";

const address = "https://passeport.ants.gouv.fr/";
const form = "https://caen.example/formulaire.pdf";
const needed = (more: object) => [{ label: { fr: "Carte grise", en: "Registration" }, ...more }];

test.each([
  ["a page of information", { type: "information" as const }, false, 1, "no_form"],
  [
    "a request at the desk, with a form to print",
    { channels: ["desk"] as const, presentation: { form } },
    false,
    2,
    "no_form",
  ],
  [
    "a link to the State’s service",
    { type: "link" as const, presentation: { address } },
    false,
    3,
    "unknown_elsewhere",
  ],
  ["an online form that nobody’s application receives", {}, false, 3, "no_application"],
  ["an online form whose application answers", {}, true, 4, "not_paid_online"],
  [
    "the same, paid online, with a paper to bring",
    { presentation: { paidOnline: true, documents: needed({}) } },
    true,
    4,
    "papers_to_show",
  ],
  [
    "paid online, its paper being proven once at enrolment",
    { presentation: { paidOnline: true, documents: needed({ kind: "proof_of_address" }) } },
    true,
    5,
    undefined,
  ],
])("%s", (_, facts, hasApplication, level, missing) => {
  const definition = aDefinition({
    ...facts,
    channels: [...("channels" in facts ? facts.channels : ["web" as const])],
  });
  const graded = computeServiceGrade(definition, { hasApplication });
  expect([graded.level, graded.missing]).toEqual([level, missing]);
});

const offered = (
  studied: keyof typeof studiedServices,
  type: "information" | "subscription",
): OfferedService => ({
  id: parseId<"service">(randomUUID()),
  providerId: parseId<"authority">(randomUUID()),
  slug: studied.replaceAll("_", "-"),
  status: "published",
  version: 1,
  changedOn: "2026-11-24",
  definition: aDefinition({ type, presentation: { studied } }),
});

test("an authority's score is the mean over the 17 named services; the better of two counts, none counts 0", () => {
  const services = [
    offered("library", "subscription"),
    offered("library", "information"),
    offered("risks", "information"),
  ];
  const { services: graded, score } = computeCatalogueGrade(services, ({ slug }) => slug === "library");
  expect(graded).toHaveLength(17);
  expect(score).toBeCloseTo((4 + 1) / 17);
  expect(
    graded.filter(({ level }) => level === 0).every(({ missing }) => missing === "nothing_published"),
  ).toBe(true);
});

test("publishing one more service never lowers the score, which stays between 0 and 5", () => {
  const codes = Object.keys(studiedServices) as (keyof typeof studiedServices)[];
  const service = fc
    .tuple(fc.constantFrom(...codes), fc.constantFrom("information" as const, "subscription" as const))
    .map(([code, type]) => offered(code, type));
  fc.assert(
    fc.property(fc.array(service, { maxLength: 30 }), service, fc.boolean(), (list, more, running) => {
      const before = computeCatalogueGrade(list, () => running).score;
      const after = computeCatalogueGrade([...list, more], () => running).score;
      return after >= before && after <= 5;
    }),
  );
});

test("the 25 cities have the mean that the study published", () => {
  const scores = Object.values(studiedCities);
  expect(scores).toHaveLength(25);
  expect(scores.reduce((sum, score) => sum + score, 0) / 25).toBeCloseTo(1.77, 2);
});
