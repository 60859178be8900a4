import { hasInvisible, toTidyText } from "../../kernel/text.ts";
import type { EmailField, PhoneField, TextField } from "./field.ts";
import { buildFieldError, buildMissingError, buildTooLongError } from "./field-errors.ts";
import { buildRefusal, leftEmpty, type Parsed } from "./parsed.ts";

const MAX_TEXT = 200;
/** The length that a text of several lines may have when its question says no other. */
export const MAX_MULTILINE = 4000;
/** RFC 5321, 4.5.3.1.3, less the angle brackets. */
const MAX_EMAIL = 254;

/** On purpose permissive: the link sent proves the address. */
const EMAIL = /^[^\s@]{1,64}@[^\s@.]+(?:\.[^\s@.]+)+$/;

/** Lines are kept, whatever the system that typed them ends them with. */
const formatTidyLines = (text: string): string =>
  text.replaceAll(/\r\n?/g, "\n").split("\n").map(toTidyText).join("\n").trim();

export function parseText(field: TextField, typed: string): Parsed {
  const text = field.multiline ? formatTidyLines(typed) : toTidyText(typed);
  if (text === "") return field.optional ? leftEmpty : buildRefusal(buildMissingError(field));
  const limit = field.maxLength ?? (field.multiline ? MAX_MULTILINE : MAX_TEXT);
  if (text.length > limit) return buildRefusal(buildTooLongError(field.name, text, limit));
  if (hasInvisible(text.replaceAll("\n", "")))
    return buildRefusal(buildFieldError(field.name, "form.characters"));
  if (field.pattern && !field.pattern.test.test(text)) {
    return buildRefusal(buildFieldError(field.name, "form.format", field.pattern.sentence));
  }
  return { answer: text };
}

export function parseEmail(field: EmailField, typed: string): Parsed {
  const text = toTidyText(typed);
  if (text === "") return field.optional ? leftEmpty : buildRefusal(buildMissingError(field));
  const valid = text.length <= MAX_EMAIL && EMAIL.test(text) && !hasInvisible(text);
  return valid ? { answer: text } : buildRefusal(buildFieldError(field.name, "form.email_invalid"));
}

/** "06 12 34 56 78" → "+33612345678" (E.164, at most fifteen digits). */
export function parsePhone(field: PhoneField, typed: string): Parsed {
  const text = toTidyText(typed).replaceAll(/[ .()-]/g, "");
  if (text === "") return field.optional ? leftEmpty : buildRefusal(buildMissingError(field));
  const number = text
    .replace(/^00/, "+")
    .replace(/^0(?=[1-9]\d{8}$)/, "+33")
    .replace(/^\+330/, "+33");
  const valid = number.startsWith("+33") ? /^\+33[1-9]\d{8}$/ : /^\+[1-9]\d{7,14}$/;
  return valid.test(number)
    ? { answer: number }
    : buildRefusal(buildFieldError(field.name, "form.phone_invalid"));
}
