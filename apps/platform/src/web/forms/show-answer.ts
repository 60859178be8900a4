import { formatPlainDate } from "../../kernel/civil-date.ts";
import type { Language } from "../../kernel/errors.ts";
import { defineMessages, formatSentence } from "../messages.ts";
import {
  type Answers,
  findAddressAnswer,
  findTextAnswer,
  isConfirmed,
  listChoiceAnswers,
  listFileAnswers,
} from "./answer.ts";
import { addressParts, type Field, listFieldOptions } from "./field.ts";

const words = defineMessages({
  fr: { none: "Non renseigné", yes: "Oui", no: "Non" },
  en: { none: "Not given", yes: "Yes", no: "No" },
});

/** "+33612345678" → "06 12 34 56 78"; a foreign number stays as it is. */
export const formatNationalPhone = (number: string): string =>
  /^\+33\d{9}$/.test(number) ? number.replace("+33", "0").replaceAll(/(\d\d)(?=\d)/g, "$1 ") : number;

/** An answer as a line to read. */
export function showAnswer(field: Field, answers: Answers, language: Language): string {
  const { name } = field;
  if (field.kind === "confirm") return isConfirmed(answers, name) ? words(language).yes : words(language).no;
  return formatAnswerLine(field, answers, language) || words(language).none;
}

function formatAnswerLine(
  field: Exclude<Field, { kind: "confirm" }>,
  answers: Answers,
  language: Language,
): string {
  const { name } = field;
  const text = findTextAnswer(answers, name) ?? "";
  switch (field.kind) {
    case "choice":
    case "choices": {
      const chosen = new Set([text, ...listChoiceAnswers(answers, name)]);
      const labels = listFieldOptions(field, answers).filter(({ value }) => chosen.has(value));
      return labels.map(({ label }) => formatSentence(label, language)).join(", ");
    }
    case "date":
      return text && formatPlainDate(text, language);
    case "phone":
      return formatNationalPhone(text);
    case "file":
      return listFileAnswers(answers, name)
        .map(({ fileName }) => fileName)
        .join(", ");
    case "address": {
      const address = findAddressAnswer(answers, name);
      if (!address) return "";
      const [street, complement, postcode, city] = addressParts.map((part) => address[part]);
      return [street, complement, `${postcode} ${city}`].filter(Boolean).join(", ");
    }
    default:
      return text;
  }
}
