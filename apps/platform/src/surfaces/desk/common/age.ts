import { ageOn } from "@ardeco/contracts";
import type { CivilDate } from "../../../kernel/civil-date.ts";
import type { ElementPair } from "../../../modules/identity/index.ts";

/** Years by the birth date checked, else by the one said; undefined when neither is known. */
export function ageIn(elements: readonly ElementPair[], today: CivilDate): number | undefined {
  const pair = elements.find(({ name }) => name === "birthdate");
  const birthdate = (pair?.validated ?? pair?.declared)?.value;
  return typeof birthdate === "string" ? ageOn(birthdate, today) : undefined;
}
