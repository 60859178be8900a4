import { elementNames } from "@ardeco/contracts";
import { expect, test } from "vitest";
import { enrolmentJourney } from "../../../features/enrolment/enrolment/pages/space/enrolment/journey.ts";
import { findElementTopic, findStepTopic, helpTopics } from "./help-topics.ts";
import { usualHelp } from "./help-words.ts";

test("every question of enrolment has its help, in both languages", () => {
  const without = enrolmentJourney.steps
    .filter(({ id }) => findStepTopic(id) === undefined)
    .map(({ id }) => id);
  // “Another child?” is its own answer.
  expect(without.filter((id) => !id.endsWith("_another"))).toEqual([]);
  for (const topic of helpTopics) {
    expect(usualHelp[topic].text.fr.length, topic).toBeGreaterThan(20);
    expect(usualHelp[topic].text.en.length, topic).toBeGreaterThan(20);
  }
});

test("a question that is none, or an element without help, has none", () => {
  expect(findStepTopic("proof_nothing")).toBeUndefined();
  expect(findStepTopic("__proto__")).toBeUndefined();
  expect(elementNames.filter((name) => findElementTopic(name) !== undefined)).toContain("family_quotient");
});
