import { unreadHours } from "../../../features/authorities/authorities/index.ts";
import type { FieldError } from "../../../kernel/errors.ts";
import {
  type Answers,
  bothIn,
  type Field,
  fieldError,
  type TypedValues,
  textAnswer,
  textOf,
} from "../../../web/index.ts";
import { hoursWords } from "./hours-words.ts";

const both = bothIn(hoursWords);
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

export const hoursLinesOf = (answers: Answers): readonly string[] =>
  (textAnswer(answers, "hours") ?? "").split("\n").filter((line) => line !== "");

/** What is to be corrected in the hours; nothing for a text kept as it is after being told what it costs. */
export function hoursErrors(hours: readonly string[], typed: TypedValues): readonly FieldError[] {
  if (hours.length > MOST_LINES || hours.some((line) => line.length > LONGEST_LINE)) {
    const sentence = both(({ tooLong }) => tooLong(MOST_LINES, LONGEST_LINE));
    return [fieldError("hours", "form.too_long", sentence)];
  }
  const [unread] = unreadHours(hours);
  if (unread === undefined || textOf(typed, AS_TEXT) === "on") return [];
  return [
    fieldError(
      "hours",
      "form.format",
      both((words) => words.unread(unread)),
    ),
  ];
}

/** The fields of hours, and the box that keeps a text as it is, where there is one to keep. */
export function withAsText(fields: readonly Field[], typed: TypedValues): readonly Field[] {
  const hours = textOf(typed, "hours")
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
  if (unreadHours(hours).length === 0) return fields;
  return fields.flatMap((field) => (field.name === "hours" ? [field, asTextField] : [field]));
}
