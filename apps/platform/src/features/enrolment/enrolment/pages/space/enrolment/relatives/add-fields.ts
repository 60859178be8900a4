import { addMonths, type CivilDate } from "../../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../../kernel/errors.ts";
import { type Answers, type Field, findTextAnswer } from "../../../../../../../web/index.ts";
import { relations } from "./relations.ts";
import { relativeWords } from "./relative-words.ts";

const [fr, en] = [relativeWords("fr"), relativeWords("en")];

export const relationField: Field = {
  kind: "choice",
  name: "relation",
  label: { fr: fr.addQuestion, en: en.addQuestion },
  why: { fr: fr.addWhy, en: en.addWhy },
  options: relations.map((value) => ({
    value,
    label: { fr: fr[value], en: en[value] },
    hint: { fr: fr[`${value}Hint`], en: en[`${value}Hint`] },
  })),
};

export const untilField: Field = {
  kind: "date",
  name: "until",
  label: { fr: fr.untilQuestion, en: en.untilQuestion },
  why: { fr: fr.untilWhy, en: en.untilWhy },
};

const LONGEST_MONTHS = 36;

/** What households accepts of a mandate, said beside the field. */
export function validateUntilDate(answers: Answers, today: CivilDate): readonly FieldError[] {
  const until = findTextAnswer(answers, "until") ?? "";
  if (until >= today && until <= addMonths(today, LONGEST_MONTHS)) return [];
  return [{ field: "until", code: "space.mandate_dates", fr: fr.untilWrong, en: en.untilWrong }];
}
