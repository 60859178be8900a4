import { listUnreadHours } from "../../../features/authorities/authorities/index.ts";
import type { FieldError } from "../../../kernel/errors.ts";
import {
  type Answers,
  bothIn,
  buildFieldError,
  type Field,
  findTextAnswer,
  getTypedText,
  type TypedValues,
} from "../../../web/index.ts";
import { adminHoursWords } from "./hours-words.ts";

const both = bothIn(adminHoursWords);
const MOST_LINES = 14;
const LONGEST_LINE = 120;
const AS_TEXT = "hoursAsText";

/** Shown once a text was not understood: nobody is asked about hours that read well. */
const asTextField: Field = {
  kind: "confirm",
  name: AS_TEXT,
  label: both(({ asText }) => asText),
  hint: both(({ asTextHint }) => asTextHint),
  optional: true,
};

export const listHoursLines = (answers: Answers): readonly string[] =>
  (findTextAnswer(answers, "hours") ?? "").split("\n").filter((line) => line !== "");

/** What is to be corrected in the hours; nothing for a text kept as it is after being told what it costs. */
export function listHoursErrors(hours: readonly string[], typed: TypedValues): readonly FieldError[] {
  if (hours.length > MOST_LINES || hours.some((line) => line.length > LONGEST_LINE)) {
    const sentence = both(({ tooLong }) => tooLong(MOST_LINES, LONGEST_LINE));
    return [buildFieldError("hours", "form.too_long", sentence)];
  }
  const [unread] = listUnreadHours(hours);
  if (unread === undefined || getTypedText(typed, AS_TEXT) === "on") return [];
  return [
    buildFieldError(
      "hours",
      "form.format",
      both((words) => words.unread(unread)),
    ),
  ];
}

/** The fields of hours, and the box that keeps a text as it is, where there is one to keep. */
export function addTextConfirmation(fields: readonly Field[], typed: TypedValues): readonly Field[] {
  const hours = getTypedText(typed, "hours")
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  if (listUnreadHours(hours).length === 0) return fields;
  return fields.flatMap((field) => (field.name === "hours" ? [field, asTextField] : [field]));
}
