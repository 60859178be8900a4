import type { FieldError } from "../../../../../../kernel/errors.ts";
import { parseId } from "../../../../../../kernel/ids.ts";
import {
  type Answers,
  bothIn,
  type Field,
  findTextAnswer,
  listChoiceAnswers,
  type TypedValues,
} from "../../../../../../web/index.ts";
import { type Counter, type CounterDefinition, type Unit, units } from "../../../index.ts";
import { formatTypedAmount, readAmount } from "../../common/counters/amounts.ts";
import { counterWords } from "./counter-words.ts";

const both = bothIn(counterWords);

/** A service that may be chosen. */
export interface Offered {
  readonly id: string;
  readonly title: { readonly fr: string; readonly en: string };
}

const buildTextField = (
  name: string,
  more: Omit<Extract<Field, { kind: "text" }>, "kind" | "name">,
): Field => ({
  kind: "text",
  name,
  ...more,
});
const buildAmountField = (name: string, label: Field["label"], hint: Field["hint"]): Field =>
  buildTextField(name, {
    label,
    optional: true,
    maxLength: 14,
    inputMode: "decimal",
    width: "short",
    ...(hint ? { hint } : {}),
  });

const unitField: Field = {
  kind: "choice",
  name: "unit",
  label: both(({ unit }) => unit),
  options: units.map((value) => ({ value, label: both((words) => words.units[value]) })),
};

const paidField: Field = {
  kind: "choice",
  name: "paid_after",
  label: both(({ paidAfter }) => paidAfter),
  why: both(({ paidAfterWhy }) => paidAfterWhy),
  inline: true,
  options: [
    { value: "non", label: both(({ no }) => no) },
    { value: "oui", label: both(({ yes }) => yes) },
  ],
};

const boundField: Field = {
  kind: "choice",
  name: "parents_bound",
  label: both(({ parentsBound }) => parentsBound),
  why: both(({ parentsBoundWhy }) => parentsBoundWhy),
  // Unanswered, nobody bounds: no form of before says it.
  optional: true,
  inline: true,
  options: [
    { value: "non", label: both(({ no }) => no) },
    { value: "oui", label: both(({ yes }) => yes) },
  ],
};

/** Of a counter that is there, the unit and the way of paying stay. */
export const buildCounterFields = (services: readonly Offered[], known?: Counter): readonly Field[] => [
  buildTextField("name_fr", {
    label: both(({ name }) => name),
    hint: both(({ nameHint }) => nameHint),
    maxLength: 80,
  }),
  buildTextField("name_en", { label: both(({ nameEn }) => nameEn), maxLength: 80 }),
  ...(known ? [] : [unitField, paidField]),
  {
    kind: "choices",
    name: "services",
    label: both((words) => words.services),
    why: both(({ servicesWhy }) => servicesWhy),
    options: services.map(({ id, title }) => ({ value: id, label: title })),
  },
  {
    kind: "choice",
    name: "credit",
    label: both(({ credit }) => credit),
    why: both(({ creditWhy }) => creditWhy),
    inline: true,
    options: [
      { value: "non", label: both(({ no }) => no) },
      { value: "oui", label: both(({ yes }) => yes) },
    ],
  },
  {
    kind: "choice",
    name: "see",
    label: both(({ see }) => see),
    why: both(({ seeWhy }) => seeWhy),
    inline: true,
    options: [
      { value: "non", label: both(({ no }) => no) },
      { value: "oui", label: both(({ yes }) => yes) },
    ],
  },
  ...(known?.paidAfter === true ? [] : [boundField]),
  buildAmountField(
    "floor",
    both(({ floor }) => floor),
    both(({ floorHint }) => floorHint),
  ),
  buildAmountField(
    "ceiling",
    both(({ ceilingField }) => ceilingField),
    both(({ empties }) => empties),
  ),
  buildAmountField(
    "debit_max",
    both(({ debitMaxField }) => debitMaxField),
    both(({ empties }) => empties),
  ),
  buildTextField("expires_months", {
    label: both(({ months }) => months),
    hint: both(({ monthsHint }) => monthsHint),
    optional: true,
    maxLength: 3,
    inputMode: "numeric",
    width: "short",
  }),
];

/** What the form of a counter shows before anybody types. */
export function toTypedCounter(counter: Counter): TypedValues {
  const { unit, expiresMonths } = counter;
  const amountOf = (value: number | null) => (value === null ? "" : formatTypedAmount(value, unit));
  const facts: Readonly<Record<string, readonly string[]>> = {
    name_fr: [counter.name.fr],
    name_en: [counter.name.en],
    services: counter.services.map(({ serviceId }) => serviceId),
    credit: [counter.servicesCredit ? "oui" : "non"],
    see: [counter.servicesSee ? "oui" : "non"],
    parents_bound: [counter.parentsBound === true ? "oui" : "non"],
    floor: [counter.floor === 0 || counter.paidAfter === true ? "" : amountOf(-counter.floor)],
    ceiling: [amountOf(counter.ceiling)],
    debit_max: [amountOf(counter.debitMax)],
    expires_months: [expiresMonths === null ? "" : String(expiresMonths)],
  };
  return new Map(Object.entries(facts));
}

/** The unit that was chosen, when there is one. */
export const findChosenUnit = (answers: Answers): Unit | undefined =>
  units.find((one) => one === findTextAnswer(answers, "unit"));

/** What was typed besides the limits. */
export const parseCounterFacts = (answers: Answers) => ({
  name: { fr: findTextAnswer(answers, "name_fr") ?? "", en: findTextAnswer(answers, "name_en") ?? "" },
  servicesCredit: findTextAnswer(answers, "credit") === "oui",
  servicesSee: findTextAnswer(answers, "see") === "oui",
  paidAfter: findTextAnswer(answers, "paid_after") === "oui",
  parentsBound: findTextAnswer(answers, "parents_bound") === "oui",
  services: listChoiceAnswers(answers, "services").map((one) => parseId<"service">(one)),
});

/** What was typed, in the unit; what is no amount is said by its field. */
export function readLimits(
  answers: Answers,
  unit: Unit,
): {
  readonly read: Pick<CounterDefinition, "floor" | "ceiling" | "debitMax" | "expiresMonths">;
  readonly errors: readonly FieldError[];
} {
  const errors: FieldError[] = [];
  const read = (name: string): number | null => {
    const typed = findTextAnswer(answers, name);
    if (typed === undefined) return null;
    const isCount = name === "expires_months";
    const value = readAmount(typed, isCount ? "unit" : unit);
    if (value !== undefined) return value;
    const sentence = both((words) => (isCount ? words.monthsWrong : words.amountWrong));
    errors.push({ field: name, code: "counters.amount_not_valid", ...sentence });
    return null;
  };
  // No arrears is zero, never minus zero.
  const floor = 0 - (read("floor") ?? 0);
  return {
    read: {
      floor,
      ceiling: read("ceiling"),
      debitMax: read("debit_max"),
      expiresMonths: read("expires_months"),
    },
    errors,
  };
}
