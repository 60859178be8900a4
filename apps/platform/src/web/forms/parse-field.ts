import type { CivilDate } from "../../kernel/civil-date.ts";
import { type Answers, listFileAnswers } from "./answer.ts";
import {
  type ChoiceField,
  type ChoicesField,
  type Field,
  type FileField,
  listFieldOptions,
} from "./field.ts";
import { buildFieldError, buildMissingError } from "./field-errors.ts";
import { parseAddress } from "./parse-address.ts";
import { parseDate } from "./parse-date.ts";
import { parseEmail, parsePhone, parseText } from "./parse-text.ts";
import { buildRefusal, leftEmpty, type Parsed } from "./parsed.ts";
import { getTypedText, type PostedForm } from "./posted-form.ts";

export interface ParseFacts {
  readonly today: CivilDate;
  /** Saved before: options may depend on them, and a file already handed in need not be sent again. */
  readonly answers: Answers;
}

export function parseField(field: Field, form: PostedForm, facts: ParseFacts): Parsed {
  // Whatever was posted: what is only read is not changed from here.
  if (field.fixed?.(facts.answers)) return { answer: facts.answers[field.name] ?? null };
  const text = () => getTypedText(form.typed, field.name);
  switch (field.kind) {
    case "text":
      return parseText(field, text());
    case "email":
      return parseEmail(field, text());
    case "phone":
      return parsePhone(field, text());
    case "date":
      return parseDate(field, form.typed, facts.today);
    case "address":
      return parseAddress(field, form.typed);
    case "choice":
      return parseChoice(field, text(), facts.answers);
    case "choices":
      return parseChoices(field, form.typed.get(field.name) ?? [], facts.answers);
    case "file":
      return parseFile(field, form, facts.answers);
    case "confirm":
      if (text() === "on") return { answer: true };
      return field.optional ? leftEmpty : buildRefusal(buildMissingError(field));
  }
}

function parseChoice(field: ChoiceField, typed: string, answers: Answers): Parsed {
  if (typed === "") return field.optional ? leftEmpty : buildRefusal(buildMissingError(field));
  const known = listFieldOptions(field, answers).some(({ value }) => value === typed);
  return known ? { answer: typed } : buildRefusal(buildFieldError(field.name, "form.choice_unknown"));
}

function parseChoices(field: ChoicesField, typed: readonly string[], answers: Answers): Parsed {
  const chosen = [...new Set(typed)];
  if (chosen.length === 0) return field.optional ? leftEmpty : buildRefusal(buildMissingError(field));
  const known = new Set(listFieldOptions(field, answers).map(({ value }) => value));
  if (!chosen.every((value) => known.has(value)))
    return buildRefusal(buildFieldError(field.name, "form.choice_unknown"));
  return { answer: chosen };
}

function parseFile(field: FileField, form: PostedForm, answers: Answers): Parsed {
  const sent = form.uploads.filter((upload) => upload.field === field.name);
  if (sent.length > 1 && !field.multiple) return buildRefusal(buildFieldError(field.name, "form.one_file"));
  if (sent.length > 0) return { answer: sent.map(({ fileName, size }) => ({ fileName, size })) };
  const kept = listFileAnswers(answers, field.name);
  if (kept.length > 0) return { answer: kept };
  return field.optional ? leftEmpty : buildRefusal(buildMissingError(field));
}
