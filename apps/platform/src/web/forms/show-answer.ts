import { plainDate } from "../../kernel/civil-date.ts";
import type { Language } from "../../kernel/errors.ts";
import { defineMessages, say } from "../messages.ts";
import {
  type Answers,
  addressAnswer,
  choicesAnswer,
  filesAnswer,
  isConfirmed,
  textAnswer,
} from "./answer.ts";
import { addressParts, type Field, optionsOf } from "./field.ts";

const words = defineMessages({
  fr: { none: "Non renseigné", yes: "Oui", no: "Non" },
  en: { none: "Not given", yes: "Yes", no: "No" },
});

/** "+33612345678" → "06 12 34 56 78"; a foreign number stays as it is. */
export const nationalPhone = (number: string): string =>
  /^\+33\d{9}$/.test(number) ? number.replace("+33", "0").replaceAll(/(\d\d)(?=\d)/g, "$1 ") : number;

/** An answer as a line to read. */
export function showAnswer(field: Field, answers: Answers, language: Language): string {
  const { name } = field;
  if (field.kind === "confirm") return isConfirmed(answers, name) ? words(language).yes : words(language).no;
  return lineOf(field, answers, language) || words(language).none;
}

function lineOf(field: Exclude<Field, { kind: "confirm" }>, answers: Answers, language: Language): string {
  const { name } = field;
  const text = textAnswer(answers, name) ?? "";
  switch (field.kind) {
    case "choice":
    case "choices": {
      const chosen = new Set([text, ...choicesAnswer(answers, name)]);
      const labels = optionsOf(field, answers).filter(({ value }) => chosen.has(value));
      return labels.map(({ label }) => say(label, language)).join(", ");
    }
    case "date":
      return text && plainDate(text, language);
    case "phone":
      return nationalPhone(text);
    case "file":
      return filesAnswer(answers, name)
        .map(({ fileName }) => fileName)
        .join(", ");
    case "address": {
      const address = addressAnswer(answers, name);
      if (!address) return "";
      const [street, complement, postcode, city] = addressParts.map((part) => address[part]);
      return [street, complement, `${postcode} ${city}`].filter(Boolean).join(", ");
    }
    default:
      return text;
  }
}
