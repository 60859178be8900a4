import type { Language } from "../../../../../../kernel/errors.ts";
import { bothIn, type Field } from "../../../../../../web/index.ts";
import { birthCountries, type StateSourceKind } from "../../../index.ts";
import { sourceWords } from "./source-words.ts";

const both = bothIn(sourceWords);

export const NUMBER = "numero";
export const BIRTH_COUNTRY = "pays_naissance";
export const YEARLY = "chaque_annee";
/** Names the question: a form sent twice asks once. */
export const QUESTION = "question";

const formatCountryName = (iso: string, language: Language): string =>
  new Intl.DisplayNames(language, { type: "region" }).of(iso) ?? iso;

/** By their French names, which is how most read them here. */
const countries = birthCountries
  .map((value) => ({
    value,
    label: { fr: formatCountryName(value, "fr"), en: formatCountryName(value, "en") },
  }))
  .toSorted((one, other) => one.label.fr.localeCompare(other.label.fr, "fr"));

const birthCountry: Field = {
  kind: "choice",
  name: BIRTH_COUNTRY,
  label: both(({ birthCountry }) => birthCountry),
  why: both(({ birthCountryWhy }) => birthCountryWhy),
  options: countries,
};

/** What must be given beside the civil status that is known; of who was born abroad, the country may lack. */
export function buildQuestionFields(
  kind: StateSourceKind,
  { lacksCountry }: { readonly lacksCountry: boolean },
): readonly Field[] {
  return [...(lacksCountry && kind !== "job_seeker" ? [birthCountry] : []), ...buildKindFields(kind)];
}

function buildKindFields(kind: StateSourceKind): readonly Field[] {
  if (kind === "schooling")
    return [
      {
        kind: "text",
        name: NUMBER,
        label: both(({ uai }) => uai),
        hint: both(({ uaiHint }) => uaiHint),
        maxLength: 8,
        width: "short",
        pattern: { test: /^\d{7}[A-Za-z]$/, sentence: both(({ uaiWrong }) => uaiWrong) },
      },
    ];
  if (kind === "job_seeker")
    return [
      {
        kind: "text",
        name: NUMBER,
        label: both(({ number }) => number),
        hint: both(({ numberHint }) => numberHint),
        maxLength: 8,
        width: "short",
        pattern: { test: /^[0-9A-Za-z]{7,8}$/, sentence: both(({ numberWrong }) => numberWrong) },
      },
    ];
  if (kind === "quotient")
    return [
      {
        kind: "choice",
        name: YEARLY,
        label: both(({ yearly }) => yearly),
        why: both(({ yearlyWhy }) => yearlyWhy),
        options: [
          { value: "oui", label: both(({ yes }) => yes) },
          { value: "non", label: both(({ no }) => no) },
        ],
        inline: true,
      },
    ];
  return [];
}
