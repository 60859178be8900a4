import { ageOn } from "@ardeco/contracts";
import type { CivilDate } from "../../../kernel/civil-date.ts";
import { currentText, type ElementPair } from "../../../modules/identity/index.ts";

/** Years by the birth date checked, else by the one said; undefined when neither is known. */
export function ageIn(elements: readonly ElementPair[], today: CivilDate): number | undefined {
  const birthdate = currentText(elements, "birthdate");
  return birthdate === undefined ? undefined : ageOn(birthdate, today);
}
