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
import type { Unit } from "../../../../../ledger/counters/index.ts";
import { readAmount } from "../../../../../ledger/counters/pages/common/counters/amounts.ts";
import {
  applicationVerbs,
  type CardApplication,
  cardElements,
  type NewApplicationService,
} from "../../../index.ts";
import { cardWords } from "./card-words.ts";
import type { Parts } from "./read-directory.ts";

const both = bothIn(cardWords);
const NONE = "aucun";

/** Asked once, since cards are out. */
const buildFixedFields = ({ counters }: Parts): readonly Field[] => [
  {
    kind: "text",
    name: "aid",
    label: both(({ aid }) => aid),
    hint: both(({ aidHint }) => aidHint),
    maxLength: 6,
    width: "short",
  },
  {
    kind: "choice",
    name: "counter",
    label: both(({ counter }) => counter),
    options: [
      { value: NONE, label: both(({ counterNone }) => counterNone) },
      ...counters
        .filter(({ closedOn }) => closedOn === null)
        .map(({ id, name }) => ({ value: id, label: name })),
    ],
  },
  {
    kind: "choices",
    name: "elements",
    label: both(({ elements }) => elements),
    why: both(({ elementsWhy }) => elementsWhy),
    optional: true,
    options: cardElements.map((value) => ({
      value,
      label: both(({ elementNames }) => elementNames[value]),
    })),
  },
];

/** @param known when it is changed: what is fixed is not asked again */
export function buildApplicationFields(parts: Parts, known?: CardApplication): readonly Field[] {
  const hasPurse = known === undefined || known.purse !== null;
  const most: Field = {
    kind: "text",
    name: "most",
    label: both(({ mostField }) => mostField),
    hint: both(({ mostHint }) => mostHint),
    optional: true,
    maxLength: 14,
    inputMode: "decimal",
    width: "short",
  };
  return [
    {
      kind: "text",
      name: "name",
      label: both(({ name }) => name),
      hint: both(({ nameHint }) => nameHint),
      maxLength: 80,
    },
    ...(known ? [] : buildFixedFields(parts)),
    ...(hasPurse ? [most] : []),
    {
      kind: "choices",
      name: "services",
      label: both(({ services }) => services),
      why: both(({ servicesWhy }) => servicesWhy),
      options: parts.services.map(({ id, definition }) => ({ value: id, label: definition.title })),
    },
    {
      kind: "text",
      name: "origins",
      label: both(({ origins }) => origins),
      hint: both(({ originsHint }) => originsHint),
      multiline: true,
      maxLength: 1_000,
    },
    {
      kind: "choices",
      name: "verbs",
      label: both(({ verbs }) => verbs),
      why: both(({ verbsWhy }) => verbsWhy),
      options: applicationVerbs.map((value) => ({
        value,
        label: both(({ verbNames }) => verbNames[value]),
      })),
    },
  ];
}

/**
 * What the form shows of an application that is there. Pages and gestures are those of its first service: the
 * form gives them to all.
 */
export function toApplicationTypedValues(known: CardApplication, most: string): TypedValues {
  const [first] = known.services;
  return new Map<string, string[]>([
    ["name", [known.name]],
    ["most", [most]],
    ["services", known.services.map(({ serviceId }) => serviceId)],
    ["origins", [(first?.origins ?? []).join("\n")]],
    ["verbs", [...(first?.verbs ?? [])]],
  ]);
}

export const parseApplicationServices = (answers: Answers): readonly NewApplicationService[] => {
  const origins = (findTextAnswer(answers, "origins") ?? "").split(/\s+/).filter((origin) => origin !== "");
  const chosen = new Set(listChoiceAnswers(answers, "verbs"));
  const verbs = applicationVerbs.filter((verb) => chosen.has(verb));
  return listChoiceAnswers(answers, "services").map((one) => ({
    serviceId: parseId<"service">(one),
    origins,
    verbs,
  }));
};

export const parseCardElements = (answers: Answers) => {
  const chosen = new Set(listChoiceAnswers(answers, "elements"));
  return cardElements.filter((element) => chosen.has(element));
};

/** Null without a purse. */
export function parsePurseCounter(answers: Answers) {
  const typed = findTextAnswer(answers, "counter");
  return typed === undefined || typed === NONE ? null : parseId<"counter">(typed);
}

/** In the unit. What is no amount is said by its field. */
export function parseLargestDebit(
  answers: Answers,
  unit: Unit,
): { readonly most: number; readonly errors: readonly FieldError[] } {
  const most = readAmount(findTextAnswer(answers, "most") ?? "", unit);
  if (most !== undefined && most > 0) return { most, errors: [] };
  const sentence = both(({ amountWrong }) => amountWrong);
  return { most: 0, errors: [{ field: "most", code: "terminals.most_not_valid", ...sentence }] };
}
