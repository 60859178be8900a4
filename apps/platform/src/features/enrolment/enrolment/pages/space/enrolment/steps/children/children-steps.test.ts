import { expect, test } from "vitest";
import { formatChildField } from "./child-fields.ts";
import { childrenSteps } from "./children-steps.ts";

const fieldNamed = (name: string) =>
  childrenSteps.flatMap(({ fields }) => fields).find((field) => field.name === formatChildField(1, name));

test("a school that is given is one to show: it is said where it is asked", () => {
  expect(fieldNamed("school")?.hint?.fr).toContain("certificat de scolarité");
});

test("once the child is named above, the relation is asked about this child, not about a rank", () => {
  expect(fieldNamed("relation")?.label.fr).not.toContain("premier");
});
