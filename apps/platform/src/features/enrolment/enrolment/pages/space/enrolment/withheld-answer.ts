import type { ElementName } from "@ardeco/contracts";
import type { Answers } from "../../../../../../web/index.ts";
import type { ElementPair } from "../../../../../identity/identity/index.ts";

/** Among the answers, the names of what is known and not shown; worked out at each reading, for who reads. */
const WITHHELD = "withheld";

export function toWithheldAnswers(elements: readonly ElementPair[]): Answers {
  const kept = elements.filter(({ declared, validated }) => declared?.withheld || validated?.withheld);
  return { [WITHHELD]: kept.map(({ name }) => name) };
}

/** Another representative gave it: it is neither asked nor shown again. */
export function isWithheld(answers: Answers, name: ElementName): boolean {
  const names = answers[WITHHELD];
  return Array.isArray(names) && names.some((one) => one === name);
}
