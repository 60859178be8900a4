import type { CivilDate } from "../../../../../../kernel/civil-date.ts";
import type { FieldError } from "../../../../../../kernel/errors.ts";
import { listCodes } from "../../../../../../kernel/recover-refusal.ts";
import {
  bothIn,
  type Field,
  findTextAnswer,
  getTypedText,
  type PostedForm,
  parseFields,
  toBesides,
} from "../../../../../../web/index.ts";
import { type Refresh, sourcesErrors } from "../../../index.ts";
import { refreshWords } from "./refresh-words.ts";

const both = bothIn(refreshWords);

const families: Field = {
  kind: "choice",
  name: "familles",
  label: both(({ asks }) => asks),
  options: [
    { value: "agreed", label: both(({ agreed }) => agreed), hint: both(({ agreedHint }) => agreedHint) },
    {
      value: "informed",
      label: both(({ informed }) => informed),
      hint: both(({ informedHint }) => informedHint),
    },
  ],
};

const information: Field = {
  kind: "text",
  name: "information",
  label: both(({ how }) => how),
  hint: both(({ howHint }) => howHint),
  maxLength: 1_000,
};

/** Which families, and how they were told: the same by API and by file. */
export const refreshFields: readonly Field[] = [families, information];

export interface RefreshAnswers extends Pick<Refresh, "asks"> {
  /** "": families who said yes were told when they did. */
  readonly informedHow: string;
}

/**
 * How they were informed is asked of who relies on it alone (CRPA, art. L114-8): a yes was given knowingly.
 */
export function readRefreshForm(
  form: PostedForm,
  today: CivilDate,
): RefreshAnswers & { readonly errors: readonly FieldError[] } {
  const asks = getTypedText(form.typed, families.name) === "agreed" ? "agreed" : "informed";
  // Before a choice, only the choice is missing.
  const isRelied = getTypedText(form.typed, families.name) === "informed";
  const fields = [families, { ...information, optional: !isRelied }];
  const { answers, errors } = parseFields(fields, form, { today, answers: {} });
  return { asks, informedHow: findTextAnswer(answers, information.name) ?? "", errors };
}

const nobody = listCodes(
  sourcesErrors,
  "sources.no_quotient_counts",
  "sources.no_number_checked",
  "sources.nobody_to_ask",
);

/** Why nothing began, beside which families are asked about. */
export const nobodyBesides = toBesides(nobody, families.name);
