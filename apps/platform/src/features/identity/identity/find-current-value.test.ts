import { expect, test } from "vitest";
import { parseId } from "../../../kernel/ids.ts";
import type { Element, ElementPair } from "./element.ts";
import { findCurrentValue, formatNameInUse } from "./find-current-value.ts";

const element = (name: Element["name"], value: Element["value"]): Element => ({
  id: parseId<"element">("00000000-0000-4000-8000-000000000000"),
  name,
  state: "declared",
  value,
  withheld: value === undefined,
  provenance: { method: "declared", at: "2026-11-24T08:00:00Z" },
  assurance: "self_declared",
  version: 1,
});
const said = (name: Element["name"], value: string): ElementPair => ({
  name,
  declared: element(name, value),
});

test("what is checked counts before what is said since; withheld, it is nobody's to read", () => {
  const pair: ElementPair = {
    name: "email",
    validated: element("email", "avant@exemple.fr"),
    declared: element("email", "apres@exemple.fr"),
  };
  expect(findCurrentValue([pair], "email")).toBe("avant@exemple.fr");
  expect(findCurrentValue([said("email", "apres@exemple.fr")], "email")).toBe("apres@exemple.fr");
  expect(
    findCurrentValue([{ name: "email", validated: element("email", undefined) }], "email"),
  ).toBeUndefined();
  expect(findCurrentValue([], "email")).toBeUndefined();
});

test("somebody has one name: the one they use, else the one of birth", () => {
  const born = [said("given_name", "Jeanne"), said("family_name", "Martin")];
  expect(formatNameInUse(born)).toBe("Jeanne Martin");
  expect(formatNameInUse([...born, said("name_of_use", "Durand")])).toBe("Jeanne Durand");
  expect(formatNameInUse([said("given_name", "Jeanne"), said("name_of_use", "")])).toBe("Jeanne");
  expect(formatNameInUse([])).toBe("");
});
