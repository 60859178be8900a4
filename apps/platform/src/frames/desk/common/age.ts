import { ageOn } from "@ardeco/contracts";
import { type ElementPair, findCurrentText } from "../../../features/identity/identity/index.ts";
import type { CivilDate } from "../../../kernel/civil-date.ts";

/** Years by the birth date checked only: what ends a parent's right. */
export function computeCheckedAge(elements: readonly ElementPair[], today: CivilDate): number | undefined {
  const birthdate = elements.find(({ name }) => name === "birthdate")?.validated?.value;
  return typeof birthdate === "string" ? ageOn(birthdate, today) : undefined;
}

/** Years by the birth date checked, else by the one said; undefined when neither is known. */
export function computeAge(elements: readonly ElementPair[], today: CivilDate): number | undefined {
  const birthdate = findCurrentText(elements, "birthdate");
  return birthdate === undefined ? undefined : ageOn(birthdate, today);
}
