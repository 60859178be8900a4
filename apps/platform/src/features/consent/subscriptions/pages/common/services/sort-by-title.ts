import type { Text } from "@ardeco/contracts";
import type { Language } from "../../../../../../kernel/errors.ts";

/** In the order of the names that are read, accents and capitals aside: never of the ones kept inside. */
export function sortByTitle<Line>(
  lines: readonly Line[],
  titleOf: (line: Line) => Text,
  language: Language,
): readonly Line[] {
  const { compare } = new Intl.Collator(language);
  return lines.toSorted((one, other) => compare(titleOf(one)[language], titleOf(other)[language]));
}
