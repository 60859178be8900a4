import type { FieldError } from "../../../../../../kernel/errors.ts";
import {
  type Answers,
  bothIn,
  type Field,
  findTextAnswer,
  listChoiceAnswers,
} from "../../../../../../web/index.ts";
import type { Counter } from "../../../../../ledger/counters/index.ts";
import { readAmount } from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import type { RegieCounter } from "../../../index.ts";
import { regieWords } from "./regie-words.ts";

const both = bothIn(regieWords);

const formatPriceFieldName = (id: string): string => `prix-${id}`;

export const buildRegieFields = (counters: readonly Counter[]): readonly Field[] => [
  { kind: "text", name: "name", label: both(({ name }) => name), maxLength: 80 },
  {
    kind: "text",
    name: "code",
    label: both(({ code }) => code),
    hint: both(({ codeHint }) => codeHint),
    maxLength: 12,
    width: "short",
  },
  { kind: "text", name: "act", label: both(({ order }) => order), maxLength: 120 },
  {
    kind: "text",
    name: "cash_max",
    label: both(({ cashMax }) => cashMax),
    hint: both(({ cashMaxHint }) => cashMaxHint),
    maxLength: 14,
    inputMode: "decimal",
    width: "short",
  },
  {
    kind: "choices",
    name: "counters",
    label: both((words) => words.counters),
    options: counters.map(({ id, name }) => ({ value: id, label: name })),
  },
  ...counters
    .filter(({ unit }) => unit !== "euro_cent")
    .map(
      ({ id, name }): Field => ({
        kind: "text",
        name: formatPriceFieldName(id),
        label: { fr: regieWords("fr").price(name.fr), en: regieWords("en").price(name.en) },
        hint: both(({ priceHint }) => priceHint),
        optional: true,
        maxLength: 14,
        inputMode: "decimal",
        width: "short",
      }),
    ),
];

/** What was typed, in cents; what is no amount is said by its field. */
export function parseRegieMoney(answers: Answers, known: readonly Counter[]) {
  const errors: FieldError[] = [];
  const cents = (field: string): number => {
    const value = readAmount(findTextAnswer(answers, field) ?? "", "euro_cent");
    if (value === undefined)
      errors.push({ field, code: "payments.amount_not_valid", ...both(({ amountWrong }) => amountWrong) });
    return value ?? 0;
  };
  const counters = listChoiceAnswers(answers, "counters").flatMap((chosen): readonly RegieCounter[] => {
    const counter = known.find(({ id }) => id === chosen);
    if (!counter) return [];
    const priceCents = counter.unit === "euro_cent" ? null : cents(formatPriceFieldName(counter.id));
    return [{ counterId: counter.id, priceCents }];
  });
  return { cashMax: cents("cash_max"), counters, errors };
}
