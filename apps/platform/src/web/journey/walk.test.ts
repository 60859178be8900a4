import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canteen, TODAY, withAllergy, withoutAllergy } from "../testing/a-journey.ts";
import { assertEveryStepVisited } from "./assert-every-step-visited.ts";
import { defineJourney } from "./journey.ts";
import {
  canOpen,
  findIncompleteStep,
  findNextStep,
  findPreviousStep,
  openAnswers,
  openSteps,
} from "./walk.ts";

const ids = (steps: readonly { id: string }[]) => steps.map(({ id }) => id);

describe("a journey", () => {
  it("asks the certificate of those who have an allergy only", () => {
    expect(ids(openSteps(canteen, withAllergy))).toContain("certificate");
    expect(ids(openSteps(canteen, withoutAllergy))).not.toContain("certificate");
    expect(findNextStep(canteen, withoutAllergy, "diet")?.id).toBe("contact");
    expect(findNextStep(canteen, withAllergy, "diet")?.id).toBe("certificate");
    expect(findPreviousStep(canteen, withoutAllergy, "contact")?.id).toBe("diet");
  });

  it("starts at the first step and ends at the check", () => {
    expect(findPreviousStep(canteen, withAllergy, "child")).toBeUndefined();
    expect(findNextStep(canteen, withAllergy, "contact")).toBeUndefined();
    expect(findPreviousStep(canteen, withAllergy)?.id).toBe("contact");
    expect(findIncompleteStep(canteen, {}, TODAY)?.id).toBe("child");
    expect(findIncompleteStep(canteen, withAllergy, TODAY)).toBeUndefined();
  });

  it("comes back to an answer that a later one undid", () => {
    expect(findIncompleteStep(canteen, { ...withoutAllergy, diet: "yes" }, TODAY)?.id).toBe("certificate");
    expect(findIncompleteStep(canteen, { ...withAllergy, phone: null }, TODAY)?.id).toBe("contact");
    expect(findIncompleteStep(canteen, { ...withAllergy, diet: "vegan" }, TODAY)?.id).toBe("diet");
  });

  it("lets nobody jump ahead, nor into a closed step", () => {
    expect(canOpen(canteen, {}, "child", TODAY)).toBe(true);
    expect(canOpen(canteen, {}, "contact", TODAY)).toBe(false);
    expect(canOpen(canteen, withoutAllergy, "certificate", TODAY)).toBe(false);
  });

  it("sends nothing of a closed step", () => {
    expect(openAnswers(canteen, { ...withAllergy, diet: "no" })).not.toHaveProperty("certificate");
    expect(openAnswers(canteen, { ...withAllergy, intruder: "x" })).not.toHaveProperty("intruder");
  });

  it("goes back where it came from, whatever was answered", () => {
    const anyAnswers = fc.record({ diet: fc.constantFrom("yes", "no", "") }, { requiredKeys: [] });
    fc.assert(
      fc.property(anyAnswers, fc.constantFrom(...ids(canteen.steps)), (answers, id) => {
        fc.pre(ids(openSteps(canteen, answers)).includes(id));
        const next = findNextStep(canteen, answers, id);
        expect(findPreviousStep(canteen, answers, next?.id)?.id).toBe(id);
      }),
    );
  });
});

describe("everyStepVisited", () => {
  it("is content when the stories go everywhere, and names what they miss", () => {
    assertEveryStepVisited(canteen, [withAllergy, withoutAllergy]);
    expect(() => assertEveryStepVisited(canteen, [withoutAllergy])).toThrow("no story visits certificate");
  });
});

describe("defineJourney", () => {
  it("refuses two fields of one name, and a step in the place of the check", () => {
    const [first] = canteen.steps;
    if (!first) throw new Error("a journey has a step");
    const twice = [first, { ...first, id: "b", path: "b" }];
    expect(() => defineJourney({ ...canteen, parts: [{ title: canteen.title, steps: twice }] })).toThrow(
      "child_name",
    );
    const steps = [{ ...first, path: "verification" }];
    expect(() => defineJourney({ ...canteen, parts: [{ title: canteen.title, steps }] })).toThrow(
      "verification",
    );
  });
});
