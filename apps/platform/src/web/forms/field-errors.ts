import type { AppError, FieldError, Sentence } from "../../kernel/errors.ts";
import type { Field } from "./field.ts";

/** Stable codes of a refused answer, and what to do about it. */
const sentences = {
  "form.required": { fr: "Répondez à cette question.", en: "Answer this question." },
  "form.choice_required": { fr: "Choisissez une réponse.", en: "Choose an answer." },
  "form.confirm_required": { fr: "Cochez la case pour continuer.", en: "Tick the box to continue." },
  "form.file_required": { fr: "Ajoutez un fichier.", en: "Add a file." },
  "form.file_empty": {
    fr: "Ce fichier est vide : choisissez-en un autre.",
    en: "This file is empty: choose another.",
  },
  "form.one_file": { fr: "Ajoutez un seul fichier.", en: "Add one file only." },
  "form.too_long": { fr: "Raccourcissez votre réponse.", en: "Shorten your answer." },
  "form.characters": {
    fr: "Retapez votre réponse : elle contient des caractères invisibles.",
    en: "Type your answer again: it holds invisible characters.",
  },
  "form.format": { fr: "Vérifiez la forme de votre réponse.", en: "Check the format of your answer." },
  "form.date_incomplete": {
    fr: "Indiquez le jour, le mois et l’année, en chiffres : par exemple 27, 3 et 1985.",
    en: "Give the day, the month and the year, in figures: for example 27, 3 and 1985.",
  },
  "form.date_impossible": {
    fr: "Cette date n’existe pas. Vérifiez le jour, le mois et l’année.",
    en: "This date does not exist. Check the day, the month and the year.",
  },
  "form.date_year_short": {
    fr: "Écrivez l’année avec ses quatre chiffres, par exemple 1991.",
    en: "Write the year with its four digits, for example 1991.",
  },
  "form.date_future": { fr: "Indiquez une date passée.", en: "Give a date in the past." },
  "form.date_too_early": {
    fr: "Vérifiez l’année : cette date est trop ancienne.",
    en: "Check the year: this date is too early.",
  },
  "form.date_too_late": {
    fr: "Vérifiez l’année : cette date est trop lointaine.",
    en: "Check the year: this date is too far away.",
  },
  "form.email_invalid": {
    fr: "Indiquez une adresse électronique complète, comme prenom.nom@exemple.fr.",
    en: "Give a complete e-mail address, such as name@example.com.",
  },
  "form.phone_invalid": {
    fr: "Indiquez un numéro de téléphone complet, comme 06 12 34 56 78.",
    en: "Give a complete phone number, such as 06 12 34 56 78 or +44 20 7946 0000.",
  },
  "form.postcode_invalid": {
    fr: "Indiquez le code postal à cinq chiffres, comme 14000.",
    en: "Give the five-digit postcode, such as 14000.",
  },
  "form.city_elsewhere": {
    fr: "Vérifiez la commune et le code postal : ils ne vont pas ensemble.",
    en: "Check the town and the postcode: they do not go together.",
  },
  "form.choice_unknown": { fr: "Choisissez une réponse de la liste.", en: "Choose an answer from the list." },
} satisfies Record<string, Sentence>;

export type FieldErrorCode = keyof typeof sentences;

export function buildFieldError(field: string, code: FieldErrorCode, sentence?: Sentence): FieldError {
  const { fr, en } = sentence ?? sentences[code];
  return { field, code, fr, en };
}

/** `limit` in characters, as the field announced it. */
export function buildTooLongError(field: string, text: string, limit: number): FieldError {
  const [fr, en] = (["fr-FR", "en-GB"] as const).map(
    (locale) => (count: number) => count.toLocaleString(locale),
  );
  return buildFieldError(field, "form.too_long", {
    fr:
      `Raccourcissez votre texte : ${fr?.(limit)} caractères ` +
      `au plus, et vous en avez écrit ${fr?.(text.length)}.`,
    en: `Shorten your text: ${en?.(limit)} characters at most, and you wrote ${en?.(text.length)}.`,
  });
}

/**
 * A refusal said by the field that it is about, or at the top when that is "": what happened, then what to
 * do.
 */
export function toFieldError(field: string, { code, definition: { fr, en, todo } }: AppError): FieldError {
  return { field, code, fr: `${fr} ${todo.fr}`, en: `${en} ${todo.en}` };
}

const missingCode = {
  text: "form.required",
  date: "form.required",
  email: "form.required",
  phone: "form.required",
  address: "form.required",
  choice: "form.choice_required",
  choices: "form.choice_required",
  file: "form.file_required",
  confirm: "form.confirm_required",
} as const satisfies Record<Field["kind"], FieldErrorCode>;

/**
 * Names the question: two lines of a summary that read the same lead nowhere. A box to tick is its own
 * question.
 */
export function buildMissingError({ name, kind, label, whenMissing }: Field): FieldError {
  const code = missingCode[kind];
  return buildFieldError(name, code, whenMissing ?? naming[code]?.(label));
}

const naming: Partial<Record<FieldErrorCode, (label: Sentence) => Sentence>> = {
  "form.required": ({ fr, en }) => ({ fr: `Complétez « ${fr} ».`, en: `Fill in “${en}”.` }),
  "form.choice_required": ({ fr, en }) => ({
    fr: `Choisissez une réponse à « ${fr} ».`,
    en: `Choose an answer to “${en}”.`,
  }),
  "form.file_required": ({ fr, en }) => ({
    fr: `Ajoutez un fichier à « ${fr} ».`,
    en: `Add a file to “${en}”.`,
  }),
};
