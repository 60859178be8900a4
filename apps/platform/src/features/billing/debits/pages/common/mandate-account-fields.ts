import { type Answers, bothIn, type Field, findTextAnswer } from "../../../../../web/index.ts";
import type { Creditor } from "../../index.ts";
import { getDebitWords } from "./debit-words.ts";

const both = bothIn((language) => getDebitWords(language).mandate);

/** Whose account, and which: asked alike online and of a paper. */
export const listAccountFields = (autocomplete?: "name"): readonly Field[] => [
  {
    kind: "text",
    name: "titulaire",
    label: both(({ holderField }) => holderField),
    hint: both(({ holderHint }) => holderHint),
    maxLength: 70,
    ...(autocomplete === undefined ? {} : { autocomplete }),
  },
  {
    kind: "text",
    name: "iban",
    label: both(({ iban }) => iban),
    hint: both(({ ibanHint }) => ibanHint),
    maxLength: 50,
    width: "medium",
  },
];

export const buildCreditorField = (offered: readonly Creditor[], label: Field["label"]): Field => ({
  kind: "choice",
  name: "pour",
  label,
  options: offered.map(({ seriesId, name }) => ({ value: seriesId, label: { fr: name, en: name } })),
});

export const readAccountAnswers = (answers: Answers) => ({
  iban: findTextAnswer(answers, "iban") ?? "",
  holder: findTextAnswer(answers, "titulaire") ?? "",
});

/** Fields that the use cases call otherwise than the forms. */
export const accountRenames = { holder: "titulaire", place: "lieu", signed_on: "signe_le" };
