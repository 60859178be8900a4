import { datePartName } from "@ardeco/ui";
import { type Answers, findAddressAnswer, findTextAnswer, isConfirmed, listChoiceAnswers } from "./answer.ts";
import { addressParts, type Field, formatAddressPartName } from "./field.ts";
import type { TypedValues } from "./posted-form.ts";
import { formatNationalPhone } from "./show-answer.ts";

/** What the inputs hold when a question comes back with its saved answer. */
export function toTypedValues(fields: readonly Field[], answers: Answers): TypedValues {
  return new Map(fields.flatMap((field) => listFieldInputs(field, answers)));
}

function listFieldInputs(field: Field, answers: Answers): Array<[string, readonly string[]]> {
  const { name, kind } = field;
  if (kind === "choices") return [[name, listChoiceAnswers(answers, name)]];
  if (kind === "confirm") return [[name, isConfirmed(answers, name) ? ["on"] : []]];
  if (kind === "file") return [];
  if (kind === "address") {
    const address = findAddressAnswer(answers, name);
    if (!address) return [];
    return addressParts.map((part) => [formatAddressPartName(name, part), [address[part]]]);
  }
  const text = findTextAnswer(answers, name);
  if (text === undefined) return [];
  if (kind === "date") return listDateInputs(name, text);
  return [[name, [kind === "phone" ? formatNationalPhone(text) : text]]];
}

function listDateInputs(name: string, date: string): Array<[string, readonly string[]]> {
  const [year = "", month = "", day = ""] = date.split("-");
  return [
    [datePartName(name, "day"), [day.replace(/^0/, "")]],
    [datePartName(name, "month"), [month.replace(/^0/, "")]],
    [datePartName(name, "year"), [year]],
  ];
}
