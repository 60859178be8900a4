import { datePartName } from "@ardeco/ui";
import { type Answers, addressAnswer, choicesAnswer, isConfirmed, textAnswer } from "./answer.ts";
import { addressPartName, addressParts, type Field } from "./field.ts";
import type { TypedValues } from "./posted-form.ts";
import { nationalPhone } from "./show-answer.ts";

/** What the inputs hold when a question comes back with its saved answer. */
export function typedFromAnswers(fields: readonly Field[], answers: Answers): TypedValues {
  return new Map(fields.flatMap((field) => inputsOf(field, answers)));
}

function inputsOf(field: Field, answers: Answers): Array<[string, readonly string[]]> {
  const { name, kind } = field;
  if (kind === "choices") return [[name, choicesAnswer(answers, name)]];
  if (kind === "confirm") return [[name, isConfirmed(answers, name) ? ["on"] : []]];
  if (kind === "file") return [];
  if (kind === "address") {
    const address = addressAnswer(answers, name);
    if (!address) return [];
    return addressParts.map((part) => [addressPartName(name, part), [address[part]]]);
  }
  const text = textAnswer(answers, name);
  if (text === undefined) return [];
  if (kind === "date") return dateInputs(name, text);
  return [[name, [kind === "phone" ? nationalPhone(text) : text]]];
}

function dateInputs(name: string, date: string): Array<[string, readonly string[]]> {
  const [year = "", month = "", day = ""] = date.split("-");
  return [
    [datePartName(name, "day"), [day.replace(/^0/, "")]],
    [datePartName(name, "month"), [month.replace(/^0/, "")]],
    [datePartName(name, "year"), [year]],
  ];
}
