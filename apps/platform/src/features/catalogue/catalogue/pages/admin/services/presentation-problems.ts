import type { Sentence } from "../../../../../../kernel/errors.ts";
import { formatKeyName, formatRowName, listRowNumbers } from "./draft-lists.ts";
import type { DraftValues } from "./draft-values.ts";

/** The field of the form where a part of the presentation is typed; `path` is below /presentation. */
export function getPresentationField(path: readonly string[], values: DraftValues): string {
  const [member = "", index, ...rest] = path;
  const at = `presentation_${member}`;
  if (member === "documents" || member === "places") return getRowField(member, Number(index), rest, values);
  if (member === "cost")
    return `${at}_${index ?? "from"}${index === "explanation" ? `_${rest[0] ?? "fr"}` : ""}`;
  if (member === "nextSteps") return `${at}_${rest[0] ?? "fr"}`;
  if (member === "partner") return `${at}_${index ?? "name"}`;
  return at;
}

function getRowField(
  list: "documents" | "places",
  index: number,
  [own, inner, language]: readonly string[],
  values: DraftValues,
): string {
  const row = listRowNumbers(values, list)[index] ?? index;
  if (own === undefined) return formatKeyName(list, row);
  if (own === "hours") return `${formatRowName(list, row)}_hours_${language ?? "fr"}`;
  const isBoth = own === "label" || own === "when";
  return `${formatRowName(list, row)}_${own}${isBoth ? `_${inner ?? "fr"}` : ""}`;
}

const address: Sentence = {
  fr: "Donnez l’adresse complète, qui commence par https://",
  en: "Give the whole address, beginning with https://",
};

/** The schema only says that a part is malformed: what to write instead, by the end of the field's name. */
const sentences: readonly (readonly [RegExp, Sentence])[] = [
  [
    /cost_from$/,
    { fr: "Écrivez un prix en euros, par exemple 3,99.", en: "Write a price in euros, e.g. 3.99." },
  ],
  [
    /cost_to$/,
    {
      fr: "Écrivez un prix plus haut que le premier, ou rien.",
      en: "Write a price above the first, or nothing.",
    },
  ],
  [
    /answerDays$/,
    { fr: "Écrivez un nombre de jours, 0 compris.", en: "Write a number of days, 0 included." },
  ],
  [
    /easyToRead$/,
    { fr: "Vingt lignes au plus, de 160 signes.", en: "Twenty lines at most, of 160 characters." },
  ],
  [/keywords$/, { fr: "Quarante mots au plus, un par ligne.", en: "Forty words at most, one a line." }],
  [/themes$/, { fr: "Choisissez quatre thèmes au plus.", en: "Choose four themes at most." }],
  [/lifeEvents$/, { fr: "Choisissez six moments au plus.", en: "Choose six events at most." }],
  [/postalCode$/, { fr: "Écrivez cinq chiffres.", en: "Write five digits." }],
  [
    /places_\d+_email$/,
    { fr: "Écrivez une adresse comme mairie@exemple.fr.", en: "Write an address like hall@example.fr." },
  ],
  [
    /(hours|nextSteps)_(fr|en)$/,
    { fr: "Écrivez chaque ligne dans les deux langues.", en: "Write each line in both languages." },
  ],
  [
    /sheet$/,
    { fr: "Écrivez le numéro de la fiche, par exemple F1427.", en: "Write the sheet’s number, e.g. F1427." },
  ],
  [/(address|form|partner_site)$/, address],
];

export function findPresentationSentence(field: string): Sentence | undefined {
  if (!field.startsWith("presentation_")) return undefined;
  return sentences.find(([shape]) => shape.test(field))?.[1];
}
